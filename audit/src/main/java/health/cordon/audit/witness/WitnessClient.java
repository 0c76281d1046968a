package health.cordon.audit.witness;

import health.cordon.audit.AuditError;
import health.cordon.audit.AuditReader;
import health.cordon.audit.LogFolder;
import health.cordon.audit.NotVerified;
import health.cordon.audit.files.DiskFiles;
import health.cordon.audit.files.FileLayer;
import health.cordon.audit.note.KeyFile;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.VerifierKey;
import health.cordon.audit.tiles.TileWriter;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Asks a witness to cosign a log's checkpoint and keeps the cosigned one in the log's folder, where verification compares
 * the log with it from then on.
 */
public final class WitnessClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI url;
    private final VerifierKey witness;
    private final FileLayer files = DiskFiles.INSTANCE;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * A client of one witness.
     *
     * @param prefix the witness's submission prefix
     * @param witness its verifier key, which must have come another way than from the witness's address
     */
    public WitnessClient(URI prefix, VerifierKey witness) {
        if (!witness.isWitness()) {
            throw new CordonException(AuditError.KEY_DAMAGED);
        }
        String base = prefix.toString();
        this.url = URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/add-checkpoint");
        this.witness = witness;
    }

    /**
     * Has the log's latest checkpoint cosigned.
     *
     * @param folder the log's folder
     * @throws CordonException {@link AuditError}: unreachable, refused, unknown log
     */
    public SignedCheckpoint cosign(Path folder) throws NotVerified {
        LogFolder where = new LogFolder(folder.toAbsolutePath().normalize());
        AuditReader reader = AuditReader.open(folder);
        HttpResponse<String> answer = ask(reader, cosigned(where));
        if (answer.statusCode() == 409) {
            long size = size(answer.body());
            if (size > reader.size()) {
                throw new CordonException(
                        AuditError.WITNESS_REFUSED, SafeArg.of("cosigned", size), SafeArg.of("entries", reader.size()));
            }
            answer = ask(reader, size);
        }
        SignedCheckpoint cosigned = switch (answer.statusCode()) {
            case 200 -> reader.checkpoint().with(answer.body().strip(), witness);
            case 404 -> throw new CordonException(AuditError.WITNESS_UNKNOWN_LOG);
            case 403, 409, 422 ->
                throw new CordonException(AuditError.WITNESS_REFUSED, SafeArg.of("status", answer.statusCode()));
            default ->
                throw new CordonException(AuditError.WITNESS_UNREACHABLE, SafeArg.of("status", answer.statusCode()));
        };
        keep(where, cosigned);
        return cosigned;
    }

    private HttpResponse<String> ask(AuditReader reader, long oldSize) {
        List<byte[]> proof = reader.consistency(Math.min(oldSize, reader.size()));
        String body = new WitnessRequest(oldSize, proof, reader.checkpoint().note()).body();
        try {
            return http.send(
                    HttpRequest.newBuilder(url)
                            .timeout(PATIENCE)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new CordonException(AuditError.WITNESS_UNREACHABLE, e, SafeArg.cause(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CordonException(AuditError.WITNESS_UNREACHABLE, e, SafeArg.cause(e));
        }
    }

    /** What this witness cosigned last, as far as this folder knows; the witness itself knows better. */
    private long cosigned(LogFolder where) {
        Path file = where.witnesses().resolve(witness.hexId() + ".checkpoint");
        try {
            if (!files.exists(file)) {
                return 0;
            }
            String note = new String(files.read(file), StandardCharsets.UTF_8);
            return SignedCheckpoint.verify(note, KeyFile.readVerifier(where.verifierKey(), files))
                    .size();
        } catch (IOException | NotVerified e) {
            return 0;
        }
    }

    private static long size(String body) {
        try {
            return Long.parseLong(body.strip());
        } catch (NumberFormatException e) {
            throw new CordonException(AuditError.WITNESS_UNREACHABLE, SafeArg.of("status", 409));
        }
    }

    private void keep(LogFolder where, SignedCheckpoint cosigned) {
        try {
            TileWriter writer = new TileWriter(files, where.path());
            writer.writeDurably("witness/" + witness.hexId() + ".vkey", witness + "\n");
            writer.writeDurably("witness/" + witness.hexId() + ".checkpoint", cosigned.note());
        } catch (IOException e) {
            throw new CordonException(AuditError.UNWRITABLE, e, SafeArg.path(where.path()), SafeArg.cause(e));
        }
    }
}

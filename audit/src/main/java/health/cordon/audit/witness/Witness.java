package health.cordon.audit.witness;

import health.cordon.audit.AuditError;
import health.cordon.audit.NotVerified;
import health.cordon.audit.files.DiskFiles;
import health.cordon.audit.files.FileLayer;
import health.cordon.audit.files.FolderLock;
import health.cordon.audit.merkle.Proofs;
import health.cordon.audit.merkle.TreeHasher;
import health.cordon.audit.note.KeyFile;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.SigningKey;
import health.cordon.audit.note.VerifierKey;
import health.cordon.audit.tiles.TileWriter;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A witness: cosigns checkpoints of the logs that it knows, as long as each goes on from the one it cosigned before. It
 * knows nothing of entries.
 *
 * <p><b>What this promises.</b> For each log it never cosigns a checkpoint that is not a continuation of the last one: no
 * shorter tree, no other history. What it cosigned is on the disk before the answer leaves. One process at a time; thread
 * safe.
 */
public final class Witness implements AutoCloseable {

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param type the content type
     * @param body the body
     */
    public record Answer(int status, String type, String body) {

        private static final String TEXT = "text/plain; charset=utf-8";

        static Answer of(int status, String told) {
            return new Answer(status, TEXT, told + "\n");
        }
    }

    private final FileLayer files;
    private final Path folder;
    private final FolderLock claim;
    private final SigningKey key;
    private final Map<String, VerifierKey> logs;
    private final InstantSource clock;

    private Witness(
            FileLayer files,
            Path folder,
            FolderLock claim,
            SigningKey key,
            Map<String, VerifierKey> logs,
            InstantSource clock) {
        this.files = files;
        this.folder = folder;
        this.claim = claim;
        this.key = key;
        this.logs = logs;
        this.clock = clock;
    }

    /**
     * Opens a witness's folder, and makes it with a new key if there is none.
     *
     * @param name the name of a new witness's key, best a URL without its scheme
     * @param logs the verifier keys of the logs to cosign
     */
    public static Witness open(Path folder, String name, Collection<VerifierKey> logs) {
        return open(folder, name, logs, InstantSource.system());
    }

    static Witness open(Path folder, String name, Collection<VerifierKey> logs, InstantSource clock) {
        FileLayer files = DiskFiles.INSTANCE;
        try {
            Files.createDirectories(folder);
            FolderLock claim = FolderLock.take(folder);
            try {
                Path file = folder.resolve("witness.key");
                SigningKey key = files.exists(file) ? KeyFile.read(file, files) : KeyFile.create(file, name, files);
                new TileWriter(files, folder).writeDurably("witness.vkey", key.witnessKey() + "\n");
                return new Witness(
                        files,
                        folder,
                        claim,
                        key,
                        logs.stream().collect(Collectors.toMap(VerifierKey::name, log -> log, (a, b) -> a)),
                        clock);
            } catch (IOException | RuntimeException e) {
                claim.close();
                throw e;
            }
        } catch (IOException e) {
            throw new CordonException(AuditError.UNWRITABLE, e, SafeArg.path(folder), SafeArg.cause(e));
        }
    }

    /** What checks its cosignatures. */
    public VerifierKey verifierKey() {
        return key.witnessKey();
    }

    /** Answers {@code add-checkpoint}. */
    public synchronized Answer addCheckpoint(String body) {
        WitnessRequest request;
        String origin;
        try {
            request = WitnessRequest.parse(body);
            origin = SignedCheckpoint.origin(request.note());
        } catch (NotVerified e) {
            return Answer.of(400, "not an add-checkpoint request");
        }
        VerifierKey log = logs.get(origin);
        if (log == null) {
            return Answer.of(404, "unknown log");
        }
        try {
            return judge(request, SignedCheckpoint.verify(request.note(), log), log);
        } catch (NotVerified e) {
            return Answer.of(403, "not signed by the log");
        } catch (IOException e) {
            throw new CordonException(AuditError.UNWRITABLE, e, SafeArg.path(folder), SafeArg.cause(e));
        }
    }

    private Answer judge(WitnessRequest request, SignedCheckpoint fresh, VerifierKey log) throws IOException {
        if (request.oldSize() > fresh.size()) {
            return Answer.of(400, "the old size is beyond the checkpoint");
        }
        SignedCheckpoint last = last(log);
        long lastSize = last == null ? 0 : last.size();
        if (request.oldSize() != lastSize) {
            return new Answer(409, "text/x.tlog.size", lastSize + "\n");
        }
        byte[] lastRoot =
                last == null ? new TreeHasher().empty() : last.checkpoint().root();
        if (lastSize == fresh.size()
                && !Arrays.equals(lastRoot, fresh.checkpoint().root())) {
            return new Answer(409, "text/x.tlog.size", lastSize + "\n");
        }
        try {
            Proofs.verifyConsistency(
                    lastSize, fresh.size(), lastRoot, fresh.checkpoint().root(), request.proof());
        } catch (NotVerified e) {
            return Answer.of(422, "the consistency proof does not verify");
        }
        new TileWriter(files, folder).writeDurably(state(log), fresh.note());
        return new Answer(200, Answer.TEXT, key.cosign(fresh, clock.instant().getEpochSecond()));
    }

    /** What it cosigned last of this log. A state that cannot be read is an error: without it, nothing is cosigned. */
    private @Nullable SignedCheckpoint last(VerifierKey log) throws IOException {
        Path file = folder.resolve(state(log));
        if (!files.exists(file)) {
            return null;
        }
        try {
            return SignedCheckpoint.verify(new String(files.read(file), StandardCharsets.UTF_8), log);
        } catch (NotVerified e) {
            throw new CordonException(AuditError.WITNESS_STATE_DAMAGED, e, SafeArg.path(file));
        }
    }

    private static String state(VerifierKey log) {
        return log.hexId() + ".checkpoint";
    }

    @Override
    public void close() {
        claim.close();
    }
}

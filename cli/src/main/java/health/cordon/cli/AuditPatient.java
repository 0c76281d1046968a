package health.cordon.cli;

import health.cordon.audit.AuditSubjects;
import health.cordon.cli.outcome.CliError;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.Pseudonym;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which patient, and the keyset that makes the pseudonym. */
final class AuditPatient {

    @Option(
            names = "--patient",
            paramLabel = "ID",
            description = "The patient's id as the log's writer knows it, or - to read it from standard input, where no"
                    + " list of processes shows it. Needs --keyset.")
    private @Nullable String patient;

    @Option(names = "--keyset", paramLabel = "FILE", description = "The keyset that makes the patient's pseudonym.")
    private @Nullable Path keysetFile;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "The passphrase of a sealed keyset. The environment variable CORDON_PASSPHRASE works too.")
    private @Nullable Path passphrase;

    boolean isGiven() {
        return patient != null;
    }

    /** The pseudonyms under all generations of the keyset. */
    List<Pseudonym> all(Io io) {
        try (Keyset keyset = keyset()) {
            return new AuditSubjects(keyset).all(id(io));
        }
    }

    /** The pseudonym to write. */
    Pseudonym one(Io io) {
        try (Keyset keyset = keyset()) {
            return new AuditSubjects(keyset).of(id(io));
        }
    }

    private Keyset keyset() {
        if (keysetFile == null) {
            throw new CordonException(CliError.NEEDS_KEYSET);
        }
        return Engine.keyset(keysetFile, passphrase);
    }

    private Phi id(Io io) {
        String given = patient == null ? "" : patient;
        if (!given.equals("-")) {
            return Phi.of(given);
        }
        try {
            return Phi.of(new String(io.in().readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

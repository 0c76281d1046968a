package health.cordon.cli;

import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.NotVerified;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.note.VerifierKey;
import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which log: the one in the data folder. */
final class AuditData {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The data folder; the log lies in audit below it.")
    private Path data = Path.of("");

    Path folder() {
        return data.resolve("audit");
    }

    /** Opens it to read, with what a killed writer left in the journal brought into the tree first. */
    AuditReader read(Io io) {
        long recovered = AuditLog.recover(folder());
        if (recovered > 0) {
            io.err().println("cordon: " + recovered + " entries that a stopped writer left are in the tree now");
        }
        return reopen();
    }

    /** Opens it again, under the checkpoint that is there now. */
    AuditReader reopen() {
        try {
            return AuditReader.open(folder());
        } catch (NotVerified e) {
            throw new CordonException(CliError.NOT_VERIFIED, e, SafeArg.of("finding", e.finding()));
        }
    }

    /** The person at the keyboard, as the operating system knows them. */
    static PrincipalId operator() {
        try {
            return new PrincipalId("os:" + System.getProperty("user.name", ""));
        } catch (CordonException e) {
            return PrincipalId.UNKNOWN;
        }
    }

    /** A verifier key, or a file that holds one. */
    static VerifierKey key(String keyOrFile) {
        try {
            return VerifierKey.parse(keyOrFile.contains("+") ? keyOrFile : text(Path.of(keyOrFile)));
        } catch (NotVerified e) {
            throw new CordonException(CliError.BAD_SETTING_FILE, e, SafeArg.of("finding", e.finding()));
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CordonException(CliError.BAD_SETTING_FILE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }
}

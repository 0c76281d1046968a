package health.cordon.cli;

import health.cordon.audit.AuditLog;
import health.cordon.audit.AuditReader;
import health.cordon.audit.NotVerified;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.server.trail.LogWitness;
import health.cordon.store.backup.CheckpointWitness;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which audit log vouches for a backup. */
final class StoreAudit {

    @Option(
            names = "--audit",
            paramLabel = "DIR",
            description =
                    "The folder of the audit log that vouches for the backup; default: audit in the data folder, if"
                            + " it is there.")
    private @Nullable Path log;

    /** The log as a witness; none where there is no log. */
    CheckpointWitness witness(StoreData data) {
        Path own = data.folder().map(folder -> folder.resolve("audit")).orElse(null);
        Path folder = log != null ? log : own != null && Files.isDirectory(own) ? own : null;
        if (folder == null) {
            return CheckpointWitness.NONE;
        }
        AuditLog.recover(folder);
        return new LogWitness(
                () -> opened(folder), AuditData.key(folder.resolve("log.vkey").toString()));
    }

    private static AuditReader opened(Path folder) {
        try {
            return AuditReader.open(folder);
        } catch (NotVerified e) {
            throw new CordonException(
                    health.cordon.cli.outcome.CliError.NOT_VERIFIED, e, SafeArg.of("finding", e.finding()));
        }
    }
}

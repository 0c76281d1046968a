package health.cordon.cli;

import health.cordon.core.PurposeOfUse;
import health.cordon.server.HistoryDesk;
import health.cordon.server.config.ConfigFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Whose history, who reads it and what for. */
final class HistoryAccess {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "The configuration of the server, which must be stopped, as for cordon serve.")
    private Path config = Path.of("");

    @Option(
            names = "--key-file",
            paramLabel = "KEYFILE",
            required = true,
            description = "The file with the API key to sign in by: the access policies decide by its roles.")
    private Path key = Path.of("");

    @Option(
            names = "--purpose",
            paramLabel = "CODE",
            required = true,
            description = "What for: an HL7 v3 code such as HCOMPL, HLEGAL, PATRQT or HQUALIMP.")
    private PurposeOfUse purpose = PurposeOfUse.HCOMPL;

    HistoryDesk open() {
        return HistoryDesk.open(ConfigFile.read(config), AuditData.text(key).strip(), purpose);
    }
}

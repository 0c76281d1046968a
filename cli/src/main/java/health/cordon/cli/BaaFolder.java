package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.agreement.AgreementFolder;
import health.cordon.gateway.agreement.AgreementKeys;
import health.cordon.server.config.ConfigFile;
import health.cordon.server.config.GatewayConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which agreements: those of a configuration, or those in a folder. */
final class BaaFolder {

    @Option(names = "--config", paramLabel = "FILE", description = "A server's configuration with a gateway section.")
    private @Nullable Path config;

    @Option(names = "--agreements", paramLabel = "DIR", description = "The folder of agreements.")
    private @Nullable Path agreements;

    @Option(names = "--key", paramLabel = "FILE", description = "The public key that verifies them.")
    private @Nullable Path key;

    /** The gateway's section of the configuration, if one is named. */
    Optional<GatewayConfig> gateway() {
        return config == null ? Optional.empty() : ConfigFile.read(config).gateway();
    }

    boolean isNamed() {
        return config != null || agreements != null || key != null;
    }

    AgreementFolder folder() {
        if (agreements != null && key != null && config == null) {
            return new AgreementFolder(agreements, AgreementKeys.publicKey(key));
        }
        return gateway()
                .filter(told -> agreements == null && key == null)
                .flatMap(GatewayConfig::agreements)
                .map(told -> new AgreementFolder(told.folder(), AgreementKeys.publicKey(told.key())))
                .orElseThrow(() -> new CordonException(CliError.WHICH_AGREEMENTS));
    }
}

package health.cordon.cli;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.server.ServerError;
import health.cordon.server.config.ConfigFile;
import health.cordon.server.config.GatewayConfig;
import health.cordon.server.config.ServerConfig;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A configuration that has a gateway section. */
final class GatewayFile {

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The server's configuration, with its gateway section: docs/server-config.md.")
    private Path config = Path.of("");

    ServerConfig server() {
        return ConfigFile.read(config);
    }

    GatewayConfig gateway(ServerConfig server) {
        return server.gateway().orElseThrow(() -> new CordonException(ServerError.NO_GATEWAY, SafeArg.path(config)));
    }
}

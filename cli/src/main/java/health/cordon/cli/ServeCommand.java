package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.server.ServerError;
import health.cordon.server.Wiring;
import health.cordon.server.config.ConfigFile;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.dev.DevFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon serve}: the server, until it is told to end. */
@Command(
        name = "serve",
        header = "Serve the HTTP API over TLS, with sign-in, policies and the audit log.",
        description = {
            "Prints one line, `ready https://ADDRESS:PORT`, when it serves. On Ctrl-C or a signal to end it takes no new"
                    + " requests, finishes what is under way, and ends.",
            "With --dev it makes what it needs in DIR/dev: a certificate authority (ca.pem) and a first API key"
                    + " (admin.key). Never with real patients' data. All about both ways: docs/server.md."
        },
        footer = {
            "  cordon serve --dev --data /tmp/cordon --port 8443",
            "  curl --cacert /tmp/cordon/dev/ca.pem -H \"Authorization: Bearer $(cat /tmp/cordon/dev/admin.key)\" \\",
            "       -H 'Content-Type: application/json' -d '{\"text\":\"Seen by Dr. Imre Balogh\"}' \\",
            "       https://127.0.0.1:8443/v1/deid",
            "  cordon serve --config /etc/cordon/cordon.yaml"
        })
final class ServeCommand implements Callable<Integer> {

    private final Io io;

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration, in YAML: docs/server-config.md.")
    private @Nullable Path config;

    @Option(names = "--dev", description = "For development: make keys, certificate, store and a first API key.")
    private boolean dev;

    @Option(names = "--data", paramLabel = "DIR", description = "With --dev: the data folder.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port; 0 for a free one; default: the configuration's, or 8443.")
    private @Nullable Integer port;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    ServeCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = data;
        if (dev ? folder == null || config != null : folder != null || config == null) {
            throw new CordonException(ServerError.CONFIG_OR_DEV);
        }
        if (port != null && (port < 0 || port > 65_535)) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--port"));
        }
        Optional<DevFolder> made = dev && folder != null ? Optional.of(new DevFolder(folder)) : Optional.empty();
        return Serving.untilTold(Wiring.start(settings(made), made, io.err()), io);
    }

    private ServerConfig settings(Optional<DevFolder> made) {
        if (made.isPresent()) {
            return made.get().prepare(port == null ? ServerConfig.Listen.STANDARD.port() : port);
        }
        Path file = config;
        if (file == null) {
            throw new CordonException(ServerError.CONFIG_OR_DEV);
        }
        ServerConfig read = ConfigFile.read(file);
        return port == null ? read : read.at(port);
    }
}

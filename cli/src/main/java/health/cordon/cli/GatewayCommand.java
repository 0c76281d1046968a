package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.Profile;
import health.cordon.server.RunningServer;
import health.cordon.server.ServerError;
import health.cordon.server.Wiring;
import health.cordon.server.config.ConfigFile;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.dev.DevFolder;
import health.cordon.server.gateway.GatewaySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon gateway}: the gateway to models, until it is told to end. */
@Command(
        name = "gateway",
        header = "Stand between clients and a language model: PHI goes out as tokens and comes back as values.",
        description = {
            "Serves /v1/chat/completions, /v1/responses, /v1/embeddings, /v1/models and Anthropic's /v1/messages. Prints one"
                    + " line, `ready https://ADDRESS:PORT`, when it serves. Clients need no change but their base URL and"
                    + " key; with --dev that is DIR/dev/admin.key.",
            "With --config it serves the routes and agreements of a configuration; with --dev it stands before one upstream."
                    + " Without --upstream a model of this process answers that repeats what it is told. Everything about it:"
                    + " docs/gateway.md."
        },
        footer = {
            "  cordon gateway --config /etc/cordon/cordon.yaml",
            "  cordon gateway check --config /etc/cordon/cordon.yaml",
            "  cordon gateway --dev --data /tmp/cordon --port 8443 --upstream http://127.0.0.1:8000",
            "  curl --cacert /tmp/cordon/dev/ca.pem -H \"Authorization: Bearer $(cat /tmp/cordon/dev/admin.key)\" \\",
            "       -H 'Content-Type: application/json' \\",
            "       -d '{\"model\":\"echo\",\"messages\":[{\"role\":\"user\",\"content\":\"Seen by Dr. Imre Balogh\"}]}' \\",
            "       https://127.0.0.1:8443/v1/chat/completions"
        })
final class GatewayCommand implements Callable<Integer> {

    private static final int PORT = 8443;
    private static final String DEFAULT_PROFILE = "default";

    private final Io io;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The configuration, with its gateway section: docs/server-config.md. Instead of what follows but"
                            + " --port.")
    private @Nullable Path config;

    @Option(names = "--dev", description = "For development: make keys, certificate, store and a first API key.")
    private boolean dev;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port; 0 for a free one; default: the configuration's, or 8443.")
    private @Nullable Integer port;

    @Option(
            names = "--upstream",
            paramLabel = "URL",
            description = "An endpoint that speaks OpenAI's API, inside the boundary; default: a model that echoes.")
    private @Nullable String upstream;

    @Option(names = "--upstream-key", paramLabel = "FILE", description = "A file with the key to sign in there.")
    private @Nullable Path upstreamKey;

    @Option(
            names = "--boundary",
            paramLabel = "NETWORK",
            description = "A network of your own, such as 10.0.0.0/8; may be given again; default: this machine.")
    private List<String> boundary = new ArrayList<>();

    @Option(names = "--profile", paramLabel = "NAME", description = "fast or default: how hard PHI is looked for.")
    private String profile = DEFAULT_PROFILE;

    @Option(names = "--plaintext", description = "HTTP without TLS, on this machine alone: for measurements.")
    private boolean plaintext;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    GatewayCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--port"));
        }
        return Serving.untilTold(config == null ? development() : production(config), io);
    }

    private RunningServer development() {
        Path folder = data;
        if (!dev || folder == null) {
            throw new CordonException(ServerError.CONFIG_OR_DEV);
        }
        DevFolder made = new DevFolder(folder);
        GatewaySettings settings = new GatewaySettings(upstream, upstreamKey, boundary, profile(), plaintext);
        return Wiring.start(
                made.prepare(port == null ? PORT : port), Optional.of(made), Optional.of(settings), io.err());
    }

    private RunningServer production(Path file) {
        boolean other = dev || data != null || upstream != null || upstreamKey != null || plaintext;
        if (other || !boundary.isEmpty() || !profile.equals(DEFAULT_PROFILE)) {
            throw new CordonException(CliError.CONFIG_ALONE);
        }
        ServerConfig read = ConfigFile.read(file);
        if (read.gateway().isEmpty()) {
            throw new CordonException(ServerError.NO_GATEWAY, SafeArg.path(file));
        }
        return Wiring.start(port == null ? read : read.at(port), Optional.empty(), io.err());
    }

    private Profile profile() {
        return switch (profile.toLowerCase(Locale.ROOT)) {
            case "fast" -> Profile.FAST;
            case DEFAULT_PROFILE -> Profile.DEFAULT;
            default -> throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--profile"));
        };
    }
}

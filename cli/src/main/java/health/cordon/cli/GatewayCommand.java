package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.Profile;
import health.cordon.server.RunningServer;
import health.cordon.server.ServerError;
import health.cordon.server.Wiring;
import health.cordon.server.dev.DevFolder;
import health.cordon.server.gateway.GatewaySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon gateway}: the gateway to models before one upstream, until it is told to end. */
@Command(
        name = "gateway",
        header = "Stand between clients and a language model: PHI goes out as tokens and comes back as values.",
        description = {
            "Serves /v1/chat/completions, /v1/responses, /v1/embeddings, /v1/models and Anthropic's /v1/messages. Prints one"
                    + " line, `ready https://ADDRESS:PORT`, when it serves. Clients need no change but their base URL and"
                    + " key: DIR/dev/admin.key.",
            "Without --upstream a model of this process answers that repeats what it is told. Everything about it:"
                    + " docs/gateway.md."
        },
        footer = {
            "  cordon gateway --dev --data /tmp/cordon --port 8443 --upstream http://127.0.0.1:8000",
            "  curl --cacert /tmp/cordon/dev/ca.pem -H \"Authorization: Bearer $(cat /tmp/cordon/dev/admin.key)\" \\",
            "       -H 'Content-Type: application/json' \\",
            "       -d '{\"model\":\"echo\",\"messages\":[{\"role\":\"user\",\"content\":\"Seen by Dr. Imre Balogh\"}]}' \\",
            "       https://127.0.0.1:8443/v1/chat/completions"
        })
final class GatewayCommand implements Callable<Integer> {

    private static final int PORT = 8443;

    private final Io io;

    @Option(names = "--dev", description = "For development: make keys, certificate, store and a first API key.")
    private boolean dev;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder.")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "The port; 0 for a free one; default: 8443.")
    private int port = PORT;

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
    private String profile = "default";

    @Option(names = "--plaintext", description = "HTTP without TLS, on this machine alone: for measurements.")
    private boolean plaintext;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    GatewayCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = data;
        if (!dev || folder == null) {
            throw new CordonException(ServerError.CONFIG_OR_DEV);
        }
        if (port < 0 || port > 65_535) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--port"));
        }
        DevFolder made = new DevFolder(folder);
        GatewaySettings settings = new GatewaySettings(upstream, upstreamKey, boundary, profile(), plaintext);
        RunningServer server = Wiring.start(made.prepare(port), Optional.of(made), Optional.of(settings), io.err());
        CountDownLatch ended = new CountDownLatch(1);
        Thread stop = Thread.ofPlatform().name("cordon-stop").unstarted(() -> {
            server.close();
            ended.countDown();
        });
        Runtime.getRuntime().addShutdownHook(stop);
        io.println("ready " + server.address());
        io.out().flush();
        try {
            ended.await();
        } catch (InterruptedException e) {
            server.close();
        }
        return 0;
    }

    private Profile profile() {
        return switch (profile.toLowerCase(Locale.ROOT)) {
            case "fast" -> Profile.FAST;
            case "default" -> Profile.DEFAULT;
            default -> throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--profile"));
        };
    }
}

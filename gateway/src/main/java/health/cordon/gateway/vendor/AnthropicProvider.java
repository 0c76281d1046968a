package health.cordon.gateway.vendor;

import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.network.UpstreamUrl;
import health.cordon.gateway.provider.VendorAnswer;
import health.cordon.gateway.provider.VendorClient;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ProviderCall.Operation;
import health.cordon.gateway.spi.ReplyStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anthropic's API: chats become {@code /v1/messages}, and its events become Cordon's. It has no embeddings. Thread-safe.
 *
 * @see <a href="https://docs.anthropic.com/en/api/messages">Messages</a>
 */
public final class AnthropicProvider implements ModelProvider {

    /** Where the API is. */
    public static final String HOME = "https://api.anthropic.com";

    /** How many tokens an answer may have where neither request nor configuration says. */
    public static final int MOST_TOKENS = 4096;

    private static final String VERSION = "2023-06-01";
    private static final RevealAccess TO_SIGN_IN = RevealAccess.because("to sign in at Anthropic's API");

    private final String name;
    private final URI root;
    private final Phi key;
    private final int mostTokens;
    private final VendorClient client;

    /**
     * The API at this address.
     *
     * @param url up to what stands before {@code /v1}, usually {@link #HOME}
     * @param key what to sign in with; a secret, wrapped so that it cannot be printed
     * @param mostTokens how many tokens an answer may have where the request does not say
     * @throws CordonException {@link GatewayError#BAD_UPSTREAM}
     */
    public AnthropicProvider(String name, String url, Phi key, int mostTokens, UpstreamLimits limits) {
        this.name = name;
        this.root = Addresses.below(UpstreamUrl.of(url), "v1/");
        this.key = key;
        this.mostTokens = mostTokens;
        this.client = new VendorClient(root, limits);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<URI> address() {
        return Optional.of(root);
    }

    @Override
    public ReplyStream call(ProviderCall call) {
        if (call.operation() == Operation.EMBED) {
            throw ChatReader.refused("embeddings");
        }
        ObjectNode body = AnthropicRequest.of(ChatReader.read(call.body()), call.model(), call.stream(), mostTokens);
        VendorAnswer answer = client.post(
                root.resolve("messages"),
                Map.of(
                        "content-type",
                        "application/json",
                        "anthropic-version",
                        VERSION,
                        "x-api-key",
                        key.reveal(TO_SIGN_IN)),
                StrictTree.bytes(body));
        return call.stream() ? new AnthropicStream(answer) : VendorAnswer.listed(AnthropicAnswer.whole(answer.whole()));
    }

    @Override
    public void close() {
        client.close();
    }
}

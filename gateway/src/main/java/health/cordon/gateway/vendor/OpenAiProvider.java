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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's own API. Every chat says {@code store: false}; that is not a promise of zero retention, which the agreement has to
 * make: without one that does, no agreement can name this host. Thread-safe.
 */
public final class OpenAiProvider implements ModelProvider {

    /** Where the API is. */
    public static final String HOME = "https://api.openai.com";

    private static final RevealAccess TO_SIGN_IN = RevealAccess.because("to sign in at OpenAI's API");

    private final String name;
    private final URI root;
    private final Phi key;
    private final Optional<String> organization;
    private final Optional<String> project;
    private final VendorClient client;

    /**
     * The API at this address.
     *
     * @param url up to what stands before {@code /v1}, usually {@link #HOME}
     * @param key what to sign in with; a secret, wrapped so that it cannot be printed
     * @param organization the organisation's id, for keys that belong to several
     * @param project the project's id
     * @throws CordonException {@link GatewayError#BAD_UPSTREAM}
     */
    public OpenAiProvider(
            String name,
            String url,
            Phi key,
            Optional<String> organization,
            Optional<String> project,
            UpstreamLimits limits) {
        this.name = name;
        this.root = Addresses.below(UpstreamUrl.of(url), "v1/");
        this.key = key;
        this.organization = organization;
        this.project = project;
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
        ObjectNode body = OpenAiBody.of(call, true);
        if (call.operation() == Operation.CHAT) {
            body.put("store", false);
        }
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/json");
        headers.put("authorization", "Bearer " + key.reveal(TO_SIGN_IN));
        organization.ifPresent(id -> headers.put("openai-organization", id));
        project.ifPresent(id -> headers.put("openai-project", id));
        VendorAnswer answer = client.post(root.resolve(OpenAiBody.path(call)), headers, StrictTree.bytes(body));
        return answer.openAi(call);
    }

    @Override
    public void close() {
        client.close();
    }
}

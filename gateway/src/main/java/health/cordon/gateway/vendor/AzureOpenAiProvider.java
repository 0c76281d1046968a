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
import health.cordon.gateway.spi.ReplyStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Models of a resource of Azure OpenAI. A model's name is that of its deployment. With an API version the deployment stands in
 * the path; without one the newer {@code /openai/v1/} is asked. What its content filter notes is not passed on; that it cut an
 * answer off is. The address does not tell the region: it is that of the resource, unless the deployment is a global one.
 * Thread-safe.
 */
public final class AzureOpenAiProvider implements ModelProvider {

    private static final RevealAccess TO_SIGN_IN = RevealAccess.because("to sign in at Azure OpenAI");

    private final String name;
    private final URI root;
    private final Optional<String> version;
    private final AzureSignIn signIn;
    private final VendorClient client;

    /**
     * A resource.
     *
     * @param url such as {@code https://NAME.openai.azure.com}
     * @param version such as {@code 2024-10-21}; empty for {@code /openai/v1/}
     * @param signIn how to sign in; closed with the provider
     * @throws CordonException {@link GatewayError#BAD_UPSTREAM}
     */
    public AzureOpenAiProvider(
            String name, String url, Optional<String> version, AzureSignIn signIn, UpstreamLimits limits) {
        this.name = name;
        this.root = Addresses.below(UpstreamUrl.of(url), version.isPresent() ? "openai/deployments/" : "openai/v1/");
        this.version = version;
        this.signIn = signIn;
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
        byte[] body = StrictTree.bytes(OpenAiBody.of(call, version.isEmpty()));
        URI to = to(call);
        Map.Entry<String, Phi> header = signIn.header();
        try {
            VendorAnswer answer = client.post(
                    to,
                    Map.of(
                            "content-type",
                            "application/json",
                            header.getKey(),
                            header.getValue().reveal(TO_SIGN_IN)),
                    body);
            return answer.openAi(call);
        } catch (CordonException failed) {
            if (failed.code() == GatewayError.PROVIDER_KEY_REFUSED) {
                signIn.refused(header.getValue());
            }
            throw failed;
        }
    }

    private URI to(ProviderCall call) {
        String path = OpenAiBody.path(call);
        return version.map(told -> root.resolve(Addresses.segment(call.model()) + "/" + path + "?api-version="
                        + URLEncoder.encode(told, StandardCharsets.UTF_8)))
                .orElseGet(() -> root.resolve(path));
    }

    @Override
    public void close() {
        client.close();
        signIn.close();
    }
}

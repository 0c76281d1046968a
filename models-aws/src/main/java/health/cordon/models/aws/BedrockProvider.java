package health.cordon.models.aws;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.provider.VendorAnswer;
import health.cordon.gateway.provider.VendorClient;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ProviderCall.Operation;
import health.cordon.gateway.spi.ReplyStream;
import health.cordon.gateway.vendor.Addresses;
import health.cordon.gateway.vendor.ChatReader;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * Models of AWS Bedrock, by Converse and ConverseStream. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">Converse</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature Version 4</a>
 */
public final class BedrockProvider implements ModelProvider {

    private final String name;
    private final BedrockPlace place;
    private final URI root;
    private final RequestSigner signer;
    private final VendorClient client;

    /**
     * Bedrock at a place.
     *
     * @param credentials asked for each request; they stay the caller's to close
     * @throws CordonException {@link GatewayError#BAD_UPSTREAM}
     */
    public BedrockProvider(
            String name,
            BedrockPlace place,
            IdentityProvider<? extends AwsCredentialsIdentity> credentials,
            UpstreamLimits limits) {
        this.name = name;
        this.place = place;
        this.root = Addresses.below(place.url(), "model/");
        this.signer = new RequestSigner(credentials, place.region());
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
    public Optional<String> region(String model) {
        return place.region(model);
    }

    @Override
    public ReplyStream call(ProviderCall call) {
        if (call.operation() == Operation.EMBED) {
            throw ChatReader.refused("embeddings");
        }
        byte[] body = StrictTree.bytes(ConverseRequest.of(ChatReader.read(call.body())));
        URI to = root.resolve(root.getRawPath() + Addresses.segment(call.model()) + "/"
                + (call.stream() ? "converse-stream" : "converse"));
        VendorAnswer answer = client.post(to, signer.headers(to, body), body);
        return call.stream() ? new ConverseStream(answer) : VendorAnswer.listed(ConverseAnswer.whole(answer.whole()));
    }

    @Override
    public void close() {
        client.close();
    }
}

package health.cordon.models.aws;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.utils.CompletableFutureUtils;

/** Signs requests to Bedrock with Signature Version 4, by AWS's own signer. Thread-safe. */
final class RequestSigner {

    private static final String SERVICE = "bedrock";

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final String region;

    RequestSigner(IdentityProvider<? extends AwsCredentialsIdentity> credentials, String region) {
        this.credentials = credentials;
        this.region = region;
    }

    /**
     * The headers of a signed request but {@code host}, which the HTTP client adds.
     *
     * @throws CordonException {@link GatewayError#NO_CREDENTIALS}
     */
    Map<String, String> headers(URI to, byte[] body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(to)
                .putHeader("content-type", "application/json")
                .build();
        AwsCredentialsIdentity identity = identity();
        SignedRequest signed = signer.sign(asked -> asked.identity(identity)
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!name.equals("host")) {
                headers.put(name, String.join(",", header.getValue()));
            }
        }
        return headers;
    }

    private AwsCredentialsIdentity identity() {
        try {
            return CompletableFutureUtils.joinLikeSync(credentials.resolveIdentity());
        } catch (SdkException | IllegalArgumentException | IllegalStateException e) {
            throw new CordonException(GatewayError.NO_CREDENTIALS, SafeArg.cause(e));
        }
    }
}

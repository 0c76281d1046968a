package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.error.RetryLater;
import health.cordon.gateway.network.UpstreamAnswer;
import health.cordon.gateway.network.UpstreamClient;
import health.cordon.gateway.network.UpstreamLimits;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How a vendor's API is asked: by an {@link UpstreamClient} that stands outside, with what vendors mean by their statuses. What
 * stands in the body of an error is not read, since it may repeat the prompt. Thread-safe.
 */
public final class VendorClient implements AutoCloseable {

    /** What vendors say beside 429 when they take no more; no registered status. */
    private static final int OVERLOADED = 529;

    /** What Bedrock says when the model failed, and not the request. */
    private static final int MODEL_FAILED = 424;

    private final UpstreamClient client;

    /**
     * For one address.
     *
     * @param root what requests are sent to has its host
     * @throws CordonException {@link GatewayError#BAD_UPSTREAM}
     */
    public VendorClient(URI root, UpstreamLimits limits) {
        this.client = new UpstreamClient(root, Optional.empty(), limits);
    }

    /**
     * Posts.
     *
     * @param headers without those of HTTP itself; their values may be secrets and are kept nowhere
     * @return the answer, once it has begun with status 200; the caller closes it
     * @throws CordonException {@code GatewayError.PROVIDER_*}; {@link GatewayError#NO_CREDENTIALS} if a value cannot be a
     *     header's
     */
    public VendorAnswer post(URI to, Map<String, String> headers, byte[] body) {
        headers.forEach(VendorClient::requireFit);
        UpstreamAnswer answer = client.post(to, headers, body);
        Optional<GatewayError> meant = meant(answer.status());
        if (meant.isPresent()) {
            answer.close();
            throw failure(meant.get(), answer);
        }
        answer.requireOk();
        return new VendorAnswer(answer);
    }

    /** What is said of a value that cannot be a header's repeats it: here it may be a key. */
    private static void requireFit(String header, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new CordonException(GatewayError.NO_CREDENTIALS, SafeArg.key("header", header));
        }
    }

    private static Optional<GatewayError> meant(int status) {
        return switch (status) {
            case 401, 403 -> Optional.of(GatewayError.PROVIDER_KEY_REFUSED);
            case 408, 504 -> Optional.of(GatewayError.PROVIDER_TIMED_OUT);
            case OVERLOADED -> Optional.of(GatewayError.PROVIDER_BUSY);
            case MODEL_FAILED -> Optional.of(GatewayError.PROVIDER_FAILED);
            default -> Optional.empty();
        };
    }

    private static CordonException failure(GatewayError code, UpstreamAnswer answer) {
        SafeArg status = SafeArg.of("status", answer.status());
        if (code == GatewayError.PROVIDER_BUSY && answer.retryAfter().isPresent()) {
            return new RetryLater(code, answer.retryAfter().get(), status);
        }
        return new CordonException(code, status);
    }

    @Override
    public void close() {
        client.close();
    }
}

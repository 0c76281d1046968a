package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.provider.OpenAiCompatibleProvider.Limits;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Map;

/**
 * How a vendor's API is asked over HTTP: no redirect, no cookie, no proxy of the JVM's, no second try; what stands in the
 * body of an error is not read, since it may repeat the prompt. Thread-safe.
 */
public final class VendorClient implements AutoCloseable {

    /** What vendors say beside 429 when they take no more; no registered status. */
    private static final int OVERLOADED = 529;

    /** What Bedrock says when the model failed, and not the request. */
    private static final int MODEL_FAILED = 424;

    private final URI root;
    private final Limits limits;
    private final HttpClient client;

    /**
     * For one address.
     *
     * @param root what requests are sent to lies below it
     */
    public VendorClient(URI root, Limits limits) {
        this.root = root;
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(limits.connect())
                .build();
    }

    /**
     * Posts.
     *
     * @param headers without those of HTTP itself; their values may be secrets and are kept nowhere
     * @return the answer, once it has begun with status 200; the caller closes it
     * @throws CordonException {@code GatewayError.PROVIDER_*}
     */
    public VendorAnswer post(URI to, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to).timeout(limits.begin()).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach((header, value) -> set(request, header, value));
        HttpResponse<StreamedBody> response = sent(request.build());
        if (response.statusCode() != 200) {
            response.body().close();
            throw new CordonException(code(response.statusCode()), SafeArg.of("status", response.statusCode()));
        }
        return new VendorAnswer(response.body());
    }

    /** What the JDK says of a value that cannot be a header's repeats it: here it may be a key, so it is not kept. */
    private static void set(HttpRequest.Builder request, String header, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new CordonException(GatewayError.NO_CREDENTIALS, SafeArg.key("header", header));
        }
        request.setHeader(header, value);
    }

    private HttpResponse<StreamedBody> sent(HttpRequest request) {
        try {
            return client.send(request, _ -> new StreamedBody(limits.idle()));
        } catch (ConnectException | HttpConnectTimeoutException unreachable) {
            throw new CordonException(GatewayError.PROVIDER_UNREACHABLE, unreachable, SafeArg.cause(unreachable));
        } catch (HttpTimeoutException late) {
            throw new CordonException(GatewayError.PROVIDER_TIMED_OUT, late);
        } catch (IOException failed) {
            throw new CordonException(GatewayError.PROVIDER_CUT, failed, SafeArg.cause(failed));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CordonException(GatewayError.PROVIDER_CUT, stopped);
        }
    }

    private static GatewayError code(int status) {
        return switch (status) {
            case 401, 403 -> GatewayError.PROVIDER_KEY_REFUSED;
            case 408, 504 -> GatewayError.PROVIDER_TIMED_OUT;
            case 429, OVERLOADED -> GatewayError.PROVIDER_BUSY;
            case MODEL_FAILED -> GatewayError.PROVIDER_FAILED;
            default -> status >= 400 && status < 500 ? GatewayError.PROVIDER_REFUSED : GatewayError.PROVIDER_FAILED;
        };
    }

    @Override
    public void close() {
        client.close();
    }
}

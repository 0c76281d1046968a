package health.cordon.gateway.provider;

import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ProviderCall.Operation;
import health.cordon.gateway.spi.ReplyStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An endpoint that speaks OpenAI's API: vLLM, llama.cpp, Ollama, TGI, OpenAI itself.
 *
 * <p>It follows no redirect, sends no cookie, waits no longer than its limits, and reads no more of an answer than
 * {@value #LARGEST} bytes at once. Thread-safe.
 */
public final class OpenAiCompatibleProvider implements ModelProvider {

    /** The most bytes of an answer that comes as a whole. */
    public static final int LARGEST = 32 << 20;

    private static final RevealAccess TO_SIGN_IN = RevealAccess.because("to sign in at the model's endpoint");

    /**
     * How long it waits.
     *
     * @param connect for a connection
     * @param begin for the beginning of an answer
     * @param idle for the next bit of it
     */
    public record Limits(Duration connect, Duration begin, Duration idle) {

        /** Ten seconds, five minutes, two minutes. */
        public static final Limits STANDARD =
                new Limits(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(2));
    }

    private final String name;
    private final URI root;
    private final Optional<Phi> key;
    private final Limits limits;
    private final HttpClient client;

    /**
     * An endpoint.
     *
     * @param url up to what stands before {@code /v1}, or with it
     * @param key what to sign in with; a secret, wrapped so that it cannot be printed
     * @throws CordonException {@link GatewayError#BAD_UPSTREAM}
     */
    public OpenAiCompatibleProvider(String name, String url, Optional<Phi> key, Limits limits) {
        this.name = name;
        URI uri = NetworkBoundary.upstream(url);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        this.root = uri.resolve((path.endsWith("/v1") ? path : path + "/v1") + "/");
        this.key = key;
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
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
        HttpResponse<StreamedBody> response = sent(request(call));
        StreamedBody body = response.body();
        boolean kept = false;
        try {
            requireOk(response.statusCode());
            if (call.stream() && call.operation() == Operation.CHAT) {
                kept = true;
                return new SseReply(body);
            }
            byte[] whole = whole(body);
            ChatReplyReader reader = new ChatReplyReader();
            return new ListedReply(call.operation() == Operation.EMBED ? reader.vectors(whole) : reader.whole(whole));
        } finally {
            if (!kept) {
                body.close();
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest request(ProviderCall call) {
        ObjectNode body = StrictTree.object();
        call.body().properties().forEach(field -> body.set(field.getKey(), field.getValue()));
        if (call.stream() && call.operation() == Operation.CHAT) {
            body.put("stream", true);
            body.putObject("stream_options").put("include_usage", true);
        }
        String path = call.operation() == Operation.EMBED ? "embeddings" : "chat/completions";
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path))
                .timeout(limits.begin())
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(StrictTree.bytes(body)));
        key.ifPresent(secret -> request.header("authorization", "Bearer " + secret.reveal(TO_SIGN_IN)));
        return request.build();
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

    /** What stands in the body of an error may repeat the prompt: it is not read. */
    private static void requireOk(int status) {
        if (status == 200) {
            return;
        }
        GatewayError error = status == 429
                ? GatewayError.PROVIDER_BUSY
                : status >= 500 || status < 400 ? GatewayError.PROVIDER_FAILED : GatewayError.PROVIDER_REFUSED;
        throw new CordonException(error, SafeArg.of("status", status));
    }

    private static byte[] whole(StreamedBody body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuffer bytes = body.next(); bytes != null; bytes = body.next()) {
            byte[] some = new byte[bytes.remaining()];
            bytes.get(some);
            all.writeBytes(some);
            if (all.size() > LARGEST) {
                throw new CordonException(GatewayError.PROVIDER_MALFORMED);
            }
        }
        return all.toByteArray();
    }
}

package health.cordon.gateway.provider;

import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.network.NetworkBoundary;
import health.cordon.gateway.network.Standing;
import health.cordon.gateway.network.UpstreamAnswer;
import health.cordon.gateway.network.UpstreamClient;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.network.UpstreamUrl;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ProviderCall.Operation;
import health.cordon.gateway.spi.ReplyStream;
import health.cordon.gateway.spi.TraceParent;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * An endpoint that speaks OpenAI's API: vLLM, llama.cpp, Ollama, TGI, OpenAI itself.
 *
 * <p>How it connects, and within which limits, is its {@link UpstreamClient}'s. Thread-safe.
 */
public final class OpenAiCompatibleProvider implements ModelProvider {

    private static final RevealAccess TO_SIGN_IN = RevealAccess.because("to sign in at the model's endpoint");

    private final String name;
    private final URI root;
    private final Optional<Phi> key;
    private final UpstreamClient client;

    /**
     * An endpoint.
     *
     * @param url up to what stands before {@code /v1}, or with it
     * @param key what to sign in with; a secret, wrapped so that it cannot be printed
     * @param boundary the networks that it must lie in; empty for one that an agreement covers
     * @throws CordonException {@link GatewayError#BAD_UPSTREAM}
     */
    public OpenAiCompatibleProvider(
            String name, String url, Optional<Phi> key, Optional<NetworkBoundary> boundary, UpstreamLimits limits) {
        this.name = name;
        URI uri = UpstreamUrl.of(url);
        String path = uri.getRawPath().replaceAll("/+$", "");
        this.root = uri.resolve((path.endsWith("/v1") ? path : path + "/v1") + "/");
        this.key = key;
        this.client = new UpstreamClient(root, boundary, limits);
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
    public Standing standing() {
        return client.standing();
    }

    @Override
    public ReplyStream call(ProviderCall call) {
        boolean stream = call.stream() && call.operation() == Operation.CHAT;
        UpstreamAnswer answer = client.post(
                root.resolve(call.operation() == Operation.EMBED ? "embeddings" : "chat/completions"),
                headers(call),
                body(call, stream));
        answer.requireOk();
        if (stream) {
            return new SseReply(answer);
        }
        byte[] whole = answer.whole();
        ChatReplyReader reader = new ChatReplyReader();
        return new ListedReply(call.operation() == Operation.EMBED ? reader.vectors(whole) : reader.whole(whole));
    }

    @Override
    public void close() {
        client.close();
    }

    private Map<String, String> headers(ProviderCall call) {
        Map<String, String> headers = new TreeMap<>(Map.of("content-type", "application/json"));
        key.ifPresent(secret -> headers.put("authorization", "Bearer " + secret.reveal(TO_SIGN_IN)));
        if (standing().isInside()) {
            call.trace().ifPresent(trace -> headers.put(TraceParent.HEADER, trace.header()));
        }
        return headers;
    }

    private static byte[] body(ProviderCall call, boolean stream) {
        ObjectNode body = StrictTree.object();
        call.body().properties().forEach(field -> body.set(field.getKey(), field.getValue()));
        if (stream) {
            body.put("stream", true);
            body.putObject("stream_options").put("include_usage", true);
        }
        return StrictTree.bytes(body);
    }
}

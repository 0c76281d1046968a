package health.cordon.gateway.vendor;

import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ProviderCall.Operation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request in OpenAI's form as OpenAI and Azure take it. */
final class OpenAiBody {

    private OpenAiBody() {}

    /** The path of an operation. */
    static String path(ProviderCall call) {
        return call.operation() == Operation.EMBED ? "embeddings" : "chat/completions";
    }

    /**
     * The body.
     *
     * @param renamed whether {@code max_tokens} goes by its newer name, which newer models insist on
     */
    static ObjectNode of(ProviderCall call, boolean renamed) {
        ObjectNode body = StrictTree.object();
        call.body().properties().forEach(field -> body.set(field.getKey(), field.getValue()));
        if (call.operation() == Operation.CHAT) {
            JsonNode most = renamed ? body.remove("max_tokens") : null;
            if (most != null && !body.has("max_completion_tokens")) {
                body.set("max_completion_tokens", most);
            }
            if (call.stream()) {
                body.put("stream", true);
                body.putObject("stream_options").put("include_usage", true);
            }
        }
        return body;
    }
}

package health.cordon.gateway.dialect;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.dialect.CollectedReply.Choice;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.shape.Shape;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's messages, told to providers in OpenAI's form. */
final class MessagesDialect implements Dialect {

    static final MessagesDialect IT = new MessagesDialect();

    private MessagesDialect() {}

    @Override
    public Shape shape() {
        return MessagesShape.ASKED;
    }

    @Override
    public JsonNode upstream(JsonNode guarded) {
        return MessagesToChat.translated(guarded);
    }

    @Override
    public JsonNode whole(ReplyFrame frame, CollectedReply reply) {
        Choice choice = reply.first();
        ObjectNode body = message(frame);
        ArrayNode content = body.putArray("content");
        String text = text(choice);
        if (!text.isEmpty()) {
            content.addObject().put("type", "text").put("text", text);
        }
        choice.tools.values().forEach(tool -> {
            ObjectNode use = content.addObject();
            use.put("type", "tool_use");
            use.put("id", tool.id);
            use.put("name", tool.name);
            use.set("input", input(tool.arguments.toString()));
        });
        body.put("stop_reason", stopReason(choice.finish));
        body.putNull("stop_sequence");
        body.set("usage", usage(reply.usage()));
        return body;
    }

    /** A tool without parameters may be called with nothing at all. */
    private static JsonNode input(String arguments) {
        return arguments.isBlank()
                ? StrictTree.object()
                : StrictTree.container(arguments)
                        .filter(JsonNode::isObject)
                        .orElseThrow(() -> new CordonException(GatewayError.PROVIDER_MALFORMED));
    }

    private static String text(Choice choice) {
        String content = choice.text(Channel.CONTENT);
        String refusal = choice.text(Channel.REFUSAL);
        return (content == null ? "" : content) + (refusal == null ? "" : refusal);
    }

    @Override
    public StreamWriter stream(ReplyFrame frame) {
        return new MessagesStream(frame);
    }

    @Override
    public JsonNode error(ErrorFrame frame) {
        ObjectNode body = StrictTree.object();
        body.put("type", "error");
        ObjectNode error = body.putObject("error");
        error.put(
                "type",
                switch (frame.status()) {
                    case 400 -> "invalid_request_error";
                    case 401 -> "authentication_error";
                    case 403 -> "permission_error";
                    case 404 -> "not_found_error";
                    case 413 -> "request_too_large";
                    case 429 -> "rate_limit_error";
                    case 503 -> "overloaded_error";
                    case 504 -> "timeout_error";
                    default -> "api_error";
                });
        error.put("message", frame.message());
        body.put("request_id", frame.request());
        return body;
    }

    static ObjectNode message(ReplyFrame frame) {
        ObjectNode body = StrictTree.object();
        body.put("id", "msg_" + frame.id());
        body.put("type", "message");
        body.put("role", "assistant");
        body.put("model", frame.model());
        return body;
    }

    static String stopReason(String finish) {
        return switch (finish) {
            case "length" -> "max_tokens";
            case "tool_calls", "function_call" -> "tool_use";
            case "content_filter" -> "refusal";
            default -> "end_turn";
        };
    }

    static ObjectNode usage(ReplyEvent.Usage usage) {
        return StrictTree.object().put("input_tokens", usage.prompt()).put("output_tokens", usage.completion());
    }
}

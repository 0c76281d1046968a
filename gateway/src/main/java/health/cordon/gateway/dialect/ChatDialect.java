package health.cordon.gateway.dialect;

import health.cordon.gateway.dialect.CollectedReply.Choice;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.shape.Shape;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import java.util.LinkedHashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's chat completions. */
final class ChatDialect implements Dialect {

    static final ChatDialect IT = new ChatDialect();

    private ChatDialect() {}

    @Override
    public Shape shape() {
        return ChatShape.CHAT;
    }

    @Override
    public Set<String> tools(JsonNode guarded) {
        Set<String> names = new LinkedHashSet<>(Trees.names(guarded, "tools", "function"));
        names.addAll(Trees.names(guarded, "functions", null));
        return names;
    }

    @Override
    public JsonNode upstream(JsonNode guarded) {
        ObjectNode asked = Trees.without(guarded, Set.of("model", "stream", "stream_options"));
        if (asked.has("messages")) {
            asked.set("messages", Turns.joined(Trees.array(asked, "messages")));
        }
        return asked;
    }

    @Override
    public JsonNode whole(ReplyFrame frame, CollectedReply reply) {
        ObjectNode body = envelope(frame, "chat.completion");
        ArrayNode choices = body.putArray("choices");
        reply.choices().forEach((number, choice) -> {
            ObjectNode one = choices.addObject();
            one.put("index", number);
            one.set("message", message(choice));
            one.putNull("logprobs");
            one.put("finish_reason", choice.finish);
        });
        body.set("usage", usage(reply.usage()));
        return body;
    }

    private static ObjectNode message(Choice choice) {
        ObjectNode message = StrictTree.object();
        message.put("role", "assistant");
        message.put("content", choice.text(Channel.CONTENT));
        message.put("refusal", choice.text(Channel.REFUSAL));
        String reasoning = choice.text(Channel.REASONING);
        if (reasoning != null) {
            message.put("reasoning_content", reasoning);
        }
        if (!choice.tools.isEmpty()) {
            ArrayNode calls = message.putArray("tool_calls");
            choice.tools.values().forEach(tool -> {
                ObjectNode call = calls.addObject();
                call.put("id", tool.id);
                call.put("type", "function");
                call.putObject("function").put("name", tool.name).put("arguments", tool.arguments.toString());
            });
        }
        return message;
    }

    @Override
    public StreamWriter stream(ReplyFrame frame) {
        return new ChatStream(frame);
    }

    @Override
    public JsonNode error(ErrorFrame frame) {
        ObjectNode body = StrictTree.object();
        ObjectNode error = body.putObject("error");
        error.put("message", frame.message());
        error.put(
                "type",
                switch (frame.status()) {
                    case 401 -> "authentication_error";
                    case 403 -> "permission_error";
                    case 429 -> "rate_limit_error";
                    default -> frame.status() >= 500 ? "server_error" : "invalid_request_error";
                });
        error.putNull("param");
        error.put("code", frame.code());
        return body;
    }

    static ObjectNode envelope(ReplyFrame frame, String object) {
        ObjectNode body = StrictTree.object();
        body.put("id", "chatcmpl-" + frame.id());
        body.put("object", object);
        body.put("created", frame.created());
        body.put("model", frame.model());
        return body;
    }

    static ObjectNode usage(ReplyEvent.Usage usage) {
        ObjectNode tree = StrictTree.object();
        tree.put("prompt_tokens", usage.prompt());
        tree.put("completion_tokens", usage.completion());
        tree.put("total_tokens", usage.prompt() + usage.completion());
        return tree;
    }
}

package health.cordon.gateway.dialect;

import health.cordon.gateway.dialect.CollectedReply.Choice;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.shape.Shape;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's responses, told to providers as chat completions. Nothing is kept between requests. */
final class ResponsesDialect implements Dialect {

    static final ResponsesDialect IT = new ResponsesDialect();

    private ResponsesDialect() {}

    @Override
    public Shape shape() {
        return ResponsesShape.ASKED;
    }

    @Override
    public JsonNode upstream(JsonNode guarded) {
        return ResponsesToChat.translated(guarded);
    }

    @Override
    public JsonNode whole(ReplyFrame frame, CollectedReply reply) {
        ObjectNode body = response(frame, "completed");
        Choice choice = reply.first();
        ArrayNode output = body.putArray("output");
        String content = choice.text(Channel.CONTENT);
        String refusal = choice.text(Channel.REFUSAL);
        if (content != null || refusal != null) {
            output.add(message(frame, "completed", part(content, refusal)));
        }
        choice.tools
                .values()
                .forEach(tool -> output.add(call(tool.id, tool.name, tool.arguments.toString(), "completed")));
        finish(body, choice.finish, reply.usage());
        return body;
    }

    @Override
    public StreamWriter stream(ReplyFrame frame) {
        return new ResponsesStream(frame);
    }

    @Override
    public JsonNode error(ErrorFrame frame) {
        return ChatDialect.IT.error(frame);
    }

    static ObjectNode response(ReplyFrame frame, String status) {
        ObjectNode body = StrictTree.object();
        body.put("id", "resp_" + frame.id());
        body.put("object", "response");
        body.put("created_at", frame.created());
        body.put("status", status);
        body.putNull("error");
        body.putNull("incomplete_details");
        body.putNull("instructions");
        body.put("model", frame.model());
        body.putArray("output");
        body.put("parallel_tool_calls", true);
        body.put("tool_choice", "auto");
        body.putArray("tools");
        body.putNull("temperature");
        body.putNull("top_p");
        body.putObject("metadata");
        body.put("store", false);
        return body;
    }

    static void finish(ObjectNode body, String finish, ReplyEvent.Usage usage) {
        if (finish.equals("length") || finish.equals("content_filter")) {
            body.put("status", "incomplete");
            body.putObject("incomplete_details")
                    .put("reason", finish.equals("length") ? "max_output_tokens" : "content_filter");
        }
        ObjectNode tokens = body.putObject("usage");
        tokens.put("input_tokens", usage.prompt());
        tokens.putObject("input_tokens_details").put("cached_tokens", 0);
        tokens.put("output_tokens", usage.completion());
        tokens.putObject("output_tokens_details").put("reasoning_tokens", 0);
        tokens.put("total_tokens", usage.prompt() + usage.completion());
    }

    static ObjectNode message(ReplyFrame frame, String status, @org.jspecify.annotations.Nullable ObjectNode part) {
        ObjectNode item = StrictTree.object();
        item.put("type", "message");
        item.put("id", "msg_" + frame.id());
        item.put("status", status);
        item.put("role", "assistant");
        ArrayNode content = item.putArray("content");
        if (part != null) {
            content.add(part);
        }
        return item;
    }

    static ObjectNode part(
            @org.jspecify.annotations.Nullable String content, @org.jspecify.annotations.Nullable String refusal) {
        if (content == null && refusal != null) {
            return StrictTree.object().put("type", "refusal").put("refusal", refusal);
        }
        ObjectNode part = StrictTree.object().put("type", "output_text").put("text", content == null ? "" : content);
        part.putArray("annotations");
        part.putArray("logprobs");
        return part;
    }

    static ObjectNode call(String id, String name, String arguments, String status) {
        return StrictTree.object()
                .put("type", "function_call")
                .put("id", id.replaceFirst("^call_", "fc_"))
                .put("call_id", id)
                .put("name", name)
                .put("arguments", arguments)
                .put("status", status);
    }
}

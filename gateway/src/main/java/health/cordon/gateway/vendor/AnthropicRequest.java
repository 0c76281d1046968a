package health.cordon.gateway.vendor;

import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.vendor.AskedChat.Called;
import health.cordon.gateway.vendor.AskedChat.Part;
import health.cordon.gateway.vendor.AskedChat.Returned;
import health.cordon.gateway.vendor.AskedChat.Said;
import health.cordon.gateway.vendor.AskedChat.Speaker;
import health.cordon.gateway.vendor.AskedChat.Tool;
import health.cordon.gateway.vendor.AskedChat.ToolChoice;
import health.cordon.gateway.vendor.AskedChat.Turn;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A chat as Anthropic's {@code /v1/messages} takes it. */
final class AnthropicRequest {

    private AnthropicRequest() {}

    /**
     * The body.
     *
     * @param most how many tokens an answer may have where the request does not say; the API wants to be told
     */
    static ObjectNode of(AskedChat chat, String model, boolean stream, int most) {
        ObjectNode body = StrictTree.object().put("model", model);
        ChatSettings settings = chat.settings();
        settings.mostTokens().ifPresentOrElse(told -> body.set("max_tokens", told), () -> body.put("max_tokens", most));
        if (!chat.system().isEmpty()) {
            body.put("system", String.join("\n\n", chat.system()));
        }
        ArrayNode messages = body.putArray("messages");
        for (Turn turn : chat.turns()) {
            ObjectNode message =
                    messages.addObject().put("role", turn.speaker() == Speaker.USER ? "user" : "assistant");
            ArrayNode content = message.putArray("content");
            turn.parts().forEach(part -> part(part, content.addObject()));
        }
        settings.temperature().ifPresent(told -> body.set("temperature", told));
        settings.topP().ifPresent(told -> body.set("top_p", told));
        settings.topK().ifPresent(told -> body.set("top_k", told));
        texts(settings.stop(), "stop_sequences", body);
        settings.user().ifPresent(user -> body.putObject("metadata").put("user_id", user));
        settings.schema()
                .ifPresent(schema -> body.putObject("output_config")
                        .putObject("format")
                        .put("type", "json_schema")
                        .set("schema", schema));
        tools(chat, body);
        if (stream) {
            body.put("stream", true);
        }
        return body;
    }

    private static void part(Part part, ObjectNode block) {
        switch (part) {
            case Said said -> block.put("type", "text").put("text", said.text());
            case Called call ->
                block.put("type", "tool_use")
                        .put("id", call.id())
                        .put("name", call.name())
                        .set("input", call.arguments());
            case Returned returned ->
                block.put("type", "tool_result")
                        .put("tool_use_id", returned.id())
                        .put("content", returned.text());
        }
    }

    private static void tools(AskedChat chat, ObjectNode body) {
        if (chat.tools().isEmpty()) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        for (Tool tool : chat.tools()) {
            ObjectNode one = tools.addObject().put("name", tool.name());
            tool.description().ifPresent(text -> one.put("description", text));
            one.set("input_schema", tool.parameters());
        }
        ObjectNode choice = body.putObject("tool_choice");
        switch (chat.choice()) {
            case ToolChoice.Auto _ -> choice.put("type", "auto");
            case ToolChoice.None _ -> choice.put("type", "none");
            case ToolChoice.Some _ -> choice.put("type", "any");
            case ToolChoice.Named named -> choice.put("type", "tool").put("name", named.name());
        }
        if (!chat.settings().parallel() && !(chat.choice() instanceof ToolChoice.None)) {
            choice.put("disable_parallel_tool_use", true);
        }
    }

    private static void texts(List<String> texts, String field, ObjectNode body) {
        if (!texts.isEmpty()) {
            ArrayNode array = body.putArray(field);
            texts.forEach(array::add);
        }
    }
}

package health.cordon.models.aws;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.vendor.AskedChat;
import health.cordon.gateway.vendor.AskedChat.Called;
import health.cordon.gateway.vendor.AskedChat.Part;
import health.cordon.gateway.vendor.AskedChat.Returned;
import health.cordon.gateway.vendor.AskedChat.Said;
import health.cordon.gateway.vendor.AskedChat.Speaker;
import health.cordon.gateway.vendor.AskedChat.Tool;
import health.cordon.gateway.vendor.AskedChat.ToolChoice;
import health.cordon.gateway.vendor.AskedChat.Turn;
import health.cordon.gateway.vendor.ChatReader;
import health.cordon.gateway.vendor.ChatSettings;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A chat as Converse and ConverseStream take it. */
final class ConverseRequest {

    private ConverseRequest() {}

    /**
     * The body; the model stands in the path.
     *
     * @throws CordonException {@link GatewayError#NOT_TRANSLATABLE}
     */
    static ObjectNode of(AskedChat chat) {
        ChatSettings settings = chat.settings();
        if (settings.schema().isPresent()) {
            throw ChatReader.refused("response_format");
        }
        ObjectNode body = StrictTree.object();
        ArrayNode messages = body.putArray("messages");
        for (Turn turn : chat.turns()) {
            ObjectNode message =
                    messages.addObject().put("role", turn.speaker() == Speaker.USER ? "user" : "assistant");
            ArrayNode content = message.putArray("content");
            turn.parts().forEach(part -> part(part, content.addObject()));
        }
        if (!chat.system().isEmpty()) {
            ArrayNode system = body.putArray("system");
            chat.system().forEach(text -> system.addObject().put("text", text));
        }
        ObjectNode inference = StrictTree.object();
        settings.mostTokens().ifPresent(told -> inference.set("maxTokens", told));
        settings.temperature().ifPresent(told -> inference.set("temperature", told));
        settings.topP().ifPresent(told -> inference.set("topP", told));
        if (!settings.stop().isEmpty()) {
            ArrayNode stop = inference.putArray("stopSequences");
            settings.stop().forEach(stop::add);
        }
        if (!inference.isEmpty()) {
            body.set("inferenceConfig", inference);
        }
        tools(chat, body);
        return body;
    }

    private static void part(Part part, ObjectNode block) {
        switch (part) {
            case Said said -> block.put("text", said.text());
            case Called call ->
                block.putObject("toolUse")
                        .put("toolUseId", call.id())
                        .put("name", call.name())
                        .set("input", call.arguments());
            case Returned returned -> {
                ObjectNode result = block.putObject("toolResult").put("toolUseId", returned.id());
                result.putArray("content").addObject().put("text", returned.text());
            }
        }
    }

    /** There is no word for "no tool": where none is to be called none is offered, if no earlier turn needs them. */
    private static void tools(AskedChat chat, ObjectNode body) {
        boolean none = chat.choice() instanceof ToolChoice.None;
        if (none && chat.hasCalls()) {
            throw ChatReader.refused("tool_choice");
        }
        if (chat.tools().isEmpty() || none) {
            return;
        }
        if (!chat.settings().parallel()) {
            throw ChatReader.refused("parallel_tool_calls");
        }
        ObjectNode config = body.putObject("toolConfig");
        ArrayNode tools = config.putArray("tools");
        for (Tool tool : chat.tools()) {
            ObjectNode spec = tools.addObject().putObject("toolSpec").put("name", tool.name());
            tool.description().ifPresent(text -> spec.put("description", text));
            spec.putObject("inputSchema").set("json", tool.parameters());
        }
        ObjectNode choice = config.putObject("toolChoice");
        switch (chat.choice()) {
            case ToolChoice.Some _ -> choice.putObject("any");
            case ToolChoice.Named named -> choice.putObject("tool").put("name", named.name());
            case ToolChoice.Auto _, ToolChoice.None _ -> choice.putObject("auto");
        }
    }
}

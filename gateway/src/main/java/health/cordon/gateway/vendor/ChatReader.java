package health.cordon.gateway.vendor;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.vendor.AskedChat.Called;
import health.cordon.gateway.vendor.AskedChat.Part;
import health.cordon.gateway.vendor.AskedChat.Returned;
import health.cordon.gateway.vendor.AskedChat.Said;
import health.cordon.gateway.vendor.AskedChat.Speaker;
import health.cordon.gateway.vendor.AskedChat.Tool;
import health.cordon.gateway.vendor.AskedChat.ToolChoice;
import health.cordon.gateway.vendor.AskedChat.Turn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a guarded request in OpenAI's form as an {@link AskedChat}. Nothing is added to it. What changes the answer's form
 * and has no counterpart is refused; settings of taste without one are left out.
 */
public final class ChatReader {

    private final List<String> system = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();

    private ChatReader() {}

    /**
     * Reads.
     *
     * @throws CordonException {@link GatewayError#NOT_TRANSLATABLE}
     */
    public static AskedChat read(JsonNode asked) {
        ChatReader reader = new ChatReader();
        if (asked.path("n").asInt(1) > 1) {
            throw refused("n");
        }
        if (asked.has("functions") || asked.has("function_call")) {
            throw refused("functions");
        }
        for (JsonNode message : asked.path("messages").values()) {
            reader.message(message);
        }
        if (reader.turns.isEmpty()) {
            throw refused("messages");
        }
        return new AskedChat(
                List.copyOf(reader.system), List.copyOf(reader.turns), tools(asked), choice(asked), settings(asked));
    }

    private void message(JsonNode message) {
        String role = message.path("role").asString("");
        List<Part> parts = new ArrayList<>();
        switch (role) {
            case "system", "developer" -> texts(message.get("content"), system);
            case "user" -> {
                said(message.get("content"), parts);
                add(Speaker.USER, parts);
            }
            case "assistant" -> {
                said(message.get("content"), parts);
                said(message.get("refusal"), parts);
                if (message.has("function_call")) {
                    throw refused("functions");
                }
                for (JsonNode call : message.path("tool_calls").values()) {
                    parts.add(called(call));
                }
                add(Speaker.MODEL, parts);
            }
            case "tool" -> {
                List<String> texts = new ArrayList<>();
                texts(message.get("content"), texts);
                parts.add(new Returned(message.path("tool_call_id").asString(""), String.join("", texts)));
                add(Speaker.USER, parts);
            }
            default -> throw refused("role");
        }
    }

    /** Who speaks twice speaks once, longer: these vendors want two who take turns. */
    private void add(Speaker speaker, List<Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        if (!turns.isEmpty() && turns.getLast().speaker() == speaker) {
            List<Part> joined = new ArrayList<>(turns.removeLast().parts());
            joined.addAll(parts);
            turns.add(new Turn(speaker, List.copyOf(joined)));
        } else {
            turns.add(new Turn(speaker, List.copyOf(parts)));
        }
    }

    private static void said(@Nullable JsonNode content, List<Part> parts) {
        List<String> texts = new ArrayList<>();
        texts(content, texts);
        texts.forEach(text -> parts.add(new Said(text)));
    }

    /** Texts without anything in them are left out: these vendors refuse them. */
    private static void texts(@Nullable JsonNode content, List<String> texts) {
        if (content == null || content.isNull()) {
            return;
        }
        if (content.isString()) {
            text(content.stringValue(), texts);
            return;
        }
        for (JsonNode part : content.values()) {
            switch (part.path("type").asString("")) {
                case "text" -> text(part.path("text").asString(""), texts);
                case "refusal" -> text(part.path("refusal").asString(""), texts);
                default -> throw refused("content");
            }
        }
    }

    private static void text(String text, List<String> texts) {
        if (!text.isBlank()) {
            texts.add(text);
        }
    }

    private static Called called(JsonNode call) {
        JsonNode function = call.path("function");
        String written = function.path("arguments").asString("");
        JsonNode arguments = written.isBlank()
                ? StrictTree.object()
                : StrictTree.container(written)
                        .filter(JsonNode::isObject)
                        .orElseThrow(() -> refused("tool_calls.arguments"));
        return new Called(call.path("id").asString(""), function.path("name").asString(""), arguments);
    }

    private static List<Tool> tools(JsonNode asked) {
        List<Tool> tools = new ArrayList<>();
        for (JsonNode tool : asked.path("tools").values()) {
            JsonNode function = tool.path("function");
            JsonNode parameters = function.get("parameters");
            tools.add(new Tool(
                    function.path("name").asString(""),
                    Optional.of(function.path("description").asString("")).filter(text -> !text.isBlank()),
                    parameters != null && parameters.isObject() && !parameters.isEmpty() ? parameters : anything()));
        }
        return List.copyOf(tools);
    }

    private static JsonNode anything() {
        ObjectNode schema = StrictTree.object().put("type", "object");
        schema.putObject("properties");
        return schema;
    }

    private static ToolChoice choice(JsonNode asked) {
        JsonNode choice = asked.path("tool_choice");
        if (choice.isObject()) {
            return new ToolChoice.Named(choice.path("function").path("name").asString(""));
        }
        return switch (choice.asString("auto")) {
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Some();
            default -> new ToolChoice.Auto();
        };
    }

    private static ChatSettings settings(JsonNode asked) {
        return new ChatSettings(
                field(asked, "max_completion_tokens").or(() -> field(asked, "max_tokens")),
                field(asked, "temperature").map(ChatReader::atMostOne),
                field(asked, "top_p"),
                field(asked, "top_k"),
                stop(asked),
                field(asked, "user").or(() -> field(asked, "safety_identifier")).map(JsonNode::asString),
                asked.path("parallel_tool_calls").asBoolean(true),
                schema(asked));
    }

    private static JsonNode atMostOne(JsonNode temperature) {
        return temperature.isNumber() && temperature.decimalValue().compareTo(BigDecimal.ONE) > 0
                ? JsonNodeFactory.instance.numberNode(1)
                : temperature;
    }

    private static List<String> stop(JsonNode asked) {
        List<String> texts = new ArrayList<>();
        JsonNode stop = asked.path("stop");
        if (stop.isString()) {
            text(stop.stringValue(), texts);
        }
        for (JsonNode each : stop.values()) {
            text(each.asString(""), texts);
        }
        return List.copyOf(texts);
    }

    private static Optional<JsonNode> schema(JsonNode asked) {
        JsonNode format = asked.path("response_format");
        return switch (format.path("type").asString("text")) {
            case "text" -> Optional.empty();
            case "json_schema" -> field(format.path("json_schema"), "schema");
            default -> throw refused("response_format");
        };
    }

    private static Optional<JsonNode> field(JsonNode tree, String key) {
        return Optional.ofNullable(tree.get(key)).filter(found -> !found.isNull());
    }

    /** That a field cannot be said to this vendor. The name is one of Cordon's words, never the client's. */
    public static CordonException refused(String field) {
        return new CordonException(GatewayError.NOT_TRANSLATABLE, SafeArg.key("field", field));
    }
}

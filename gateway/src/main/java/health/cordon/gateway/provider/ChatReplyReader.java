package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads OpenAI's answers and parts of answers as events. Fields that are not known here are not passed on. For one answer.
 */
final class ChatReplyReader {

    private final Map<String, Boolean> toolsBegun = new HashMap<>();
    private final Map<Integer, Boolean> choices = new HashMap<>();

    /** The events of a whole answer. */
    List<ReplyEvent> whole(byte[] body) {
        List<ReplyEvent> events = new ArrayList<>();
        JsonNode tree = read(body);
        for (JsonNode choice : array(tree, "choices")) {
            JsonNode message = choice.get("message");
            int number = number(choice, "index");
            if (message == null || !message.isObject()) {
                throw malformed();
            }
            texts(number, message, events);
            int index = 0;
            for (JsonNode call : array(message, "tool_calls")) {
                tool(number, index++, call, events);
            }
            finish(number, choice, events);
        }
        if (choices.isEmpty() || choices.containsValue(false)) {
            throw malformed();
        }
        usage(tree, events);
        return events;
    }

    /** The events of one part of a stream. */
    List<ReplyEvent> part(String data) {
        List<ReplyEvent> events = new ArrayList<>();
        JsonNode tree = read(data.getBytes(StandardCharsets.UTF_8));
        if (tree.has("error")) {
            throw new CordonException(GatewayError.PROVIDER_FAILED);
        }
        for (JsonNode choice : array(tree, "choices")) {
            int number = number(choice, "index");
            choices.putIfAbsent(number, false);
            JsonNode delta = choice.get("delta");
            if (delta != null && delta.isObject()) {
                texts(number, delta, events);
                for (JsonNode call : array(delta, "tool_calls")) {
                    tool(number, number(call, "index"), call, events);
                }
            }
            finish(number, choice, events);
        }
        usage(tree, events);
        return events;
    }

    /** Whether every choice that began has finished. */
    boolean isComplete() {
        return !choices.isEmpty() && !choices.containsValue(false);
    }

    /** The events of an answer with embeddings. */
    List<ReplyEvent> vectors(byte[] body) {
        JsonNode tree = read(body);
        var vectors = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : array(tree, "data")) {
            JsonNode vector = each.get("embedding");
            if (vector == null || number(each, "index") != vectors.size()) {
                throw malformed();
            }
            vectors.add(vector);
        }
        List<ReplyEvent> events = new ArrayList<>();
        events.add(new ReplyEvent.Vectors(vectors));
        usage(tree, events);
        return events;
    }

    private void texts(int choice, JsonNode from, List<ReplyEvent> events) {
        text(choice, Channel.REASONING, from.get("reasoning_content"), events);
        text(choice, Channel.CONTENT, from.get("content"), events);
        text(choice, Channel.REFUSAL, from.get("refusal"), events);
    }

    private void text(int choice, Channel channel, @Nullable JsonNode text, List<ReplyEvent> events) {
        if (text == null || text.isNull()) {
            return;
        }
        if (!text.isString()) {
            throw malformed();
        }
        if (!text.stringValue().isEmpty()) {
            requireOpen(choice);
            events.add(new ReplyEvent.Text(choice, channel, text.stringValue()));
        }
    }

    private void tool(int choice, int index, JsonNode call, List<ReplyEvent> events) {
        JsonNode function = call.get("function");
        if (function == null || !function.isObject()) {
            throw malformed();
        }
        requireOpen(choice);
        if (toolsBegun.put(choice + "/" + index, true) == null) {
            events.add(new ReplyEvent.ToolBegin(choice, index, string(call, "id"), string(function, "name")));
        }
        String arguments = string(function, "arguments");
        if (!arguments.isEmpty()) {
            events.add(new ReplyEvent.ToolArguments(choice, index, arguments));
        }
    }

    /** More behind its end would be guarded by itself, without what stood before it. */
    private void requireOpen(int choice) {
        if (Boolean.TRUE.equals(choices.get(choice))) {
            throw malformed();
        }
    }

    private void finish(int choice, JsonNode from, List<ReplyEvent> events) {
        String reason = string(from, "finish_reason");
        choices.putIfAbsent(choice, false);
        if (!reason.isEmpty() && Boolean.FALSE.equals(choices.put(choice, true))) {
            events.add(new ReplyEvent.Finish(choice, reason));
        }
    }

    private static void usage(JsonNode tree, List<ReplyEvent> events) {
        JsonNode usage = tree.get("usage");
        if (usage != null && usage.isObject()) {
            events.add(new ReplyEvent.Usage(number(usage, "prompt_tokens"), number(usage, "completion_tokens")));
        }
    }

    private static Iterable<JsonNode> array(JsonNode tree, String key) {
        JsonNode found = tree.get(key);
        if (found == null || found.isNull()) {
            return List.of();
        }
        if (!found.isArray()) {
            throw malformed();
        }
        return found.values();
    }

    private static String string(JsonNode tree, String key) {
        JsonNode found = tree.get(key);
        if (found == null || found.isNull()) {
            return "";
        }
        if (!found.isString()) {
            throw malformed();
        }
        return found.stringValue();
    }

    private static int number(JsonNode tree, String key) {
        JsonNode found = tree.get(key);
        if (found == null || found.isNull()) {
            return 0;
        }
        if (!found.isIntegralNumber() || !found.canConvertToInt()) {
            throw malformed();
        }
        return found.intValue();
    }

    private static JsonNode read(byte[] body) {
        try {
            JsonNode tree = StrictTree.read(body);
            if (tree.isObject()) {
                return tree;
            }
        } catch (CordonException notJson) {
            // Told below: it is the endpoint's fault and not the caller's.
        }
        throw malformed();
    }

    private static CordonException malformed() {
        return new CordonException(GatewayError.PROVIDER_MALFORMED);
    }
}

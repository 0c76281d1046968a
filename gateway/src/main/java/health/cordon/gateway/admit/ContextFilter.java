package health.cordon.gateway.admit;

import health.cordon.access.minimum.FieldFilter;
import health.cordon.core.Cfr;
import health.cordon.gateway.json.StrictTree;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds structured context in a request, which is a text of a message that is a JSON object, and gives of it what a rule
 * keeps. For one request.
 */
@Cfr("164.502(b)")
final class ContextFilter {

    private final FieldFilter filter;
    private int count;

    ContextFilter(FieldFilter filter) {
        this.filter = filter;
    }

    int count() {
        return count;
    }

    /** The request with its contexts cut down. Only what the caller wrote is looked at, not tools and settings. */
    JsonNode filtered(JsonNode request) {
        if (!request.isObject()) {
            return request;
        }
        ObjectNode made = StrictTree.object();
        for (Map.Entry<String, JsonNode> field : request.properties()) {
            boolean written = field.getKey().equals("messages")
                    || field.getKey().equals("input")
                    || field.getKey().equals("system");
            made.set(field.getKey(), written ? cut(field.getValue()) : field.getValue());
        }
        return made;
    }

    private JsonNode cut(JsonNode node) {
        if (node.isObject()) {
            ObjectNode made = StrictTree.object();
            node.properties().forEach(field -> made.set(field.getKey(), cut(field.getValue())));
            return made;
        }
        if (node.isArray()) {
            ArrayNode made = JsonNodeFactory.instance.arrayNode();
            node.values().forEach(each -> made.add(cut(each)));
            return made;
        }
        Optional<JsonNode> context = node.isString()
                ? StrictTree.container(node.stringValue()).filter(JsonNode::isObject)
                : Optional.empty();
        if (context.isEmpty()) {
            return node;
        }
        count++;
        byte[] kept =
                filter.json(node.stringValue().getBytes(StandardCharsets.UTF_8)).body();
        return JsonNodeFactory.instance.stringNode(new String(kept, StandardCharsets.UTF_8));
    }
}

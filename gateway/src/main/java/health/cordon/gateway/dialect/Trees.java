package health.cordon.gateway.dialect;

import health.cordon.gateway.json.StrictTree;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Small questions to guarded trees. */
final class Trees {

    private Trees() {}

    /** A field's text; empty if there is none. */
    static String string(JsonNode tree, String key) {
        JsonNode found = tree.get(key);
        return found != null && found.isString() ? found.stringValue() : "";
    }

    static boolean flag(JsonNode tree, String key) {
        JsonNode found = tree.get(key);
        return found != null && found.isBoolean() && found.booleanValue();
    }

    /** A field's elements; none if it is no array. */
    static Iterable<JsonNode> array(JsonNode tree, String key) {
        JsonNode found = tree.get(key);
        return found != null && found.isArray() ? found.values() : java.util.List.of();
    }

    static @Nullable JsonNode object(JsonNode tree, String key) {
        JsonNode found = tree.get(key);
        return found != null && found.isObject() ? found : null;
    }

    /** The same without some fields. */
    static ObjectNode without(JsonNode tree, Set<String> fields) {
        ObjectNode made = StrictTree.object();
        tree.properties().forEach(field -> {
            if (!fields.contains(field.getKey())) {
                made.set(field.getKey(), field.getValue());
            }
        });
        return made;
    }

    /** Copies a field under another name, if it is there. */
    static void move(JsonNode from, String field, ObjectNode to, String name) {
        JsonNode found = from.get(field);
        if (found != null && !found.isNull()) {
            to.set(name, found);
        }
    }

    /** The names of an array of tools, where each is told by this path. */
    static Set<String> names(JsonNode tree, String array, @Nullable String inside) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode tool : array(tree, array)) {
            JsonNode named = inside == null ? tool : object(tool, inside);
            if (named != null) {
                names.add(string(named, "name"));
            }
        }
        return names;
    }

    /** More of a text, behind a line end: parts that the guard made one are one already. */
    static void append(StringBuilder text, String more) {
        text.append(text.isEmpty() || more.isEmpty() ? "" : "\n").append(more);
    }

    /** The text of a content, which is a text or an array of parts. */
    static String text(@Nullable JsonNode content) {
        if (content == null) {
            return "";
        }
        if (content.isString()) {
            return content.stringValue();
        }
        StringBuilder all = new StringBuilder();
        for (JsonNode part : content.values()) {
            append(all, part.isString() ? part.stringValue() : string(part, "text"));
        }
        return all.toString();
    }

    static String sse(JsonNode data) {
        return "data: " + StrictTree.text(data) + "\n\n";
    }

    static String sse(String event, JsonNode data) {
        return "event: " + event + "\n" + sse(data);
    }
}

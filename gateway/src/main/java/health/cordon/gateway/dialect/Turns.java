package health.cordon.gateway.dialect;

import health.cordon.gateway.json.StrictTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Messages of one role that stand one behind the other, put together. Endpoints differ in how they do that, some with nothing
 * between; here an empty line stands between them, as it did when they were scanned.
 */
final class Turns {

    private static final String BETWEEN = "\n\n";
    private static final Set<String> PLAIN = Set.of("role", "content");

    private Turns() {}

    /** The same messages, guarded already, with no two plain ones of one role in a row. */
    static ArrayNode joined(Iterable<JsonNode> messages) {
        ArrayNode made = StrictTree.object().arrayNode();
        List<JsonNode> row = new ArrayList<>();
        for (JsonNode message : messages) {
            boolean goesOn = !row.isEmpty()
                    && isPlain(message)
                    && Trees.string(row.getFirst(), "role").equals(Trees.string(message, "role"));
            if (!goesOn) {
                end(row, made);
            }
            if (isPlain(message)) {
                row.add(message);
            } else {
                made.add(message);
            }
        }
        end(row, made);
        return made;
    }

    private static void end(List<JsonNode> row, ArrayNode made) {
        if (row.size() == 1) {
            made.add(row.getFirst());
        } else if (!row.isEmpty()) {
            made.addObject()
                    .put("role", Trees.string(row.getFirst(), "role"))
                    .put(
                            "content",
                            row.stream()
                                    .map(message -> Trees.text(message.get("content")))
                                    .collect(Collectors.joining(BETWEEN)));
        }
        row.clear();
    }

    /** Whether it is nothing but text. */
    private static boolean isPlain(JsonNode message) {
        JsonNode content = message.get("content");
        if (content == null || !(content.isString() || content.isArray())) {
            return false;
        }
        for (var field : message.properties()) {
            if (!PLAIN.contains(field.getKey())) {
                return false;
            }
        }
        return content.isString() || content.size() == 1 && content.get(0).has("text");
    }
}

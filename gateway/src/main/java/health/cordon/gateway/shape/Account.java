package health.cordon.gateway.shape;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a traversal answers for: the very nodes that it classified or made, and the keys. Whatever else stands in a tree came
 * there past it. For one thread.
 */
final class Account {

    private final Set<JsonNode> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> keys = new HashSet<>();

    JsonNode node(JsonNode classified) {
        nodes.add(classified);
        return classified;
    }

    String key(String classified) {
        keys.add(classified);
        return classified;
    }

    /** How many keys, texts and numbers of a tree are not among them. */
    int missing(JsonNode tree) {
        int count = 0;
        if (tree.isObject()) {
            for (Map.Entry<String, JsonNode> field : tree.properties()) {
                count += (keys.contains(field.getKey()) ? 0 : 1) + missing(field.getValue());
            }
        } else if (tree.isArray()) {
            for (JsonNode each : tree.values()) {
                count += missing(each);
            }
        } else if (!tree.isNull() && !tree.isBoolean() && !nodes.contains(tree)) {
            count = 1;
        }
        return count;
    }
}

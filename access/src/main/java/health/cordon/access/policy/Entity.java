package health.cordon.access.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A thing that a policy names: {@code Role::"clinician"}.
 *
 * @param type before the colons
 * @param id between the quotes
 */
record Entity(String type, String id) {

    /** From {@code {"type": ..., "id": ...}} of Cedar's JSON; empty for anything else, a template's slot among it. */
    static Optional<Entity> of(@Nullable Object json) {
        return json instanceof Map<?, ?> map
                        && map.get("type") instanceof String type
                        && map.get("id") instanceof String id
                ? Optional.of(new Entity(type, id))
                : Optional.empty();
    }

    /** Every one that a policy names, in scope and conditions alike. */
    static List<Entity> in(@Nullable Object json) {
        List<Entity> found = new ArrayList<>();
        collect(json, found);
        return found;
    }

    private static void collect(@Nullable Object json, List<Entity> found) {
        if (json instanceof List<?> list) {
            list.forEach(item -> collect(item, found));
        } else if (json instanceof Map<?, ?> map) {
            if (map.size() == 2) {
                of(map).ifPresent(found::add);
            }
            map.values().forEach(value -> collect(value, found));
        }
    }
}

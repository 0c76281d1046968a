package health.cordon.access.policy;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.core.JsonProcessingException;
import health.cordon.access.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which actions the schema knows, of whom and on what.
 *
 * <p>Cedar validates policies for the questions that the schema allows and for no others: of another question, such as that of
 * a service that would take emergency access, a policy might say anything. Such questions are not asked.
 */
final class Applicability {

    private final Map<String, Set<String>> principals = new HashMap<>();
    private final Map<String, Set<String>> resources = new HashMap<>();

    private Applicability() {}

    /** Of a schema that Cedar has read. */
    static Applicability of(Schema schema) {
        Applicability read = new Applicability();
        try {
            String json = schema.toJsonFormat().toString();
            Map<String, @Nullable Object> root =
                    StrictJson.ours(json.getBytes(StandardCharsets.UTF_8)).orElse(Map.of());
            if (root.get("") instanceof Map<?, ?> plain && plain.get("actions") instanceof Map<?, ?> actions) {
                actions.forEach((action, value) -> read.add(String.valueOf(action), value));
            }
        } catch (InternalException | JsonProcessingException broken) {
            // Nothing is known to apply, so nothing is permitted.
        }
        return read;
    }

    /** Whether the question is one that the policies were validated for. */
    boolean knows(Question question) {
        String action = question.action().word();
        return principals
                        .getOrDefault(action, Set.of())
                        .contains(question.principal().kind().entity())
                && resources
                        .getOrDefault(action, Set.of())
                        .contains(question.resource().type().word());
    }

    /** The actions. */
    Set<String> actions() {
        return principals.keySet();
    }

    private void add(String action, @Nullable Object value) {
        if (value instanceof Map<?, ?> map && map.get("appliesTo") instanceof Map<?, ?> applies) {
            principals.put(action, words(applies.get("principalTypes")));
            resources.put(action, words(applies.get("resourceTypes")));
        }
    }

    private static Set<String> words(@Nullable Object list) {
        Set<String> words = new HashSet<>();
        if (list instanceof List<?> items) {
            items.forEach(item -> words.add(String.valueOf(item)));
        }
        return words;
    }
}

package health.cordon.access.policy;

import com.cedarpolicy.model.policy.PolicySet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some policies, parsed by Cedar, and what they ask of a question: what none of them asks for need not be handed over, and
 * handing over is half of what a decision costs.
 *
 * @param set the policies; empty where nothing can apply
 * @param attributes the names of the attributes that they use; empty for all
 * @param purposes whether they ask which purposes one is a case of
 */
record Slice(Optional<PolicySet> set, Optional<Set<String>> attributes, boolean purposes) {

    static final Slice NOTHING = new Slice(Optional.empty(), Optional.of(Set.of()), false);

    /** All policies, to be handed all there is. */
    static Slice whole(PolicySet set) {
        return new Slice(Optional.of(set), Optional.empty(), true);
    }

    static Slice of(PolicySet set, List<LoadedPolicy> policies) {
        Set<String> names = new HashSet<>();
        boolean purposes = false;
        for (LoadedPolicy policy : policies) {
            collect(policy.json(), names);
            purposes |= Entity.in(policy.json()).stream()
                    .anyMatch(named -> named.type().equals("Purpose"));
        }
        return new Slice(Optional.of(set), Optional.of(Set.copyOf(names)), purposes);
    }

    boolean uses(String attribute) {
        return attributes.map(names -> names.contains(attribute)).orElse(true);
    }

    private static void collect(@Nullable Object json, Set<String> names) {
        if (json instanceof List<?> list) {
            list.forEach(item -> collect(item, names));
        } else if (json instanceof Map<?, ?> map) {
            if (map.get("attr") instanceof String name) {
                names.add(name);
            }
            map.values().forEach(value -> collect(value, names));
        }
    }
}

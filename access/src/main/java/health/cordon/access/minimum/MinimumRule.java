package health.cordon.access.minimum;

import health.cordon.access.Role;
import health.cordon.core.PurposeOfUse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * For whom and what for a rule is.
 *
 * @param id its name, as reports show it
 * @param says in one sentence, what is given and why that is enough
 * @param functions the consuming functions
 * @param purposes the purposes; each holds its narrower ones
 * @param roles the roles; empty for any
 * @param exemption why everything is given, if everything is
 */
public record MinimumRule(
        String id,
        String says,
        List<String> functions,
        Set<PurposeOfUse> purposes,
        Set<Role> roles,
        Optional<Exemption> exemption) {

    /** Copies the collections. */
    public MinimumRule {
        functions = List.copyOf(functions);
        purposes = Set.copyOf(purposes);
        roles = Set.copyOf(roles);
    }

    /** Whether the rule is for this. */
    public boolean isFor(Collection<Role> held, PurposeOfUse purpose, String function) {
        return functions.contains(function)
                && purposes.stream().anyMatch(purpose::isA)
                && (roles.isEmpty() || held.stream().anyMatch(roles::contains));
    }

    /** Whether whatever the other is for, this is for as well. */
    boolean covers(MinimumRule other) {
        return !other.functions.isEmpty()
                && !other.purposes.isEmpty()
                && functions.containsAll(other.functions)
                && other.purposes.stream().allMatch(purpose -> purposes.stream().anyMatch(purpose::isA))
                && (roles.isEmpty() || !other.roles.isEmpty() && roles.containsAll(other.roles));
    }
}

package health.cordon.access.policy;

import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import health.cordon.access.AccessError;
import health.cordon.access.Action;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The policies whose scope a question may match, parsed once and kept by Cedar.
 *
 * <p>With 200 policies Cedar takes a third of a millisecond a question, most of it for those that are about something else;
 * with the twenty that may match, a fifteenth of one. A scope tests nothing but equality, type and membership, which cannot
 * fail, so a policy whose scope does not match takes no part in Cedar's answer, nor in its errors. Thread-safe.
 */
final class PolicySlices {

    /** More than roles, actions and types make in practice. What goes beyond is asked of the whole. */
    private static final int MOST_SLICES = 128;

    private static final int MOST_KEYS = 4096;

    private final List<LoadedPolicy> policies;
    private final PolicySet whole;
    private final Set<Role> rolesNamed;
    private final Set<Entity> principalsNamed;
    private final Set<Entity> resourcesNamed;
    private final Map<Key, Slice> byKey = new ConcurrentHashMap<>();
    private final Map<BitSet, Slice> bySelection = new ConcurrentHashMap<>();

    /**
     * Some of the policies; empty where nothing can match.
     *
     * @param set the policies, parsed by Cedar
     */
    record Slice(Optional<PolicySet> set) {}

    /** All that a selection depends on; roles, principals and resources that no policy names are left out. */
    private record Key(
            PrincipalKind kind, Set<Role> roles, String principal, Action action, ResourceType type, String resource) {}

    /** @throws CordonException {@link AccessError#ENGINE_UNAVAILABLE} if Cedar cannot keep the whole */
    PolicySlices(List<LoadedPolicy> policies) {
        this.policies = List.copyOf(policies);
        try {
            whole = parsed(policies);
        } catch (CacheException full) {
            throw new CordonException(AccessError.ENGINE_UNAVAILABLE, full, SafeArg.cause(full));
        }
        rolesNamed = policies.stream()
                .flatMap(policy -> policy.scope().principal().anyOf().stream())
                .filter(named -> named.type().equals("Role"))
                .map(named -> new Role(named.id()))
                .collect(Collectors.toSet());
        principalsNamed = policies.stream()
                .flatMap(policy -> policy.scope().principal().anyOf().stream())
                .collect(Collectors.toSet());
        resourcesNamed = policies.stream()
                .flatMap(policy -> policy.scope().resource().anyOf().stream())
                .collect(Collectors.toSet());
    }

    /** All policies. */
    PolicySet whole() {
        return whole;
    }

    /** Those that may match. */
    Slice of(Question question) {
        Key key = key(question);
        Slice known = byKey.get(key);
        if (known != null) {
            return known;
        }
        Slice slice = select(question);
        if (byKey.size() < MOST_KEYS) {
            byKey.put(key, slice);
        }
        return slice;
    }

    private Key key(Question question) {
        Principal asking = question.principal();
        Resource thing = question.resource();
        Set<Role> roles = new HashSet<>(asking.roles());
        roles.retainAll(rolesNamed);
        boolean named = principalsNamed.contains(new Entity(asking.kind().entity(), asking.id()));
        boolean thingNamed = resourcesNamed.contains(new Entity(thing.type().word(), thing.id()));
        return new Key(
                asking.kind(),
                roles,
                named ? asking.id() : "",
                question.action(),
                thing.type(),
                thingNamed ? thing.id() : "");
    }

    private Slice select(Question question) {
        BitSet selection = new BitSet(policies.size());
        for (int i = 0; i < policies.size(); i++) {
            selection.set(
                    i, policies.get(i).scope().mayMatch(question.principal(), question.action(), question.resource()));
        }
        Slice known = bySelection.get(selection);
        if (known != null) {
            return known;
        }
        if (bySelection.size() >= MOST_SLICES) {
            return new Slice(Optional.of(whole));
        }
        return bySelection.computeIfAbsent(selection, this::slice);
    }

    private Slice slice(BitSet selection) {
        if (selection.isEmpty()) {
            return new Slice(Optional.empty());
        }
        try {
            return new Slice(Optional.of(
                    parsed(selection.stream().mapToObj(policies::get).toList())));
        } catch (CacheException full) {
            return new Slice(Optional.of(whole));
        }
    }

    private static PolicySet parsed(List<LoadedPolicy> policies) throws CacheException {
        Set<Policy> cedar = policies.stream().map(LoadedPolicy::cedar).collect(Collectors.toSet());
        PolicySet set = new PolicySet(cedar);
        set.cache();
        return set;
    }
}

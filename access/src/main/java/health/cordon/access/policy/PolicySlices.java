package health.cordon.access.policy;

import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import health.cordon.access.AccessError;
import health.cordon.access.Action;
import health.cordon.access.Classification;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.access.Role;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The policies that can matter to a question, parsed once and kept by Cedar.
 *
 * <p>With 200 policies Cedar takes a third of a millisecond a question, most of it for those that are about something else;
 * with the few that can matter, a tenth of that. Left out is a policy whose {@link PolicyScope head} or whose {@link Guard
 * first conditions} provably do not hold: it takes no part in Cedar's answer, nor in its errors. Thread-safe.
 */
final class PolicySlices {

    /**
     * How many policies all slices hold together. One takes some 6 kB in Cedar and half a millisecond to parse, so no slice is
     * ever made anew: what goes beyond is asked of the whole.
     */
    private static final int MOST_PARSED = 8192;

    private static final int MOST_KEYS = 16_384;

    private final List<LoadedPolicy> policies;
    private final Slice whole;
    private final Set<Role> rolesNamed;
    private final Set<Entity> principalsNamed;
    private final Set<Entity> resourcesNamed;
    private final Map<Key, Slice> byKey = new ConcurrentHashMap<>();
    private final Map<BitSet, Slice> bySelection = new ConcurrentHashMap<>();
    private final AtomicInteger parsed = new AtomicInteger();

    /** All that a selection depends on; roles, principals and resources that no policy names are left out. */
    private record Key(
            PrincipalKind kind,
            Set<Role> roles,
            String principal,
            PurposeOfUse purpose,
            boolean emergency,
            Action action,
            ResourceType type,
            String resource,
            Classification classification,
            boolean approved) {}

    /** @throws CordonException {@link AccessError#ENGINE_UNAVAILABLE} if Cedar cannot keep the whole */
    PolicySlices(List<LoadedPolicy> policies) {
        this.policies = List.copyOf(policies);
        try {
            whole = Slice.whole(parsed(policies));
        } catch (CacheException full) {
            throw new CordonException(AccessError.ENGINE_UNAVAILABLE, full, SafeArg.cause(full));
        }
        rolesNamed = policies.stream()
                .flatMap(policy -> Entity.in(policy.json()).stream())
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
    Slice whole() {
        return whole;
    }

    /** Those that can matter. */
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
                question.purpose(),
                question.emergency(),
                question.action(),
                thing.type(),
                thingNamed ? thing.id() : "",
                thing.classification(),
                thing.trainingApproved());
    }

    private Slice select(Question question) {
        BitSet selection = new BitSet(policies.size());
        for (int i = 0; i < policies.size(); i++) {
            selection.set(i, policies.get(i).mayMatter(question));
        }
        Slice known = bySelection.get(selection);
        if (known != null) {
            return known;
        }
        if (parsed.addAndGet(selection.cardinality()) > MOST_PARSED) {
            parsed.addAndGet(-selection.cardinality());
            return whole;
        }
        return bySelection.computeIfAbsent(selection, this::slice);
    }

    private Slice slice(BitSet selection) {
        if (selection.isEmpty()) {
            return Slice.NOTHING;
        }
        try {
            List<LoadedPolicy> some = selection.stream().mapToObj(policies::get).toList();
            return Slice.of(parsed(some), some);
        } catch (CacheException full) {
            return whole;
        }
    }

    private static PolicySet parsed(List<LoadedPolicy> policies) throws CacheException {
        Set<Policy> cedar = policies.stream().map(LoadedPolicy::cedar).collect(Collectors.toSet());
        PolicySet set = new PolicySet(cedar);
        set.cache();
        return set;
    }
}

package health.cordon.access.policy;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse.AuthorizationError;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import health.cordon.access.AccessError;
import health.cordon.access.Action;
import health.cordon.access.Attributes;
import health.cordon.access.Principal;
import health.cordon.access.PrincipalKind;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts a question to Cedar and reads its answer. Holds nothing but what does not change from question to question.
 *
 * <p>Ids and attributes have been checked by the types that hold them: Cedar's binding would print a question that it cannot
 * read.
 */
final class CedarEngine {

    /**
     * How many parsed sets Cedar keeps in this process. A set goes when nothing here holds it any more and the collector has
     * seen so; Cedar's own limit of 1,024 would be met by a few reloads in a row.
     */
    private static final int MOST_SETS = 1 << 16;

    private final BasicAuthorizationEngine engine;
    private final Map<PrincipalKind, EntityTypeName> principals = new EnumMap<>(PrincipalKind.class);
    private final Map<ResourceType, EntityTypeName> resources = new EnumMap<>(ResourceType.class);
    private final Map<Action, EntityUID> actions = new EnumMap<>(Action.class);
    private final Map<PurposeOfUse, Entity> purposes = new EnumMap<>(PurposeOfUse.class);
    private final EntityTypeName role;

    /**
     * Loads the native library.
     *
     * @throws CordonException {@link AccessError#ENGINE_UNAVAILABLE}
     */
    CedarEngine() {
        try {
            engine = new BasicAuthorizationEngine();
            PolicySet.setCacheMaxPolicySets(MOST_SETS);
            role = type("Role");
            EntityTypeName action = type("Action");
            EntityTypeName purpose = type("Purpose");
            for (PrincipalKind each : PrincipalKind.values()) {
                principals.put(each, type(each.entity()));
            }
            for (ResourceType each : ResourceType.values()) {
                resources.put(each, type(each.word()));
            }
            for (Action each : Action.values()) {
                actions.put(each, action.of(each.word()));
            }
            for (PurposeOfUse each : PurposeOfUse.values()) {
                Set<EntityUID> wider = new HashSet<>();
                each.wider().forEach(one -> wider.add(purpose.of(one.name())));
                purposes.put(each, new Entity(purpose.of(each.name()), wider));
            }
        } catch (RuntimeException | LinkageError missing) {
            throw new CordonException(AccessError.ENGINE_UNAVAILABLE, missing, SafeArg.cause(missing));
        }
    }

    /** Throws if the native library does not load; reading policies needs it as well. */
    static void requireLibrary() {
        new CedarEngine();
    }

    /**
     * Cedar's answer.
     *
     * @throws CordonException {@link AccessError#ENGINE_FAILED}
     */
    Verdict ask(Slice policies, Question question) {
        if (policies.set().isEmpty()) {
            return Verdict.NOTHING_APPLIES;
        }
        try {
            Principal asking = question.principal();
            Resource thing = question.resource();
            EntityUID principal = at(principals, asking.kind()).of(asking.id());
            EntityUID resource = at(resources, thing.type()).of(thing.id());
            Entity purpose = at(purposes, question.purpose());
            AuthorizationRequest request = new AuthorizationRequest(
                    principal,
                    at(actions, question.action()),
                    resource,
                    Optional.of(Map.of("purpose", purpose.getEUID(), "emergency", new PrimBool(question.emergency()))),
                    Optional.empty(),
                    false);
            Entity asks = new Entity(principal, attributes(asking, policies), parents(asking));
            Entity asked = new Entity(resource, attributes(thing, policies), Set.of());
            Set<Entity> entities = policies.purposes() ? Set.of(asks, asked, purpose) : Set.of(asks, asked);
            AuthorizationResponse response =
                    engine.isAuthorized(request, policies.set().get(), entities);
            return verdict(response.success.orElseThrow(() -> new CordonException(AccessError.ENGINE_FAILED)));
        } catch (CordonException told) {
            throw told;
        } catch (AuthException | RuntimeException | LinkageError broken) {
            throw new CordonException(AccessError.ENGINE_FAILED, broken, SafeArg.cause(broken));
        }
    }

    private Set<EntityUID> parents(Principal asking) {
        Set<EntityUID> parents = new HashSet<>();
        asking.roles().forEach(each -> parents.add(role.of(each.name())));
        return parents;
    }

    private static Map<String, Value> attributes(Principal asking, Slice policies) {
        Map<String, Value> values = values(asking.attributes());
        values.put("id", new PrimString(asking.id()));
        values.put("mfa", new PrimBool(asking.multiFactor()));
        values.keySet().removeIf(name -> !policies.uses(name));
        return values;
    }

    private static Map<String, Value> attributes(Resource thing, Slice policies) {
        Map<String, Value> values = values(thing.attributes());
        values.put("classification", new PrimString(thing.classification().name()));
        values.put("trainingApproved", new PrimBool(thing.trainingApproved()));
        if (thing.owner().isPresent()) {
            values.put("owner", new PrimString(thing.owner().get()));
        } else {
            values.remove("owner");
        }
        values.keySet().removeIf(name -> !policies.uses(name));
        return values;
    }

    private static Map<String, Value> values(Attributes attributes) {
        Map<String, Value> values = new HashMap<>();
        attributes.values().forEach((name, value) -> values.put(name, value(value)));
        return values;
    }

    private static Value value(Object value) {
        return switch (value) {
            case Boolean truth -> new PrimBool(truth);
            case Long number -> new PrimLong(number);
            case Set<?> texts ->
                new CedarList(texts.stream()
                        .map(String::valueOf)
                        .sorted()
                        .map(text -> (Value) new PrimString(text))
                        .toList());
            default -> new PrimString(String.valueOf(value));
        };
    }

    private static Verdict verdict(AuthorizationSuccessResponse response) {
        List<String> failed = response.getErrors().stream()
                .map(AuthorizationError::getPolicyId)
                .sorted()
                .toList();
        return new Verdict(response.isAllowed(), List.copyOf(new TreeSet<>(response.getReason())), failed);
    }

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name).orElseThrow();
    }

    private static <K, V> V at(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException();
        }
        return value;
    }
}

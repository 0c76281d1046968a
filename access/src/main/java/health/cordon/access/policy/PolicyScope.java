package health.cordon.access.policy;

import health.cordon.access.Action;
import health.cordon.access.Principal;
import health.cordon.access.Resource;
import health.cordon.access.Role;
import health.cordon.access.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The head of a policy, {@code permit (principal in Role::"clinician", action == Action::"read", resource is Dataset)},
 * as far as it lets one say that a question cannot match it.
 *
 * <p>"Cannot match" must be certain; where this class does not understand a head, it says that it may.
 *
 * @param principal the test of the principal
 * @param action the test of the action
 * @param resource the test of the resource
 */
record PolicyScope(Test principal, Test action, Test resource) {

    /**
     * One of the three tests.
     *
     * @param type the type that it must have; empty for any
     * @param anyOf what it must be, or be in; empty list for anything
     * @param within whether being in one of them is enough
     */
    record Test(Optional<String> type, List<Entity> anyOf, boolean within) {}

    static PolicyScope of(Map<String, @Nullable Object> policy) {
        return new PolicyScope(test(policy.get("principal")), test(policy.get("action")), test(policy.get("resource")));
    }

    /** The roles that it names; the name of what is no role of ours is left out. */
    List<Role> roles() {
        return principal.anyOf().stream()
                .filter(named -> named.type().equals("Role") && Words.isName(named.id()))
                .map(named -> new Role(named.id()))
                .toList();
    }

    boolean mayMatch(Principal asking, Action asked, Resource thing) {
        return principalMayMatch(asking) && actionMayMatch(asked) && resourceMayMatch(thing);
    }

    private boolean principalMayMatch(Principal asking) {
        String type = asking.kind().entity();
        if (!principal.type().map(type::equals).orElse(true)) {
            return false;
        }
        return principal.anyOf().isEmpty()
                || principal.anyOf().stream().anyMatch(named -> switch (named.type()) {
                    case "Role" ->
                        principal.within()
                                && asking.roles().stream().map(Role::name).anyMatch(named.id()::equals);
                    case "Person", "Service" ->
                        named.type().equals(type) && named.id().equals(asking.id());
                    default -> true;
                });
    }

    private boolean actionMayMatch(Action asked) {
        return action.anyOf().isEmpty()
                || action.anyOf().stream()
                        .anyMatch(named -> !named.type().equals("Action")
                                || named.id().equals(asked.word())
                                || !Action.words().contains(named.id()));
    }

    private boolean resourceMayMatch(Resource thing) {
        if (!resource.type().map(thing.type().word()::equals).orElse(true)) {
            return false;
        }
        return resource.anyOf().isEmpty()
                || resource.within()
                || resource.anyOf().contains(new Entity(thing.type().word(), thing.id()));
    }

    private static Test test(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map) || !(map.get("op") instanceof String operator)) {
            return new Test(Optional.empty(), List.of(), true);
        }
        return switch (operator) {
            case "==" -> new Test(Optional.empty(), named(map), false);
            case "in" -> new Test(Optional.empty(), named(map), true);
            case "is" ->
                new Test(
                        map.get("entity_type") instanceof String type ? Optional.of(type) : Optional.empty(),
                        map.get("in") instanceof Map<?, ?> in ? named(in) : List.of(),
                        true);
            default -> new Test(Optional.empty(), List.of(), true);
        };
    }

    private static List<Entity> named(Map<?, ?> map) {
        List<Entity> all = new ArrayList<>();
        Entity.of(map.get("entity")).ifPresent(all::add);
        if (map.get("entities") instanceof List<?> list) {
            list.forEach(item -> Entity.of(item).ifPresent(all::add));
        }
        return all;
    }
}

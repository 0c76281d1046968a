package health.cordon.access.policy;

import health.cordon.access.Classification;
import health.cordon.access.Role;
import health.cordon.core.PurposeOfUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The first conditions of a policy, as far as they ask only for facts that every question has: the types of principal and
 * resource, roles, purpose, classification, approval, emergency.
 *
 * <p>Cedar takes conditions in order and stops at the first that is false. Those that are understood here cannot fail, so if
 * one of them is false, Cedar finds the policy not to apply, and never comes to a later condition that might fail. From the
 * first condition on that is not understood, nothing is said.
 */
final class Guard {

    private final List<Predicate<Question>> conditions;

    private Guard(List<Predicate<Question>> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    static Guard of(Map<String, @Nullable Object> policy) {
        List<Predicate<Question>> understood = new ArrayList<>();
        if (policy.get("conditions") instanceof List<?> all) {
            for (Object each : all) {
                boolean goOn = each instanceof Map<?, ?> condition
                        && ("unless".equals(condition.get("kind"))
                                ? whole(condition.get("body"), understood, true)
                                : inOrder(condition.get("body"), understood));
                if (!goOn) {
                    break;
                }
            }
        }
        return new Guard(understood);
    }

    /** Whether Cedar would find one of these conditions false. */
    boolean rulesOut(Question question) {
        for (Predicate<Question> condition : conditions) {
            if (!condition.test(question)) {
                return true;
            }
        }
        return false;
    }

    /** Adds the conjuncts from left to right up to the first that is not understood; whether there was none. */
    private static boolean inOrder(@Nullable Object body, List<Predicate<Question>> into) {
        if (operands(body, "&&") instanceof Operands both) {
            return inOrder(both.left, into) && inOrder(both.right, into);
        }
        return whole(body, into, false);
    }

    private static boolean whole(@Nullable Object body, List<Predicate<Question>> into, boolean negated) {
        Optional<Predicate<Question>> test = test(body);
        test.ifPresent(each -> into.add(negated ? each.negate() : each));
        return test.isPresent();
    }

    /** The test that the expression is, if all of it is understood. */
    private static Optional<Predicate<Question>> test(@Nullable Object body) {
        if (!(body instanceof Map<?, ?> map) || map.size() != 1) {
            return Optional.empty();
        }
        Object inner = map.values().iterator().next();
        return switch (String.valueOf(map.keySet().iterator().next())) {
            case "&&" -> both(inner).flatMap(two -> two(two, Predicate::and));
            case "||" -> both(inner).flatMap(two -> two(two, Predicate::or));
            case "!" -> inner instanceof Map<?, ?> of ? test(of.get("arg")).map(Predicate::negate) : Optional.empty();
            case "is" -> type(inner);
            case "in" -> both(inner).flatMap(Guard::membership);
            case "==" -> both(inner).flatMap(Guard::equality);
            case "!=" -> both(inner).flatMap(Guard::equality).map(Predicate::negate);
            case "." -> truth(body);
            case "Value" -> inner instanceof Boolean value ? Optional.of(question -> value) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private record Operands(@Nullable Object left, @Nullable Object right) {}

    private static @Nullable Operands operands(@Nullable Object body, String operator) {
        return body instanceof Map<?, ?> map && map.size() == 1
                ? both(map.get(operator)).orElse(null)
                : null;
    }

    private static Optional<Operands> both(@Nullable Object inner) {
        return inner instanceof Map<?, ?> map && map.containsKey("left") && map.containsKey("right")
                ? Optional.of(new Operands(map.get("left"), map.get("right")))
                : Optional.empty();
    }

    private interface Joining {
        Predicate<Question> of(Predicate<Question> left, Predicate<Question> right);
    }

    private static Optional<Predicate<Question>> two(Operands both, Joining joining) {
        return test(both.left).flatMap(left -> test(both.right).map(right -> joining.of(left, right)));
    }

    private static Optional<Predicate<Question>> type(@Nullable Object inner) {
        if (!(inner instanceof Map<?, ?> map)
                || map.containsKey("in")
                || !(map.get("entity_type") instanceof String type)) {
            return Optional.empty();
        }
        if (isVariable(map.get("left"), "resource")) {
            return Optional.of(question -> question.resource().type().word().equals(type));
        }
        return isVariable(map.get("left"), "principal")
                ? Optional.of(question -> question.principal().kind().entity().equals(type))
                : Optional.empty();
    }

    private static Optional<Predicate<Question>> membership(Operands both) {
        List<Entity> named = entities(both.right);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        if (isAttribute(both.left, "context", "purpose") && named.stream().allMatch(each -> isPurpose(each))) {
            List<PurposeOfUse> purposes =
                    named.stream().map(each -> PurposeOfUse.valueOf(each.id())).toList();
            return Optional.of(question -> purposes.stream().anyMatch(question.purpose()::isA));
        }
        if (isVariable(both.left, "principal")
                && named.stream().allMatch(each -> each.type().equals("Role"))) {
            List<String> roles = named.stream().map(Entity::id).toList();
            return Optional.of(question ->
                    question.principal().roles().stream().map(Role::name).anyMatch(roles::contains));
        }
        return Optional.empty();
    }

    private static Optional<Predicate<Question>> equality(Operands both) {
        if (isAttribute(both.left, "context", "purpose")) {
            List<Entity> named = entities(both.right);
            return named.size() == 1 && isPurpose(named.getFirst()) && !isSet(both.right)
                    ? Optional.of(question ->
                            question.purpose().name().equals(named.getFirst().id()))
                    : Optional.empty();
        }
        if (isAttribute(both.left, "resource", "classification")
                && both.right instanceof Map<?, ?> right
                && right.get("Value") instanceof String level) {
            Optional<Classification> known =
                    Classification.of(level).filter(each -> each.name().equals(level));
            return Optional.of(question ->
                    known.filter(question.resource().classification()::equals).isPresent());
        }
        return Optional.empty();
    }

    private static Optional<Predicate<Question>> truth(@Nullable Object body) {
        if (isAttribute(body, "context", "emergency")) {
            return Optional.of(Question::emergency);
        }
        return isAttribute(body, "resource", "trainingApproved")
                ? Optional.of(question -> question.resource().trainingApproved())
                : Optional.empty();
    }

    private static boolean isPurpose(Entity named) {
        return named.type().equals("Purpose") && PurposeOfUse.codes().contains(named.id());
    }

    private static boolean isVariable(@Nullable Object json, String name) {
        return json instanceof Map<?, ?> map && name.equals(map.get("Var"));
    }

    private static boolean isAttribute(@Nullable Object json, String variable, String name) {
        return json instanceof Map<?, ?> map
                && map.get(".") instanceof Map<?, ?> access
                && name.equals(access.get("attr"))
                && isVariable(access.get("left"), variable);
    }

    private static boolean isSet(@Nullable Object json) {
        return json instanceof Map<?, ?> map && map.containsKey("Set");
    }

    /** The entities of {@code Role::"a"} or {@code [Role::"a", Role::"b"]}; none if anything else is among them. */
    private static List<Entity> entities(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            return List.of();
        }
        List<?> items = map.get("Set") instanceof List<?> set ? set : List.of(json);
        List<Entity> named = new ArrayList<>();
        for (Object item : items) {
            Optional<Entity> entity = item instanceof Map<?, ?> one && one.get("Value") instanceof Map<?, ?> value
                    ? Entity.of(value.get("__entity"))
                    : Optional.empty();
            if (entity.isEmpty()) {
                return List.of();
            }
            named.add(entity.get());
        }
        return named;
    }
}

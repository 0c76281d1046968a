package health.cordon.access.policy;

import health.cordon.access.Action;
import health.cordon.access.PrincipalKind;
import health.cordon.access.ResourceType;
import health.cordon.access.Words;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.config.NearestWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What Cedar's validator cannot know: which purposes there are, and that questions come with a principal, his roles and a
 * purpose but with no other hierarchy. A policy that waits for something that never comes would stand there and do nothing.
 */
final class PolicyLint {

    List<PolicyProblem> check(List<LoadedPolicy> policies) {
        List<PolicyProblem> problems = new ArrayList<>();
        for (LoadedPolicy policy : policies) {
            for (Entity named : new LinkedHashSet<>(Entity.in(policy.json()))) {
                problem(named)
                        .ifPresent(message -> problems.add(new PolicyProblem(
                                policy.shown().file(),
                                policy.shown().line(),
                                "'" + policy.shown().id() + "': " + message)));
            }
        }
        return problems;
    }

    private static Optional<String> problem(Entity named) {
        return switch (named.type()) {
            case "Purpose" -> unknown("purpose of use", named.id(), PurposeOfUse.codes());
            case "Action" -> unknown("action", named.id(), Action.words());
            case "Role" ->
                Words.isName(named.id())
                        ? Optional.empty()
                        : Optional.of("a role is a lower-case letter, then letters, digits and -");
            default ->
                isSent(named.type())
                        ? Optional.empty()
                        : Optional.of("no question ever holds a " + named.type()
                                + "; name roles, purposes, actions, principals and resources");
        };
    }

    private static Optional<String> unknown(String what, String word, List<String> known) {
        return known.contains(word)
                ? Optional.empty()
                : Optional.of("no " + what + " is called '" + word + "'; " + NearestWord.hint(word, known));
    }

    private static boolean isSent(String type) {
        return ResourceType.of(type).isPresent()
                || Arrays.stream(PrincipalKind.values())
                        .anyMatch(kind -> kind.entity().equals(type));
    }
}

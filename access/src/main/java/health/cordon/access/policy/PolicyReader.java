package health.cordon.access.policy;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import health.cordon.access.json.StrictJson;
import health.cordon.access.policy.Statements.Statement;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads policies and gathers every problem on the way. Used once. */
final class PolicyReader {

    private final List<PolicyProblem> problems = new ArrayList<>();
    private final Map<String, String> files = new HashMap<>();

    /** Reads and checks; where {@link #problems()} is then empty, all of them are returned. */
    List<LoadedPolicy> read(PolicyFiles source) {
        List<LoadedPolicy> policies = new ArrayList<>();
        source.policies().forEach((file, text) -> {
            for (Statement statement : Statements.of(text)) {
                read(file, statement).ifPresent(policies::add);
            }
        });
        problems.addAll(new PolicyLint().check(policies));
        problems.addAll(PolicyValidation.check(source, policies));
        return policies;
    }

    List<PolicyProblem> problems() {
        return List.copyOf(problems);
    }

    private Optional<LoadedPolicy> read(String file, Statement statement) {
        try {
            PolicySet parsed = PolicySet.parsePolicies(statement.text());
            if (!parsed.templates.isEmpty()) {
                problem(file, statement.line(), "templates are not used; write the principal or resource itself");
                return Optional.empty();
            }
            String json = parsed.policies.iterator().next().toJson();
            Map<String, @Nullable Object> tree =
                    StrictJson.ours(json.getBytes(StandardCharsets.UTF_8)).orElse(null);
            if (tree == null) {
                problem(file, statement.line(), "the policy is nested too deeply, or too long; split it");
                return Optional.empty();
            }
            return identified(file, statement, tree);
        } catch (InternalException | RuntimeException broken) {
            problem(file, statement.line(), parserSays(broken.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<LoadedPolicy> identified(String file, Statement statement, Map<String, @Nullable Object> tree) {
        Map<?, ?> annotations = tree.get("annotations") instanceof Map<?, ?> map ? map : Map.of();
        String id = annotation(annotations, "id");
        String says = annotation(annotations, "says");
        if (!id.matches("[a-z][a-z0-9-]{0,79}")) {
            problem(
                    file,
                    statement.line(),
                    "the policy has no @id(\"...\") of lower-case letters, digits and -; logs name it by that");
            return Optional.empty();
        }
        if (says.isBlank()) {
            problem(file, statement.line(), "'" + id + "' has no @says(\"...\"); say in one sentence what it does");
        }
        String earlier = files.putIfAbsent(id, file);
        if (earlier != null) {
            problem(
                    file,
                    statement.line(),
                    "'" + id + "' is the id of another policy in " + earlier + "; ids are unique");
            return Optional.empty();
        }
        AccessPolicy shown = new AccessPolicy(
                id,
                "forbid".equals(tree.get("effect")),
                says,
                annotation(annotations, "cfr"),
                file,
                statement.line(),
                statement.text());
        return Optional.of(
                new LoadedPolicy(shown, new Policy(statement.text(), id), PolicyScope.of(tree), Guard.of(tree), tree));
    }

    private static String annotation(Map<?, ?> annotations, String name) {
        return annotations.get(name) instanceof String text ? text : "";
    }

    private void problem(String file, int line, String message) {
        problems.add(new PolicyProblem(file, line, message));
    }

    /** Cedar's words without those of the layers between. */
    private static String parserSays(@Nullable String message) {
        if (message == null) {
            return "this is not a policy";
        }
        return message.replaceFirst("^(Internal error: )?(Internal JNI Error: )?(Error parsing policy set: )?", "");
    }
}

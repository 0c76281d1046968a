package health.cordon.access.policy;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.ValidationRequest;
import com.cedarpolicy.model.ValidationResponse;
import com.cedarpolicy.model.ValidationResponse.ValidationError;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import health.cordon.access.Action;
import health.cordon.core.config.NearestWord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Cedar's own validator, strict: types, attributes that may be absent, policies that can never apply. */
final class PolicyValidation {

    private PolicyValidation() {}

    static List<PolicyProblem> check(PolicyFiles source, List<LoadedPolicy> policies) {
        Schema schema;
        try {
            schema = Schema.parse(Schema.JsonOrCedar.Cedar, source.schema());
        } catch (InternalException | RuntimeException broken) {
            String message = String.valueOf(broken.getMessage()).replaceFirst("^.*error parsing schema: ", "");
            return List.of(new PolicyProblem(source.schemaName(), 0, "this is no schema: " + message));
        }
        List<PolicyProblem> problems = new ArrayList<>();
        for (String action : Applicability.of(schema).actions()) {
            if (!Action.words().contains(action)) {
                problems.add(new PolicyProblem(
                        source.schemaName(),
                        0,
                        "no question is ever about the action '" + action + "'; "
                                + NearestWord.hint(action, Action.words())));
            }
        }
        problems.addAll(validated(source, schema, policies));
        return problems;
    }

    /** The schema; empty if it is none, which {@link #check} tells. */
    static Optional<Schema> schema(PolicyFiles source) {
        try {
            return Optional.of(Schema.parse(Schema.JsonOrCedar.Cedar, source.schema()));
        } catch (InternalException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static List<PolicyProblem> validated(PolicyFiles source, Schema schema, List<LoadedPolicy> policies) {
        Set<Policy> all = policies.stream().map(LoadedPolicy::cedar).collect(Collectors.toSet());
        try {
            ValidationResponse response =
                    new BasicAuthorizationEngine().validate(new ValidationRequest(schema, new PolicySet(all)));
            if (response.success.isEmpty()) {
                return List.of(new PolicyProblem(
                        source.schemaName(), 0, "the schema and the policies cannot be read together"));
            }
            List<ValidationError> said = new ArrayList<>(response.success.get().validationErrors);
            said.addAll(response.success.get().validationWarnings);
            return problems(said, policies);
        } catch (AuthException | RuntimeException broken) {
            return List.of(
                    new PolicyProblem(source.schemaName(), 0, "the policies cannot be validated against the schema"));
        }
    }

    /** Cedar repeats a complaint for each pair of types that it is true of; once is enough. */
    private static List<PolicyProblem> problems(List<ValidationError> said, List<LoadedPolicy> policies) {
        Map<String, AccessPolicy> byId = policies.stream()
                .map(LoadedPolicy::shown)
                .collect(Collectors.toMap(AccessPolicy::id, Function.identity()));
        List<PolicyProblem> problems = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (ValidationError error : said) {
            AccessPolicy policy = byId.get(error.getPolicyId());
            if (policy == null) {
                continue;
            }
            int start = error.getError().sourceLocations.isEmpty()
                    ? 0
                    : error.getError().sourceLocations.getFirst().start;
            String message = error.getError().message.replaceFirst("^for policy `[^`]*`, ", "");
            String help = error.getError()
                    .help
                    .filter(text -> !text.isEmpty())
                    .map(text -> "; " + text)
                    .orElse("");
            if (told.add(policy.id() + start + message.replaceAll("`[^`]*`$", ""))) {
                problems.add(new PolicyProblem(
                        policy.file(),
                        policy.line() + linesBefore(policy.text(), start),
                        "'" + policy.id() + "': " + message + help));
            }
        }
        problems.sort((a, b) -> a.file().equals(b.file())
                ? Integer.compare(a.line(), b.line())
                : a.file().compareTo(b.file()));
        return problems;
    }

    /** Offsets of Cedar count bytes of UTF-8. */
    private static int linesBefore(String text, int bytes) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int lines = 0;
        for (int i = 0; i < Math.min(bytes, utf8.length); i++) {
            lines += utf8[i] == '\n' ? 1 : 0;
        }
        return lines;
    }
}

package health.cordon.access.explain;

import health.cordon.access.AccessError;
import health.cordon.access.yaml.YamlProblem;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.util.List;
import java.util.stream.Stream;

/** A file of policy tests that cannot be used, with all that is wrong with it. */
public final class InvalidPolicyTests extends CordonException {

    private static final long serialVersionUID = 1L;

    private final transient List<YamlProblem> problems;

    InvalidPolicyTests(List<YamlProblem> problems) {
        super(
                AccessError.TESTS_INVALID,
                Stream.of(problems)
                        .flatMap(List::stream)
                        .map(problem -> SafeArg.key("problem", problem.toString()))
                        .toArray(SafeArg[]::new));
        this.problems = List.copyOf(problems);
    }

    /** All problems in the order of the file; never empty. */
    public List<YamlProblem> problems() {
        return problems;
    }
}

package health.cordon.access.minimum;

import health.cordon.access.AccessError;
import health.cordon.access.yaml.YamlProblem;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.util.List;
import java.util.stream.Stream;

/** Rules that cannot be used, with all that is wrong with them. */
public final class InvalidRules extends CordonException {

    private static final long serialVersionUID = 1L;

    private final transient List<YamlProblem> problems;

    InvalidRules(SafeArg where, List<YamlProblem> problems) {
        super(
                AccessError.RULES_INVALID,
                Stream.concat(
                                Stream.of(where),
                                problems.stream().map(problem -> SafeArg.key("problem", problem.toString())))
                        .toArray(SafeArg[]::new));
        this.problems = List.copyOf(problems);
    }

    /** All problems in the order of the file; never empty. */
    public List<YamlProblem> problems() {
        return problems;
    }
}

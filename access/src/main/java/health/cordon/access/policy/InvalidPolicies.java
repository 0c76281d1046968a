package health.cordon.access.policy;

import health.cordon.access.AccessError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.util.List;

/** Policies that cannot be used, with all that is wrong with them. */
public final class InvalidPolicies extends CordonException {

    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    InvalidPolicies(List<PolicyProblem> problems) {
        super(
                AccessError.POLICIES_INVALID,
                problems.stream()
                        .map(problem -> SafeArg.key("problem", problem.toString()))
                        .toArray(SafeArg[]::new));
        this.problems = List.copyOf(problems);
    }

    /** All problems; never empty. */
    public List<PolicyProblem> problems() {
        return problems;
    }
}

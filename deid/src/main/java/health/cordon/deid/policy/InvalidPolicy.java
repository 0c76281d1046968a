package health.cordon.deid.policy;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.DeidError;
import java.util.List;
import java.util.stream.Stream;

/** A policy that cannot be used, with all that is wrong with it. */
public final class InvalidPolicy extends CordonException {

    private static final long serialVersionUID = 1L;

    private final transient List<PolicyProblem> problems;

    InvalidPolicy(SafeArg where, List<PolicyProblem> problems) {
        super(DeidError.POLICY_INVALID, args(where, problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems in the order of the file; never empty. */
    public List<PolicyProblem> problems() {
        return problems;
    }

    private static SafeArg[] args(SafeArg where, List<PolicyProblem> problems) {
        return Stream.concat(
                        Stream.of(where), problems.stream().map(problem -> SafeArg.key("problem", problem.toString())))
                .toArray(SafeArg[]::new);
    }
}

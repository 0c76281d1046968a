package health.cordon.access.policy;

import java.util.List;

/**
 * What Cedar answered.
 *
 * @param permitted whether something permits it and nothing forbids it
 * @param policies the ids of the policies that decided, sorted: those that permit, or those that forbid; none if nothing
 *     applied
 * @param failed the ids of the policies that could not be evaluated, sorted; where there is one, the answer is not to be
 *     trusted, since it might have been a forbid
 */
public record Verdict(boolean permitted, List<String> policies, List<String> failed) {

    static final Verdict NOTHING_APPLIES = new Verdict(false, List.of(), List.of());

    /** Copies the lists. */
    public Verdict {
        policies = List.copyOf(policies);
        failed = List.copyOf(failed);
    }
}

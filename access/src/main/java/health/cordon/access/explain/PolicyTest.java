package health.cordon.access.explain;

import health.cordon.access.policy.AccessPolicies;
import health.cordon.access.policy.Question;
import health.cordon.access.policy.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * A question with the answer that is expected.
 *
 * @param name what it is about
 * @param line where it stands, from 1
 * @param question the question
 * @param allow whether yes is expected
 * @param because the policies that are expected behind the answer; empty for any
 */
public record PolicyTest(String name, int line, Question question, boolean allow, List<String> because) {

    /** Copies the list. */
    public PolicyTest {
        because = List.copyOf(because);
    }

    /**
     * How it came out.
     *
     * @param test the test
     * @param verdict what the policies answered
     * @param wrong what is otherwise than expected, in plain words; empty if nothing is
     */
    public record Outcome(PolicyTest test, Verdict verdict, List<String> wrong) {

        /** Whether all is as expected. */
        public boolean passed() {
            return wrong.isEmpty();
        }
    }

    /** Asks the policies. */
    public Outcome run(AccessPolicies policies) {
        Verdict verdict = policies.ask(question);
        boolean allowed = verdict.permitted() && verdict.failed().isEmpty();
        List<String> behind = verdict.failed().isEmpty() ? verdict.policies() : verdict.failed();
        List<String> wrong = new ArrayList<>();
        if (allowed != allow) {
            wrong.add("expected " + word(allow) + ", but it is " + word(allowed) + by(behind));
        } else if (!because.isEmpty() && !behind.containsAll(because)) {
            wrong.add("expected it" + by(because) + ", but it is" + by(behind));
        }
        return new Outcome(this, verdict, wrong);
    }

    private static String word(boolean allowed) {
        return allowed ? "allow" : "deny";
    }

    private static String by(List<String> policies) {
        return policies.isEmpty() ? " by no policy" : " by " + String.join(", ", policies);
    }
}

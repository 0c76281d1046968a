package health.cordon.access.policy;

import com.cedarpolicy.model.policy.Policy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy with all that is known of it.
 *
 * @param shown what people read
 * @param cedar what Cedar is given
 * @param scope its head
 * @param guard its first conditions
 * @param json its whole, as Cedar writes it in JSON
 */
record LoadedPolicy(
        AccessPolicy shown, Policy cedar, PolicyScope scope, Guard guard, Map<String, @Nullable Object> json) {

    /** Whether Cedar might find that it applies, or that it fails. */
    boolean mayMatter(Question question) {
        return scope.mayMatch(question.principal(), question.action(), question.resource())
                && !guard.rulesOut(question);
    }
}

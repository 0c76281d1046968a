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
 * @param json its whole, as Cedar writes it in JSON
 */
record LoadedPolicy(AccessPolicy shown, Policy cedar, PolicyScope scope, Map<String, @Nullable Object> json) {}

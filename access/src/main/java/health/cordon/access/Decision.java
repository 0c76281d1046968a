package health.cordon.access;

import java.util.List;

/**
 * The answer. Only {@link Authorizer} makes one, and only once it stands in the access log.
 */
public sealed interface Decision {

    /** The ids of the policies that decided, sorted; empty where none did. */
    List<String> policies();

    /** Whether the answer is yes. */
    default boolean isAllowed() {
        return this instanceof Allow;
    }

    /** Yes. */
    final class Allow implements Decision {

        private final List<String> policies;

        Allow(List<String> policies) {
            this.policies = List.copyOf(policies);
        }

        @Override
        public List<String> policies() {
            return policies;
        }

        @Override
        public String toString() {
            return "Allow" + policies;
        }
    }

    /** No. */
    final class Deny implements Decision {

        private final DenyReason reason;
        private final List<String> policies;

        Deny(DenyReason reason, List<String> policies) {
            this.reason = reason;
            this.policies = List.copyOf(policies);
        }

        /** Why not. */
        public DenyReason reason() {
            return reason;
        }

        /** The policies that forbid it, or that failed. */
        @Override
        public List<String> policies() {
            return policies;
        }

        @Override
        public String toString() {
            return "Deny(" + reason + ")" + policies;
        }
    }
}

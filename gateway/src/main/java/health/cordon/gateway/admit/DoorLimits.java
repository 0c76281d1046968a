package health.cordon.gateway.admit;

import health.cordon.gateway.error.RetryLater;

/** What whoever serves the doors limits: requests of one principal, and failures of one source. Thread-safe. */
public interface DoorLimits {

    /** Nothing is limited here. */
    DoorLimits NONE = new DoorLimits() {
        @Override
        public void take(String principal) {
            // As many as he likes.
        }

        @Override
        public long secondsLocked(String source) {
            return 1;
        }
    };

    /**
     * Takes one of the requests that a principal has.
     *
     * @throws RetryLater {@link health.cordon.gateway.error.GatewayError#TOO_MANY_REQUESTS}
     */
    void take(String principal);

    /** How many seconds a source that failed too often is still locked out; 1 at least. */
    long secondsLocked(String source);
}

package health.cordon.server.api;

/** Whether the server can serve just now. */
@FunctionalInterface
public interface Readiness {

    /** What stands in its way. */
    enum State {
        /** Nothing. */
        READY,
        /** It is stopping. */
        STOPPING,
        /** The audit log takes no entries. */
        AUDIT_FAILING,
        /** The store does not answer. */
        STORE_FAILING
    }

    /** Looks. */
    State now();
}

package health.cordon.server;

import health.cordon.server.api.Readiness;
import health.cordon.server.trail.Trail;
import health.cordon.store.Store;

/** Whether the server stops, and whether it could serve. Thread-safe. */
final class Stopping implements Readiness {

    private final Store store;
    private final Trail trail;
    private volatile boolean stopping;

    Stopping(Store store, Trail trail) {
        this.store = store;
        this.trail = trail;
    }

    void begin() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    @Override
    public State now() {
        if (stopping) {
            return State.STOPPING;
        }
        if (trail.isFailing()) {
            return State.AUDIT_FAILING;
        }
        try {
            store.tenants();
            return State.READY;
        } catch (RuntimeException e) {
            return State.STORE_FAILING;
        }
    }
}

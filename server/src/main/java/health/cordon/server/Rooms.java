package health.cordon.server;

import health.cordon.access.policy.AccessPolicies;
import health.cordon.access.spi.Alarm;
import health.cordon.audit.AuditError;
import health.cordon.audit.AuditLog;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.Keyset;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.kept.AccessRooms;
import health.cordon.server.trail.KeyTrail;
import health.cordon.server.trail.StoreTrail;
import health.cordon.server.trail.Trail;
import health.cordon.store.Store;
import health.cordon.store.StoreOptions;
import health.cordon.store.Tenant;

/**
 * The rooms that hold secrets and records, opened in the one order that there is: keys, audit log, store, access. Each seat
 * of the audit log is taken before what it watches is opened.
 *
 * @param keyset pseudonyms hang on it
 * @param audit the log, whose one writer this process is from now on
 * @param trail where entries go
 * @param store where records are kept
 * @param tenant the organisation's part of it
 * @param access who may do what
 */
record Rooms(Keyset keyset, AuditLog audit, Trail trail, Store store, Tenant tenant, AccessRooms access) {

    /** What is done once the log takes entries and before the store is opened. */
    @FunctionalInterface
    interface BeforeStore {
        void run(Trail trail, StoreOptions seats);
    }

    /**
     * Opens those of a server that is stopped, for a desk; {@code opened} closes them.
     *
     * @throws CordonException {@link ServerError#SERVER_RUNS} if another process has its audit log; and whatever a room says
     */
    static Rooms ofStopped(ServerConfig config, Closing opened) {
        Early<AccessPolicies> policies = Early.begin("policies", () -> AccessRooms.policies(config.access()));
        try {
            // No emergency access is taken at a desk, so nobody is to be told of one.
            return open(config, policies, (grant, person, until) -> {}, (trail, seats) -> {}, opened);
        } catch (CordonException e) {
            throw e.code() == AuditError.LOG_IN_USE ? new CordonException(ServerError.SERVER_RUNS, e) : e;
        }
    }

    /** Opens them; {@code opened} closes them. */
    static Rooms open(
            ServerConfig config, Early<AccessPolicies> policies, Alarm alarm, BeforeStore first, Closing opened) {
        Keyset keyset = opened.add(StartFiles.keyset(config.keys()));
        AuditLog audit = opened.add(AuditLog.open(config.audit()));
        Trail trail = new Trail(audit, keyset, StartFiles.vkey(config));
        StoreOptions seats = StoreOptions.NONE
                .watchedBy(new KeyTrail(trail), new StoreTrail(trail))
                .withPassphraseFile(config.keys().storePassphrase());
        first.run(trail, seats);
        Store store = opened.add(Store.open(config.store().address(), seats));
        Tenant tenant = store.in(config.store().tenant());
        AccessRooms access = AccessRooms.open(config, policies.get(), tenant, trail, alarm);
        return new Rooms(keyset, audit, trail, store, tenant, access);
    }
}

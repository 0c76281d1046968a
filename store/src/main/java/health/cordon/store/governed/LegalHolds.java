package health.cordon.store.governed;

import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.store.Names;
import health.cordon.store.StoreError;
import health.cordon.store.StoreEvent;
import health.cordon.store.StoreObserver;
import health.cordon.store.Target;
import health.cordon.store.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Legal holds: what they keep is neither purged nor swept, and its keys are not destroyed.
 *
 * <p>A hold on an individual or a collection also covers what is added later. One matter may hold many things; a thing is
 * kept until the last matter lets go. Thread-safe.
 */
public final class LegalHolds {

    private final Database database;
    private final Keyring keyring;
    private final String tenant;
    private final StoreObserver observer;
    private final InstantSource clock;

    /** Of this tenant. */
    public LegalHolds(Database database, Keyring keyring, String tenant, StoreObserver observer, InstantSource clock) {
        this.database = database;
        this.keyring = keyring;
        this.tenant = tenant;
        this.observer = observer;
        this.clock = clock;
    }

    /** The target that an individual is. */
    public Target subject(Phi subject) {
        return Target.subject(keyring.handle(KeyOwner.patient(subject).in(tenant)));
    }

    /**
     * Places a hold; once more does nothing.
     *
     * @throws CordonException {@link StoreError#RECORD_MISSING} for a record that is not there, {@link
     *     StoreError#PURGE_UNDER_WAY} if it comes too late
     */
    public void place(String name, Target target, String by) {
        Names.require(name);
        Names.require(by);
        database.write(handle -> {
            Governance.alone(database, handle, tenant);
            Governance.requireNoPurge(handle, tenant, covering(handle, target));
            observer.observe(StoreEvent.of(StoreEvent.Action.HOLD_PLACED, tenant, target, by)
                    .named(name));
            return handle.createUpdate("INSERT INTO legal_hold (tenant, name, target_kind, target, placed, placed_by)"
                            + " VALUES (:tenant, :name, :kind, :target, :placed, :by) ON CONFLICT DO NOTHING")
                    .bind("tenant", tenant)
                    .bind("name", name)
                    .bind("kind", target.kind().name())
                    .bind("target", target.key())
                    .bind(
                            "placed",
                            clock.instant().truncatedTo(ChronoUnit.MILLIS).toEpochMilli())
                    .bind("by", by)
                    .execute();
        });
    }

    /**
     * Lifts all holds of this name.
     *
     * @return how many things it held
     * @throws CordonException {@link StoreError#HOLD_MISSING}
     */
    public int lift(String name, String by) {
        Names.require(by);
        return database.write(handle -> {
            Governance.alone(database, handle, tenant);
            int lifted = handle.createUpdate("DELETE FROM legal_hold WHERE tenant = :tenant AND name = :name")
                    .bind("tenant", tenant)
                    .bind("name", name)
                    .execute();
            if (lifted == 0) {
                throw new CordonException(StoreError.HOLD_MISSING);
            }
            observer.observe(StoreEvent.of(StoreEvent.Action.HOLD_LIFTED, tenant, Target.store(), by)
                    .named(name));
            return lifted;
        });
    }

    /** All holds, by name. */
    public List<LegalHold> all() {
        return database.read(handle -> handle.createQuery("SELECT name, target_kind, target, placed, placed_by"
                        + " FROM legal_hold WHERE tenant = :tenant ORDER BY name, target_kind, target")
                .bind("tenant", tenant)
                .map((row, context) -> new LegalHold(
                        row.getString(1),
                        new Target(Target.Kind.valueOf(row.getString(2)), row.getString(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        row.getString(5)))
                .list());
    }

    /** The target, and what a purge would take it with. */
    private List<Target> covering(Handle handle, Target target) {
        return switch (target.kind()) {
            case SUBJECT, COLLECTION -> List.of(target);
            case RECORD ->
                RecordRows.known(handle, tenant, target.key())
                        .map(Governance::targets)
                        .orElseThrow(() -> new CordonException(StoreError.RECORD_MISSING));
            case EXPIRED, STORE ->
                throw new IllegalArgumentException("a hold is on a record, an individual or a collection");
        };
    }
}

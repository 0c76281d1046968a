package health.cordon.store.governed;

import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.store.Names;
import health.cordon.store.StoreError;
import health.cordon.store.StoreEvent;
import health.cordon.store.StoreObserver;
import health.cordon.store.Target;
import health.cordon.store.database.Database;
import health.cordon.store.keys.KeyFiles;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Destroys all that is kept of one individual or one collection.
 *
 * <p><b>What this promises.</b> The data keys are destroyed first, then the rows are deleted, then the copies of the keys are
 * brought up to date, and each step is told to the observer. From the first step on, no copy of the data can be read,
 * backups that are restored later included, as long as no copy of the old keys is left ({@code docs/store.md}). A purge that
 * a crash stopped is finished by {@link #resume}. A legal hold refuses it; so does retention that has not ended, unless it is
 * said that this is meant.
 *
 * <p><b>What it does not.</b> What left the store in clear is out of its reach. Databases keep freed blocks for a while: what
 * is in them is sealed, and its key is gone. Thread-safe.
 */
@Cfr("164.310(d)(2)(i)")
public final class Purges {

    private record Begun(String id, Target target, String by) {}

    private record Standing(long records, long held, long retained) {}

    private final Database database;
    private final Keyring keyring;
    private final KeyFiles keyFiles;
    private final String tenant;
    private final StoreObserver observer;
    private final InstantSource clock;

    /** Of this tenant. */
    public Purges(
            Database database,
            Keyring keyring,
            KeyFiles keyFiles,
            String tenant,
            StoreObserver observer,
            InstantSource clock) {
        this.database = database;
        this.keyring = keyring;
        this.keyFiles = keyFiles;
        this.tenant = tenant;
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * Purges one individual: governed records, re-identification codes, and everything else that is sealed under the
     * individual's key, wherever it is.
     *
     * @param by who orders it
     * @param beforeRetentionEnds whether records may go whose retention has not ended
     * @throws CordonException {@link StoreError#LEGAL_HOLD}, {@link StoreError#RETAINED}: then nothing was done; the
     *     errors of database, keyring and observer
     */
    public PurgeReport subject(Phi subject, String by, boolean beforeRetentionEnds) {
        KeyHandle handle = keyring.handle(KeyOwner.patient(subject).in(tenant));
        return target(Target.subject(handle), by, beforeRetentionEnds);
    }

    /** Purges one collection; its name cannot be used again for the same months. As {@link #subject} else. */
    public PurgeReport collection(RecordKind kind, String collection, String by, boolean beforeRetentionEnds) {
        return target(Target.collection(kind, collection), by, beforeRetentionEnds);
    }

    /** As {@link #subject} or {@link #collection}, whichever the target is. */
    public PurgeReport target(Target target, String by, boolean beforeRetentionEnds) {
        if (target.kind() != Target.Kind.SUBJECT && target.kind() != Target.Kind.COLLECTION) {
            throw new IllegalArgumentException("an individual or a collection is purged");
        }
        Names.require(by);
        try {
            return finish(begin(target, by, beforeRetentionEnds));
        } catch (CordonException e) {
            if (e.code() == StoreError.LEGAL_HOLD || e.code() == StoreError.RETAINED) {
                observer.observe(StoreEvent.of(StoreEvent.Action.PURGE_REFUSED, tenant, target, by));
            }
            throw e;
        }
    }

    /** Finishes what was begun and stopped by a crash. */
    public List<PurgeReport> resume() {
        List<PurgeReport> reports = new ArrayList<>();
        for (Begun begun : begun()) {
            reports.add(finish(begun));
        }
        return reports;
    }

    private Begun begin(Target target, String by, boolean beforeRetentionEnds) {
        long now = clock.millis();
        return database.write(handle -> {
            Governance.alone(database, handle, tenant);
            Governance.againstAdding(database, handle, tenant, target);
            Standing standing = standing(handle, target, now);
            if (standing.held() > 0 || Held.isHeld(handle, tenant, target)) {
                throw new CordonException(StoreError.LEGAL_HOLD, SafeArg.of("records", standing.held()));
            }
            if (standing.retained() > 0 && !beforeRetentionEnds) {
                throw new CordonException(StoreError.RETAINED, SafeArg.of("records", standing.retained()));
            }
            Optional<Begun> already = begun(handle).stream()
                    .filter(one -> one.target().equals(target))
                    .findFirst();
            if (already.isPresent()) {
                return already.get();
            }
            observer.observe(StoreEvent.of(StoreEvent.Action.PURGE_BEGUN, tenant, target, by)
                    .counting(standing.records(), 0));
            Begun begun = new Begun(UUID.randomUUID().toString(), target, by);
            handle.createUpdate("INSERT INTO purge (tenant, id, target_kind, target, state, begun, begun_by, deleted)"
                            + " VALUES (:tenant, :id, :kind, :target, 'BEGUN', :begun, :by, 0)")
                    .bind("tenant", tenant)
                    .bind("id", begun.id())
                    .bind("kind", target.kind().name())
                    .bind("target", target.key())
                    .bind("begun", now)
                    .bind("by", by)
                    .execute();
            return begun;
        });
    }

    private PurgeReport finish(Begun purge) {
        List<KeyHandle> keys = keys(purge.target());
        int destroyed = 0;
        for (KeyHandle key : keys) {
            destroyed += shred(key);
        }
        long[] deleted = database.write(handle -> delete(handle, purge.target()));
        database.scrub("governed_record", "governed_term", "vault_code");
        List<Path> behind = keyFiles.tell(keys);
        long records = deleted[0];
        database.write(handle -> handle.createUpdate(
                        "UPDATE purge SET state = 'DONE', deleted = :deleted" + " WHERE tenant = :tenant AND id = :id")
                .bind("deleted", records + deleted[1])
                .bind("tenant", tenant)
                .bind("id", purge.id())
                .execute());
        observer.observe(StoreEvent.of(StoreEvent.Action.PURGE_DONE, tenant, purge.target(), purge.by())
                .counting(records, destroyed));
        return new PurgeReport(purge.target(), records, deleted[1], destroyed, behind);
    }

    /** What nobody ever sealed anything for has no key, and is purged all the same. */
    private int shred(KeyHandle key) {
        try {
            return keyring.shred(key);
        } catch (CordonException e) {
            if (e.code() == CryptoError.KEY_UNKNOWN) {
                return 0;
            }
            throw e;
        }
    }

    private List<KeyHandle> keys(Target target) {
        if (target.kind() == Target.Kind.SUBJECT) {
            return List.of(new KeyHandle(target.key()));
        }
        return database.read(handle -> handle.createQuery("SELECT handle FROM retention_period WHERE tenant = :tenant"
                        + " AND kind || '/' || collection = :target")
                .bind("tenant", tenant)
                .bind("target", target.key())
                .map((row, context) -> new KeyHandle(row.getString(1)))
                .list());
    }

    private long[] delete(Handle handle, Target target) {
        boolean subject = target.kind() == Target.Kind.SUBJECT;
        String records = "DELETE FROM governed_record WHERE tenant = :tenant AND "
                + (subject ? "subject = :target" : "kind || '/' || collection = :target");
        String others = subject
                ? "DELETE FROM vault_code WHERE tenant = :tenant AND subject = :target"
                : "UPDATE retention_period SET state = 'SHREDDED' WHERE tenant = :tenant"
                        + " AND kind || '/' || collection = :target";
        long gone = handle.createUpdate(records)
                .bind("tenant", tenant)
                .bind("target", target.key())
                .execute();
        long beside = handle.createUpdate(others)
                .bind("tenant", tenant)
                .bind("target", target.key())
                .execute();
        return new long[] {gone, subject ? beside : 0};
    }

    private Standing standing(Handle handle, Target target, long now) {
        return handle.createQuery("SELECT count(*), coalesce(sum(CASE WHEN " + Held.RECORD
                        + " THEN 1 ELSE 0 END), 0), coalesce(sum(CASE WHEN r.retained > :now THEN 1 ELSE 0 END), 0)"
                        + " FROM governed_record r WHERE r.tenant = :tenant AND "
                        + (target.kind() == Target.Kind.SUBJECT
                                ? "r.subject = :target"
                                : "r.kind || '/' || r.collection = :target"))
                .bind("now", now)
                .bind("tenant", tenant)
                .bind("target", target.key())
                .map((row, context) -> new Standing(row.getLong(1), row.getLong(2), row.getLong(3)))
                .one();
    }

    private List<Begun> begun() {
        return database.read(this::begun);
    }

    private List<Begun> begun(Handle handle) {
        return handle.createQuery("SELECT id, target_kind, target, begun_by FROM purge WHERE tenant = :tenant"
                        + " AND state = 'BEGUN' ORDER BY begun, id")
                .bind("tenant", tenant)
                .map((row, context) -> new Begun(
                        row.getString(1),
                        new Target(Target.Kind.valueOf(row.getString(2)), row.getString(3)),
                        row.getString(4)))
                .list();
    }
}

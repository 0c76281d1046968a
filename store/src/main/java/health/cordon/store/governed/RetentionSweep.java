package health.cordon.store.governed;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.store.Names;
import health.cordon.store.StoreEvent;
import health.cordon.store.StoreObserver;
import health.cordon.store.Target;
import health.cordon.store.database.Database;
import health.cordon.store.keys.KeyFiles;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Deletes records whose retention has ended, and destroys the keys of the months that are over.
 *
 * <p><b>What this promises.</b> What is due and not held is gone when it returns; once the month is over in which a record was
 * due, no copy of it can be read, whatever backup it is in. Held records are moved under the key of the running month before
 * the old one is destroyed. It may be run at any time, by several at once, and be stopped anywhere: the next one goes on. Run
 * it daily.
 *
 * <p><b>What it does not.</b> Within the month, copies of a deleted record in backups can still be read.
 */
@Cfr("164.310(d)(2)(i)")
public final class RetentionSweep {

    private static final int BATCH = 500;
    private static final String DUE =
            " FROM governed_record r WHERE r.tenant = :tenant AND r.retained <= :now AND NOT " + Held.RECORD;

    private record Month(String kind, String collection, String period, KeyHandle key) {}

    private final Database database;
    private final Keyring keyring;
    private final KeyFiles keyFiles;
    private final GovernedRecords records;
    private final Purges purges;
    private final String tenant;
    private final StoreObserver observer;
    private final InstantSource clock;

    /** Of this tenant. */
    public RetentionSweep(
            Database database,
            Keyring keyring,
            KeyFiles keyFiles,
            String tenant,
            StoreObserver observer,
            InstantSource clock) {
        this.database = database;
        this.keyring = keyring;
        this.keyFiles = keyFiles;
        this.records = new GovernedRecords(database, keyring, tenant, observer, clock);
        this.purges = new Purges(database, keyring, keyFiles, tenant, observer, clock);
        this.tenant = tenant;
        this.observer = observer;
        this.clock = clock;
    }

    /** Sweeps once. */
    public SweepReport run(String by) {
        Names.require(by);
        List<PurgeReport> resumed = purges.resume();
        long now = clock.millis();
        String month = GovernedRecord.month(clock.instant());
        long due = count("SELECT count(*)" + DUE, now);
        List<Month> over = over(month);
        if (due > 0 || !over.isEmpty()) {
            observer.observe(StoreEvent.of(StoreEvent.Action.SWEPT, tenant, Target.expired(), by)
                    .counting(due, over.size()));
        }
        long deleted = delete(now);
        List<KeyHandle> shredded = new ArrayList<>();
        long keys = 0;
        for (Month one : over) {
            if (emptied(one, month)) {
                keys += end(one);
                shredded.add(one.key());
            }
        }
        deleted += deleteUnreadable();
        database.scrub("governed_record", "governed_term");
        return new SweepReport(
                deleted,
                count("SELECT count(*) FROM governed_record r WHERE r.tenant = :tenant AND r.retained <= :now", now),
                keys,
                forget(now),
                resumed,
                keyFiles.tell(shredded));
    }

    private long delete(long now) {
        long deleted = 0;
        int batch;
        do {
            batch = database.write(handle -> {
                Governance.alone(database, handle, tenant);
                return handle.createUpdate("DELETE FROM governed_record WHERE tenant = :tenant AND id IN (SELECT r.id"
                                + DUE + " LIMIT " + BATCH + ")")
                        .bind("tenant", tenant)
                        .bind("now", now)
                        .execute();
            });
            deleted += batch;
        } while (batch == BATCH);
        return deleted;
    }

    private List<Month> over(String month) {
        return database.read(handle -> handle.createQuery(
                        "SELECT kind, collection, period, handle FROM retention_period"
                                + " WHERE tenant = :tenant AND state = 'OPEN' AND period < :month"
                                + " ORDER BY kind, collection, period")
                .bind("tenant", tenant)
                .bind("month", month)
                .map((row, context) -> new Month(
                        row.getString(1), row.getString(2), row.getString(3), new KeyHandle(row.getString(4))))
                .list());
    }

    /** Moves what is held out of a month that is over; whether nothing is left in it. */
    private boolean emptied(Month over, String month) {
        List<GovernedRecord> left = in(over);
        int moved = 1;
        while (!left.isEmpty() && moved > 0) {
            moved = 0;
            for (GovernedRecord held : left) {
                moved += move(held, month);
            }
            left = in(over);
        }
        return left.isEmpty();
    }

    private int move(GovernedRecord held, String month) {
        try {
            records.moveTo(month, held);
            return 1;
        } catch (CordonException e) {
            // Gone meanwhile, being purged, or damaged: what is left keeps the month's key.
            return 0;
        }
    }

    /** Some of those that are in it, the same ones each time. */
    private List<GovernedRecord> in(Month month) {
        return database.read(handle -> handle.createQuery("SELECT " + RecordRows.COLUMNS + " FROM governed_record r"
                        + " WHERE r.tenant = :tenant AND r.kind = :kind AND r.collection = :collection"
                        + " AND r.period = :period ORDER BY r.id LIMIT " + BATCH)
                .bind("tenant", tenant)
                .bind("kind", month.kind())
                .bind("collection", month.collection())
                .bind("period", month.period())
                .map((row, context) -> RecordRows.record(row))
                .list());
    }

    private int end(Month month) {
        int destroyed = 0;
        try {
            destroyed = keyring.shred(month.key());
        } catch (CordonException e) {
            if (e.code() != CryptoError.KEY_UNKNOWN) {
                throw e;
            }
        }
        database.write(handle -> handle.createUpdate("UPDATE retention_period SET state = 'SHREDDED'"
                        + " WHERE tenant = :tenant AND kind = :kind AND collection = :collection AND period = :period")
                .bind("tenant", tenant)
                .bind("kind", month.kind())
                .bind("collection", month.collection())
                .bind("period", month.period())
                .execute());
        return destroyed;
    }

    /** What was added in the very moment of a purge by one who knew the key still. */
    private long deleteUnreadable() {
        return database.write(handle -> Unreadable.delete(handle, tenant));
    }

    private long forget(long now) {
        return database.write(
                handle -> handle.createUpdate("DELETE FROM kept_record WHERE tenant = :tenant AND forgettable <= :now")
                        .bind("tenant", tenant)
                        .bind("now", now)
                        .execute());
    }

    private long count(String sql, long now) {
        return database.read(handle -> count(handle, sql, now));
    }

    private long count(Handle handle, String sql, long now) {
        return handle.createQuery(sql)
                .bind("tenant", tenant)
                .bind("now", now)
                .mapTo(long.class)
                .one();
    }
}

package health.cordon.store.governed;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.store.StoreError;
import health.cordon.store.Target;
import health.cordon.store.database.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * What keeps those apart who add records, hold them and purge them. Holds and purges are rare and exclude each other; who
 * adds shares with all but the purge of just that.
 */
final class Governance {

    private Governance() {}

    /** What a record falls under. */
    static List<Target> targets(GovernedRecord record) {
        return targets(record.kind(), record.collection(), record.subject());
    }

    static List<Target> targets(RecordKind kind, String collection, Optional<KeyHandle> subject) {
        List<Target> targets = new ArrayList<>();
        targets.add(Target.collection(kind, collection));
        subject.map(Target::subject).ifPresent(targets::add);
        return targets;
    }

    /** Keeps all holds and purges of the tenant out until the transaction ends. */
    static void alone(Database database, Handle handle, String tenant) {
        database.lock(handle, "governance\n" + tenant, false);
    }

    /** Keeps those out who add to the target, until the transaction ends. */
    static void againstAdding(Database database, Handle handle, String tenant, Target target) {
        database.lock(handle, target.lock(tenant), false);
    }

    /** Holds that none of these is being purged, and keeps purges of them out until the transaction ends. */
    static void shareWithPurges(Database database, Handle handle, String tenant, Collection<Target> targets) {
        // In one order, or two who share could wait for each other behind one who does not.
        TreeSet<String> locks = new TreeSet<>();
        targets.forEach(target -> locks.add(target.lock(tenant)));
        locks.forEach(lock -> database.lock(handle, lock, true));
        requireNoPurge(handle, tenant, targets);
    }

    /** Holds that none of these is being purged. */
    static void requireNoPurge(Handle handle, String tenant, Collection<Target> targets) {
        boolean purging = handle
                .createQuery("SELECT target_kind, target FROM purge WHERE tenant = :tenant AND state = 'BEGUN'")
                .bind("tenant", tenant)
                .map((row, context) -> new Target(Target.Kind.valueOf(row.getString(1)), row.getString(2)))
                .list()
                .stream()
                .anyMatch(targets::contains);
        if (purging) {
            throw new CordonException(StoreError.PURGE_UNDER_WAY);
        }
    }
}

package health.cordon.store.backup;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A restore that succeeded: every table had as many rows as the manifest says, with the same hash, when it was read back.
 *
 * @param created when the backup shows the store
 * @param schema the version of the backup's tables; they are at the latest now
 * @param tables rows by table, as in the backup
 * @param destroyed rows of those that were shredded since, which were not kept
 * @param shredded versions of keys that the copy still had and the audit log knew to be shredded
 * @param checkpoint of the audit log that the backup names; the log goes on from it
 */
public record RestoreReport(
        Instant created,
        int schema,
        Map<String, Long> tables,
        long destroyed,
        long shredded,
        Optional<String> checkpoint) {

    /** All rows. */
    public long rows() {
        return tables.values().stream().mapToLong(Long::longValue).sum();
    }
}

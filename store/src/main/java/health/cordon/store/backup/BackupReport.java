package health.cordon.store.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A backup that was written.
 *
 * @param file where
 * @param created when it shows the store
 * @param schema the version of its tables
 * @param tables rows by table
 * @param hashes SHA-256 of the rows by table, in hexadecimal; equal for equal content, whatever the database
 * @param checkpoint of the audit log, that it names
 */
public record BackupReport(
        Path file,
        Instant created,
        int schema,
        Map<String, Long> tables,
        Map<String, String> hashes,
        Optional<String> checkpoint) {

    static BackupReport of(Path file, BackupHeader header, Manifest manifest) {
        Map<String, Long> tables = new LinkedHashMap<>();
        Map<String, String> hashes = new LinkedHashMap<>();
        for (Manifest.Entry entry : manifest.tables()) {
            tables.put(entry.table(), entry.rows());
            hashes.put(entry.table(), entry.sha256());
        }
        return new BackupReport(file, header.created(), header.schema(), tables, hashes, header.checkpoint());
    }

    /** All rows. */
    public long rows() {
        return tables.values().stream().mapToLong(Long::longValue).sum();
    }
}

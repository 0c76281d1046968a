package health.cordon.store;

import health.cordon.crypto.keyring.Keyring;
import health.cordon.crypto.spi.KeyState;
import health.cordon.store.database.Database;
import health.cordon.store.database.Schema;
import health.cordon.store.database.Settings;
import health.cordon.store.keys.KeyFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a store stands. Holds no PHI.
 *
 * @param address where it is
 * @param product the database and its version
 * @param schema the version of its tables
 * @param bytes the size of its file; 0 for a server
 * @param keyring the id of its keyring
 * @param kek where its key-encryption key is
 * @param keys versions of data keys in use
 * @param shredded versions of data keys that were destroyed
 * @param rows by table
 * @param holds legal holds
 * @param purges purges that a crash stopped: a sweep finishes them
 * @param keyFiles the copies of the keys
 */
public record StoreStatus(
        String address,
        String product,
        int schema,
        long bytes,
        String keyring,
        String kek,
        long keys,
        long shredded,
        Map<String, Long> rows,
        long holds,
        long purges,
        List<KeyFiles.Standing> keyFiles) {

    private static final List<String> TABLES = List.of("governed_record", "vault_code", "agreement", "kept_record");

    static StoreStatus of(Database database, Keyring keyring, KeyFiles keyFiles) {
        Map<String, Long> rows = new LinkedHashMap<>();
        TABLES.forEach(table -> rows.put(table, count(database, table, "1 = 1")));
        return new StoreStatus(
                database.address().toString(),
                database.product(),
                new Schema(database).version(),
                StoreFiles.bytes(database.address()),
                keyring.id(),
                new Settings(database).get(Settings.Name.KEK).orElse(""),
                count(database, "data_key", "state = '" + KeyState.ACTIVE + "'"),
                count(database, "data_key", "state = '" + KeyState.SHREDDED + "'"),
                rows,
                count(database, "legal_hold", "1 = 1"),
                count(database, "purge", "state = 'BEGUN'"),
                keyFiles.all());
    }

    /** Both are words of this class, never a caller's. */
    private static long count(Database database, String table, String condition) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM " + table + " WHERE " + condition)
                .mapTo(long.class)
                .one());
    }
}

package health.cordon.store.keys;

import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyringStore;
import health.cordon.store.database.Database;
import java.util.ArrayList;
import java.util.List;

/** Fills the table of keys as a whole. */
public final class KeyTable {

    private static final int BATCH = 500;

    private KeyTable() {}

    /** Copies all records into an empty table. */
    public static void copy(KeyringStore from, Database to) {
        DatabaseKeyringStore table = new DatabaseKeyringStore(to);
        List<KeyRecord> batch = new ArrayList<>();
        from.forEach(record -> {
            batch.add(record);
            if (batch.size() == BATCH) {
                table.put(batch);
                batch.clear();
            }
        });
        table.put(batch);
    }
}

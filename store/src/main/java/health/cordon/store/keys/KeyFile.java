package health.cordon.store.keys;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyringStore;
import health.cordon.store.StoreAddress;
import health.cordon.store.StoreError;
import health.cordon.store.database.Database;
import health.cordon.store.database.Schema;
import health.cordon.store.database.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A copy of all wrapped data keys, in a file that lies elsewhere than the store: without it, backups cannot be opened when
 * the store is lost. It is kept up to date as keys are made and shredded, so that one copy, the newest, serves backups of
 * any age, and never gives back what was shredded. A database of SQLite with the store's tables, all empty but for the keys;
 * nothing in it is of use without the key-encryption key.
 */
public final class KeyFile implements AutoCloseable {

    static final String ROLE = "KEY_FILE";

    private final Path path;
    private final Database database;
    private final DatabaseKeyringStore keys;

    private KeyFile(Path path, Database database) {
        this.path = path;
        this.database = database;
        this.keys = new DatabaseKeyringStore(database);
    }

    /**
     * Opens a key file.
     *
     * @throws CordonException {@link StoreError#STORE_MISSING}, {@link StoreError#WRONG_ROLE}, and those of a store
     */
    public static KeyFile open(Path path) {
        Database database = Database.open(new StoreAddress.SqliteFile(path));
        boolean opened = false;
        try {
            Schema schema = new Schema(database);
            if (schema.version() != Schema.LATEST) {
                schema.migrate();
            }
            KeyFile file = new KeyFile(path, database);
            file.requireRole();
            opened = true;
            return file;
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    /** Opens a key file, and makes it, empty, if there is none. */
    static KeyFile openOrCreate(Path path, KekAddress kek) {
        if (!Files.exists(path)) {
            StoreAddress.SqliteFile address = new StoreAddress.SqliteFile(path);
            Database.create(address);
            try (Database database = Database.open(address)) {
                new Schema(database).create(Schema.LATEST);
                Settings settings = new Settings(database);
                settings.put(Settings.Name.KEK, kek.toString());
                settings.put(Settings.Name.ROLE, ROLE);
            }
        }
        return open(path);
    }

    /** The keys, as a keyring reads them. */
    public KeyringStore keys() {
        return keys;
    }

    /** Where the key-encryption key was when the file was last brought up to date. */
    public KekAddress kek() {
        return new Settings(database)
                .get(Settings.Name.KEK)
                .map(KekAddress::parse)
                .orElseThrow(() -> new CordonException(StoreError.STORE_DAMAGED, SafeArg.path(path)));
    }

    /** Whether it holds keys of the same keyring as the store; an empty one holds nobody's. */
    boolean belongsTo(DatabaseKeyringStore store) {
        List<KeyRecord> mine = keys.versions(KeyHandle.KEYRING);
        List<KeyRecord> theirs = store.versions(KeyHandle.KEYRING);
        return mine.isEmpty()
                || (!theirs.isEmpty()
                        && mine.getFirst().label().equals(theirs.getFirst().label()));
    }

    DatabaseKeyringStore table() {
        return keys;
    }

    void moveTo(KekAddress kek) {
        new Settings(database).put(Settings.Name.KEK, kek.toString());
    }

    void scrub() {
        database.scrub(DatabaseKeyringStore.TABLE);
    }

    private void requireRole() {
        if (!new Settings(database).get(Settings.Name.ROLE).equals(java.util.Optional.of(ROLE))) {
            throw new CordonException(StoreError.WRONG_ROLE, SafeArg.path(path));
        }
    }

    @Override
    public void close() {
        database.close();
    }

    @Override
    public String toString() {
        return "KeyFile(" + path + ")";
    }
}

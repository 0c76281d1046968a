package health.cordon.store;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.keyring.KeyProviders;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.store.backup.Backup;
import health.cordon.store.backup.BackupReport;
import health.cordon.store.backup.CheckpointWitness;
import health.cordon.store.backup.Restore;
import health.cordon.store.backup.RestoreReport;
import health.cordon.store.database.Database;
import health.cordon.store.database.Schema;
import health.cordon.store.database.Settings;
import health.cordon.store.keys.DatabaseKeyringStore;
import health.cordon.store.keys.KeyFile;
import health.cordon.store.keys.KeyFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sealed relational store: data keys, the re-identification vault, governed records, agreements, and what other rooms
 * keep; in a file of SQLite or a database of PostgreSQL.
 *
 * <p><b>What this promises.</b> What a call changed is on the disk when it returns, whole or not at all, through crashes and
 * power failures. Every column that may hold PHI is sealed here, before it reaches the database, and bound to its tenant,
 * table, row and column: the database, its files and its backups hold no value in clear, and a cell that was moved or changed
 * is refused. What was shredded stays unreadable in backups that are restored later. Any number of threads and processes may
 * use one store.
 *
 * <p><b>What it does not.</b> Who may read is not decided here ({@code access}), and nothing is logged but what its seats are
 * told. Whoever may write into the database can delete rows, and put a row back as it was before; the audit log tells.
 * {@code docs/store.md} says what can be seen without a key.
 */
@Cfr("164.312(a)(2)(iv)")
@Cfr("164.312(c)(1)")
public final class Store implements AutoCloseable {

    static final String ROLE = "STORE";

    private final Database database;
    private final Keyring keyring;
    private final KeyFiles keyFiles;
    private final StoreOptions options;

    private Store(Database database, Keyring keyring, StoreOptions options) {
        this.database = database;
        this.keyring = keyring;
        this.keyFiles = new KeyFiles(database, keyring);
        this.options = options;
    }

    /**
     * Makes a store with a new keyring.
     *
     * @param kek where the key-encryption key is, in a form that holds from any folder
     * @throws CordonException {@link StoreError#STORE_EXISTS}, and the errors of database and key provider; then nothing is
     *     left behind
     */
    public static Store create(StoreAddress address, KekAddress kek, StoreOptions options) {
        KeyProvider provider = provider(kek, options);
        boolean made = false;
        boolean begun = false;
        try {
            Database.create(address);
            begun = true;
            Store store = filled(address, kek, provider, options);
            made = true;
            return store;
        } finally {
            if (!made) {
                provider.close();
                if (begun) {
                    StoreFiles.remove(address);
                }
            }
        }
    }

    private static Store filled(StoreAddress address, KekAddress kek, KeyProvider provider, StoreOptions options) {
        Database database = Database.open(address);
        Schema schema = new Schema(database);
        boolean begun = false;
        boolean filled = false;
        try {
            schema.create(Schema.LATEST);
            begun = true;
            Settings settings = new Settings(database);
            settings.put(Settings.Name.KEK, kek.toString());
            settings.put(Settings.Name.ROLE, ROLE);
            Keyring keyring = Keyring.create(new DatabaseKeyringStore(database), provider, options.keyUse());
            filled = true;
            return new Store(database, keyring, options);
        } finally {
            if (!filled) {
                if (begun) {
                    schema.remove();
                }
                database.close();
            }
        }
    }

    /**
     * Opens a store.
     *
     * @throws CordonException {@link StoreError}: missing, exposed, damaged, of an earlier or later schema, half restored;
     *     and the errors of the key provider
     */
    public static Store open(StoreAddress address, StoreOptions options) {
        Database database = opened(address);
        boolean opened = false;
        try {
            Keyring keyring = keyring(database, options);
            opened = true;
            return new Store(database, keyring, options);
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    /**
     * Brings a store of an earlier version to this one. Nobody may use it meanwhile.
     *
     * @return how many steps were taken
     */
    public static int migrate(StoreAddress address) {
        try (Database database = Database.open(address)) {
            return new Schema(database).migrate();
        }
    }

    /** Its data keys: for files, and for whatever else is sealed beside the store. */
    public Keyring keyring() {
        return keyring;
    }

    /** The copies of its data keys. */
    public KeyFiles keyFiles() {
        return keyFiles;
    }

    /** What one organisation keeps; the empty name where there is only one. */
    public Tenant in(String tenant) {
        return new Tenant(database, keyring, keyFiles, tenant, options);
    }

    /** The names of all tenants of whom anything is kept, in order. */
    public List<String> tenants() {
        return database.read(handle -> handle.createQuery("SELECT tenant FROM retention_period"
                        + " UNION SELECT tenant FROM governed_record UNION SELECT tenant FROM vault_code"
                        + " UNION SELECT tenant FROM kept_record UNION SELECT tenant FROM agreement"
                        + " UNION SELECT tenant FROM legal_hold UNION SELECT tenant FROM purge ORDER BY tenant")
                .mapTo(String.class)
                .list());
    }

    /** Brings a copy of the data keys up to date, which is made if there is none. */
    public KeyFiles.Brought copyKeys(Path keyFile, String by) {
        KeyFiles.Brought brought = keyFiles.copyTo(keyFile);
        options.observer()
                .observe(StoreEvent.of(StoreEvent.Action.KEYS_COPIED, "", Target.store(), by)
                        .named(keyFile.toString())
                        .counting(brought.written(), brought.shreddedHere()));
        return brought;
    }

    /** No longer keeps a copy of the data keys up to date, because it was destroyed; whether it was known. */
    public boolean forgetKeys(Path keyFile, String by) {
        options.observer()
                .observe(StoreEvent.of(StoreEvent.Action.KEYS_FORGOTTEN, "", Target.store(), by)
                        .named(keyFile.toString()));
        return keyFiles.forget(keyFile);
    }

    /**
     * Writes a sealed backup, while the store is in use, and brings a copy of the data keys up to date.
     *
     * @param file the backup; nothing may stand there
     * @param keyFile the copy, which belongs elsewhere than the backup
     * @throws CordonException the errors of files, database and keyring
     */
    public BackupReport backUp(Path file, Path keyFile, CheckpointWitness witness, String by) {
        Names.require(by);
        BackupReport report =
                new Backup(database, keyring, options.clock()).write(file, witness, () -> copyKeys(keyFile, by));
        options.observer()
                .observe(StoreEvent.of(StoreEvent.Action.BACKED_UP, "", Target.store(), by)
                        .named(file.toString())
                        .counting(report.rows(), 0));
        return report;
    }

    /**
     * Makes a store of a backup.
     *
     * @param to where; nothing may stand there. It may be another sort of database than the backup was taken from
     * @param file the backup
     * @param keyFile the newest copy of the data keys; kept up to date with the new store from now on
     * @throws CordonException {@link StoreError}: the target exists, the backup does not hold what it says, the keys are
     *     older or another store's, the audit log does not go on from it; and the errors of files, database and keyring
     */
    public static RestoreReport restore(
            StoreAddress to, Path file, Path keyFile, CheckpointWitness witness, StoreOptions options, String by) {
        Names.require(by);
        Database.create(to);
        boolean done = false;
        try (KeyFile keys = KeyFile.open(keyFile);
                Keyring keyring = Keyring.open(keys.keys(), provider(keys.kek(), options), options.keyUse());
                Database database = Database.open(to)) {
            RestoreReport report = new Restore(file, keys, keyring, witness).into(database, ROLE);
            new KeyFiles(database, keyring).copyTo(keyFile);
            done = true;
            options.observer()
                    .observe(StoreEvent.of(StoreEvent.Action.RESTORED, "", Target.store(), by)
                            .named(file.toString())
                            .counting(report.rows(), report.shredded()));
            return report;
        } finally {
            if (!done) {
                StoreFiles.remove(to);
            }
        }
    }

    /**
     * Wraps all keys under another key-encryption key, in the store and in its key files, while the store is in use. When it
     * is done and the old key-encryption key is destroyed, every older copy of the keys is worthless, wherever it is.
     *
     * @param to where the new key-encryption key is, in a form that holds from any folder
     * @param passphraseFile of the new key-encryption key; null for none or the environment
     * @return how many keys were wrapped anew
     * @throws CordonException {@link StoreError#KEY_FILE_BEHIND} if a key file could not be reached: the store itself is
     *     moved; and the errors of database and providers, after which it may be called again
     */
    public static int moveKeys(
            StoreAddress address, KekAddress to, @Nullable Path passphraseFile, StoreOptions options, String by) {
        Names.require(by);
        try (Database database = opened(address)) {
            Settings settings = new Settings(database);
            KeyProvider fresh = KeyProviders.installed().open(to.withPassphraseFile(passphraseFile));
            KeyProvider old = provider(kek(settings), options);
            try (Keyring keyring = Keyring.open(
                    new DatabaseKeyringStore(database), List.of(fresh, old), options.keyUse(), Keyring.FRESHNESS)) {
                options.observer()
                        .observe(StoreEvent.of(StoreEvent.Action.KEYS_MOVED, "", Target.store(), by)
                                .named(to.toString()));
                int moved = keyring.rewrap();
                settings.put(Settings.Name.KEK, to.toString());
                KeyFiles files = new KeyFiles(database, keyring);
                for (KeyFiles.Standing file : files.all()) {
                    if (!Files.exists(file.path())) {
                        throw new CordonException(StoreError.KEY_FILE_BEHIND, SafeArg.path(file.path()));
                    }
                    files.copyTo(file.path());
                }
                return moved;
            }
        }
    }

    /** What is in it and how it stands. */
    public StoreStatus status() {
        return StoreStatus.of(database, keyring, keyFiles);
    }

    /** Opens every sealed cell, and tells which do not open. */
    public VerificationReport verify() {
        return new Verification(database, keyring).run();
    }

    /** Wipes the keys and gives up all connections. */
    @Override
    public void close() {
        keyring.close();
        database.close();
    }

    /** A database with a whole store of this version in it. */
    static Database opened(StoreAddress address) {
        Database database = Database.open(address);
        boolean good = false;
        try {
            new Schema(database).requireLatest();
            Settings settings = new Settings(database);
            SafeArg where = SafeArg.key("store", address.toString());
            if (settings.get(Settings.Name.RESTORING).isPresent()) {
                throw new CordonException(StoreError.HALF_RESTORED, where);
            }
            if (!settings.get(Settings.Name.ROLE).filter(ROLE::equals).isPresent()) {
                throw new CordonException(StoreError.WRONG_ROLE, where);
            }
            good = true;
            return database;
        } finally {
            if (!good) {
                database.close();
            }
        }
    }

    private static Keyring keyring(Database database, StoreOptions options) {
        KeyProvider provider = provider(kek(new Settings(database)), options);
        boolean opened = false;
        try {
            Keyring keyring = Keyring.open(new DatabaseKeyringStore(database), provider, options.keyUse());
            opened = true;
            return keyring;
        } finally {
            if (!opened) {
                provider.close();
            }
        }
    }

    private static KekAddress kek(Settings settings) {
        return settings.get(Settings.Name.KEK)
                .map(KekAddress::parse)
                .orElseThrow(() -> new CordonException(StoreError.STORE_DAMAGED));
    }

    private static KeyProvider provider(KekAddress kek, StoreOptions options) {
        return KeyProviders.installed().open(kek.withPassphraseFile(options.passphraseFile()));
    }

    @Override
    public String toString() {
        return "Store(" + database.address() + ")";
    }
}

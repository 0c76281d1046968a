package health.cordon.store.backup;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyState;
import health.cordon.store.StoreError;
import health.cordon.store.database.Database;
import health.cordon.store.database.Schema;
import health.cordon.store.database.Settings;
import health.cordon.store.governed.Unreadable;
import health.cordon.store.keys.KeyFile;
import health.cordon.store.keys.KeyTable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Puts a backup into an empty database, with keys from a key file.
 *
 * <p>The backup has no keys, and a key that was shredded is gone from the key file: what was shredded since the backup comes
 * back unreadable, and its rows are deleted before anybody sees them. A key file that is older than the backup is refused; one
 * that is too old in another way is put right from what the audit log knows.
 */
public final class Restore {

    private static final int BATCH = 500;

    private final Path file;
    private final KeyFile keyFile;
    private final Keyring keyring;
    private final CheckpointWitness witness;

    /**
     * @param keyring over the key file's keys
     */
    public Restore(Path file, KeyFile keyFile, Keyring keyring, CheckpointWitness witness) {
        this.file = file;
        this.keyFile = keyFile;
        this.keyring = keyring;
        this.witness = witness;
    }

    /**
     * Checks the backup, makes the tables, fills them, reads them back.
     *
     * @param database empty, and empty again after an error; what a crash leaves is marked as half restored
     * @param role what the database is to be
     */
    public RestoreReport into(Database database, String role) {
        try (BackupReader backup = BackupReader.open(file, keyring)) {
            BackupHeader header = backup.header();
            requireFit(header);
            long shredded = shredAgain();
            requireKeys(backup);
            return filled(backup, new Schema(database), database, role, shredded);
        }
    }

    private RestoreReport filled(BackupReader backup, Schema schema, Database database, String role, long shredded) {
        BackupHeader header = backup.header();
        schema.create(header.schema());
        boolean done = false;
        try {
            Settings settings = new Settings(database);
            settings.put(Settings.Name.RESTORING, file.toString());
            settings.put(Settings.Name.ROLE, role);
            settings.put(Settings.Name.KEK, keyFile.kek().toString());
            KeyTable.copy(keyFile.keys(), database);
            List<TableShape> tables = new ArrayList<>();
            Manifest manifest = load(backup, database, tables);
            verify(database, tables, manifest);
            schema.migrate();
            long destroyed = database.write(Unreadable::deleteAll);
            settings.remove(Settings.Name.RESTORING);
            done = true;
            Map<String, Long> rows = new LinkedHashMap<>();
            manifest.tables().forEach(entry -> rows.put(entry.table(), entry.rows()));
            return new RestoreReport(header.created(), header.schema(), rows, destroyed, shredded, header.checkpoint());
        } finally {
            if (!done) {
                schema.remove();
            }
        }
    }

    private void requireFit(BackupHeader header) {
        if (!header.keyring().equals(keyring.id())) {
            throw new CordonException(StoreError.KEYS_OTHER, SafeArg.path(file));
        }
        if (header.schema() > Schema.LATEST || header.schema() < 1) {
            throw new CordonException(StoreError.BACKUP_VERSION, SafeArg.of("version", header.schema()));
        }
        if (header.checkpoint().isPresent()
                && !witness.goesOnFrom(header.checkpoint().get())) {
            throw new CordonException(StoreError.WITNESS_REFUSED, SafeArg.path(file));
        }
    }

    /** What the audit log knows to be shredded and the key file does not. */
    private long shredAgain() {
        long[] shredded = {0};
        witness.forEachShredded(handle -> {
            try {
                shredded[0] += keyring.shred(handle);
            } catch (CordonException e) {
                if (e.code() != CryptoError.KEY_UNKNOWN) {
                    throw e;
                }
            }
        });
        return shredded[0];
    }

    /** Every key that the backup knows is in the key file, and what the backup knows to be shredded is so there. */
    private void requireKeys(BackupReader backup) {
        String handle = "";
        List<KeyRecord> versions = List.of();
        for (Optional<KeyName> next = backup.key(); next.isPresent(); next = backup.key()) {
            KeyName key = next.get();
            if (!key.handle().equals(handle)) {
                handle = key.handle();
                versions = KeyHandle.parse(handle)
                        .map(known -> keyFile.keys().versions(known))
                        .orElse(List.of());
            }
            boolean known = key.version() >= 1 && key.version() <= versions.size();
            boolean older = known
                    && key.state().equals(KeyState.SHREDDED.name())
                    && versions.get(key.version() - 1).state() != KeyState.SHREDDED;
            if (!known || older) {
                throw new CordonException(StoreError.KEYS_OLDER, SafeArg.path(file));
            }
        }
    }

    private Manifest load(BackupReader backup, Database database, List<TableShape> tables) {
        List<Manifest.Entry> entries = new ArrayList<>();
        for (Optional<TableShape> table = backup.table(); table.isPresent(); table = backup.table()) {
            tables.add(table.get());
            entries.add(load(backup, database, table.get()));
        }
        Manifest manifest = backup.manifest();
        if (!manifest.equals(new Manifest(entries))) {
            throw backup.damaged();
        }
        return manifest;
    }

    private static Manifest.Entry load(BackupReader backup, Database database, TableShape table) {
        MessageDigest digest = Rows.sha256();
        long rows = 0;
        List<byte[]> batch = new ArrayList<>();
        for (Optional<byte[]> row = backup.row(); row.isPresent(); row = backup.row()) {
            digest.update(row.get());
            rows++;
            batch.add(row.get());
            if (batch.size() == BATCH) {
                insert(backup, database, table, batch);
                batch.clear();
            }
        }
        insert(backup, database, table, batch);
        return Manifest.entry(table.name(), rows, digest.digest());
    }

    private static void insert(BackupReader backup, Database database, TableShape table, List<byte[]> batch) {
        database.writeLazily(handle -> {
            try {
                return insert(handle, table, batch);
            } catch (IOException e) {
                throw backup.damaged();
            }
        });
    }

    private static int insert(Handle handle, TableShape table, List<byte[]> batch) throws SQLException, IOException {
        try (PreparedStatement statement = handle.getConnection().prepareStatement(table.insert())) {
            for (byte[] row : batch) {
                RowCodec.bind(row, table.columns(), statement);
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    private void verify(Database database, List<TableShape> tables, Manifest manifest) {
        List<Manifest.Entry> found = database.snapshot(handle -> tables.stream()
                .map(table -> Rows.read(handle, table, row -> {}))
                .toList());
        if (!manifest.equals(new Manifest(found))) {
            throw new CordonException(StoreError.BACKUP_DAMAGED, SafeArg.path(file));
        }
    }
}

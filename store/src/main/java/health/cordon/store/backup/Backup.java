package health.cordon.store.backup;

import health.cordon.crypto.keyring.KeyOwner;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.store.database.Database;
import health.cordon.store.database.Schema;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Writes all rows of a store as they are at one moment, while others write on, into one sealed file.
 *
 * <p>The cells stay sealed as they are, under keys that are not in the file: the wrapped data keys have files of their own, so
 * that destroying a key there destroys it for every backup. The form is the same for every database; what was taken from the
 * one can be put into the other. Constant memory.
 */
public final class Backup {

    /** Whose key seals backups. */
    static final KeyOwner OWNER = KeyOwner.dataset("cordon/backups");

    private static final int BUFFER = 1 << 16;

    private final Database database;
    private final Keyring keyring;
    private final InstantSource clock;

    /** Of this store. */
    public Backup(Database database, Keyring keyring, InstantSource clock) {
        this.database = database;
        this.keyring = keyring;
        this.clock = clock;
    }

    /**
     * Writes the file; nothing may stand there.
     *
     * @param copyKeys brings a copy of the keys up to date. It is called when all rows are written, so that no row is newer
     *     than its key, and before the file appears, so that there is no backup without its keys
     */
    public BackupReport write(Path file, CheckpointWitness witness, Runnable copyKeys) {
        BackupHeader header = new BackupHeader(
                keyring.id(), Schema.LATEST, clock.instant(), database.product(), witness.checkpoint());
        List<Manifest.Entry> entries = new ArrayList<>();
        keyring.fileSealer(OWNER).write(file, false, text -> {
            entries.addAll(written(text, header));
            copyKeys.run();
        });
        return BackupReport.of(file, header, new Manifest(entries));
    }

    private List<Manifest.Entry> written(WritableByteChannel text, BackupHeader header) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(text), BUFFER));
        header.write(out);
        try {
            List<Manifest.Entry> entries = database.snapshot(handle -> tables(handle, out));
            out.flush();
            return entries;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<Manifest.Entry> tables(Handle handle, DataOutputStream out) {
        try {
            keys(handle, out);
            List<Manifest.Entry> entries = new ArrayList<>();
            for (TableShape table : TableShape.ALL) {
                out.writeByte(1);
                shape(table, out);
                entries.add(Rows.read(handle, table, row -> row(row, out)));
                out.writeByte(0);
            }
            out.writeByte(0);
            out.writeInt(entries.size());
            for (Manifest.Entry entry : entries) {
                BackupHeader.text(out, entry.table());
                out.writeLong(entry.rows());
                BackupHeader.text(out, entry.sha256());
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the keys there are, without the keys: a copy of them that is too old can be told by that. */
    private static void keys(Handle handle, DataOutputStream out) throws IOException {
        handle.createQuery("SELECT handle, version, state FROM data_key ORDER BY handle, version")
                .setFetchSize(500)
                .map((row, context) -> new KeyName(row.getString(1), row.getInt(2), row.getString(3)))
                .forEach(key -> {
                    try {
                        out.writeByte(1);
                        key.write(out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        out.writeByte(0);
    }

    private static void shape(TableShape table, DataOutputStream out) throws IOException {
        BackupHeader.text(out, table.name());
        out.writeInt(table.columns().size());
        for (TableShape.Column column : table.columns()) {
            BackupHeader.text(out, column.name());
            BackupHeader.text(out, column.type().name());
        }
        out.writeInt(table.key().size());
        for (String column : table.key()) {
            BackupHeader.text(out, column);
        }
    }

    private static void row(byte[] row, DataOutputStream out) {
        try {
            out.writeByte(1);
            RowCodec.writeBlock(out, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

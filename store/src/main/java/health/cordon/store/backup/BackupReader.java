package health.cordon.store.backup;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.file.SealedFile;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.store.StoreError;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a backup from front to end; what does not fit the form or its own manifest is an error. */
final class BackupReader implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final DataInputStream in;
    private final BackupHeader header;

    private BackupReader(Path file, DataInputStream in) {
        this.file = file;
        this.in = in;
        this.header = reading(() -> BackupHeader.read(in));
    }

    static BackupReader open(Path file, Keyring keyring) {
        DataInputStream in =
                new DataInputStream(new BufferedInputStream(Channels.newInputStream(sealed(file, keyring)), BUFFER));
        boolean opened = false;
        try {
            BackupReader reader = new BackupReader(file, in);
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                close(in);
            }
        }
    }

    private static SealedFile sealed(Path file, Keyring keyring) {
        try {
            return keyring.fileOpener().read(file);
        } catch (CordonException e) {
            if (e.code() == CryptoError.KEY_UNKNOWN) {
                throw new CordonException(StoreError.KEYS_OLDER, SafeArg.path(file));
            }
            throw e;
        }
    }

    BackupHeader header() {
        return header;
    }

    /** The next key's name; empty behind the last. Call it until then. */
    Optional<KeyName> key() {
        return reading(() -> in.readUnsignedByte() == 0 ? Optional.empty() : Optional.of(KeyName.read(in)));
    }

    /** The next table's shape; empty behind the last. Read its rows before the next. */
    Optional<TableShape> table() {
        return reading(() -> in.readUnsignedByte() == 0 ? Optional.empty() : Optional.of(shape()));
    }

    /** The table's next row; empty behind the last. */
    Optional<byte[]> row() {
        return reading(() -> in.readUnsignedByte() == 0 ? Optional.empty() : Optional.of(RowCodec.block(in)));
    }

    /** What the backup says of itself, behind the last table; nothing comes after it. */
    Manifest manifest() {
        return reading(() -> {
            int size = in.readInt();
            List<Manifest.Entry> entries = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                entries.add(new Manifest.Entry(BackupHeader.text(in), in.readLong(), BackupHeader.text(in)));
            }
            if (in.read() >= 0) {
                throw damaged();
            }
            return new Manifest(entries);
        });
    }

    CordonException damaged() {
        return new CordonException(StoreError.BACKUP_DAMAGED, SafeArg.path(file));
    }

    private TableShape shape() throws IOException {
        String name = BackupHeader.text(in);
        List<TableShape.Column> columns = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            columns.add(new TableShape.Column(BackupHeader.text(in), TableShape.Type.valueOf(BackupHeader.text(in))));
        }
        List<String> key = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            key.add(BackupHeader.text(in));
        }
        return new TableShape(name, columns, key);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T reading(Reading<T> what) {
        try {
            return what.read();
        } catch (IOException | IllegalArgumentException e) {
            throw new CordonException(StoreError.BACKUP_DAMAGED, e, SafeArg.path(file));
        }
    }

    @Override
    public void close() {
        close(in);
    }

    private static void close(DataInputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}

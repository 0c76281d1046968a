package health.cordon.store.backup;

import health.cordon.core.error.CordonException;
import health.cordon.store.StoreError;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What stands at the beginning of a backup.
 *
 * @param keyring whose keys sealed it
 * @param schema the version of the tables
 * @param created when
 * @param product the database that it was taken from
 * @param checkpoint of the audit log
 */
record BackupHeader(String keyring, int schema, Instant created, String product, Optional<String> checkpoint) {

    private static final String NAME = "cordon-store-backup/";
    private static final String VERSION = "1";

    void write(DataOutputStream out) throws IOException {
        text(out, NAME + VERSION);
        text(out, keyring);
        out.writeInt(schema);
        out.writeLong(created.toEpochMilli());
        text(out, product);
        text(out, checkpoint.orElse(""));
    }

    static BackupHeader read(DataInputStream in) throws IOException {
        String name = text(in);
        if (!name.equals(NAME + VERSION)) {
            throw new CordonException(name.startsWith(NAME) ? StoreError.BACKUP_VERSION : StoreError.BACKUP_DAMAGED);
        }
        return new BackupHeader(
                text(in),
                in.readInt(),
                Instant.ofEpochMilli(in.readLong()),
                text(in),
                Optional.of(text(in)).filter(checkpoint -> !checkpoint.isEmpty()));
    }

    static void text(DataOutputStream out, String text) throws IOException {
        RowCodec.writeBlock(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(DataInputStream in) throws IOException {
        return new String(RowCodec.block(in), StandardCharsets.UTF_8);
    }
}

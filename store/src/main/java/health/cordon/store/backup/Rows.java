package health.cordon.store.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jdbi.v3.core.Handle;

/** Reads a table row by row in the order of its key, in constant memory, and hashes what it read. */
final class Rows {

    private static final int FETCH = 500;

    /** Takes one row. */
    @FunctionalInterface
    interface Visitor {
        /** Takes it; may throw to stop. */
        void row(byte[] row);
    }

    private Rows() {}

    static Manifest.Entry read(Handle handle, TableShape table, Visitor visitor) {
        MessageDigest digest = sha256();
        long[] count = {0};
        handle.createQuery(table.select())
                .setFetchSize(FETCH)
                .map((row, context) -> RowCodec.bytes(row, table.columns()))
                .forEach(row -> {
                    digest.update(row);
                    visitor.row(row);
                    count[0]++;
                });
        return Manifest.entry(table.name(), count[0], digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package health.cordon.store.vault;

import health.cordon.core.error.CordonException;
import health.cordon.store.StoreError;
import health.cordon.store.database.Utf16;
import java.nio.ByteBuffer;

/** Kind and value in one: UTF-16 units, the kind's number of them in front, so that any string comes back as it was. */
final class VaultText {

    private VaultText() {}

    static byte[] of(String kind, String value) {
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + 2 * (kind.length() + value.length()));
        out.putInt(kind.length());
        Utf16.put(out, kind);
        Utf16.put(out, value);
        return out.array();
    }

    static String value(byte[] text) {
        ByteBuffer in = ByteBuffer.wrap(text);
        int kind = in.remaining() < Integer.BYTES ? -1 : in.getInt();
        if (kind < 0 || kind > in.remaining() / 2) {
            throw new CordonException(StoreError.RECORD_REFUSED);
        }
        return Utf16.text(in.position(in.position() + 2 * kind));
    }
}

package health.cordon.crypto.primitive;

import java.nio.ByteBuffer;

/**
 * The bytes that enter a keyed hash: a label, then every part with its length in front, so that no two lists of parts
 * give the same bytes. Parts are written as UTF-16 units: UTF-8 would fold every lone surrogate into one character.
 */
public final class KeyedInput {

    private KeyedInput() {}

    public static byte[] of(byte label, String domain, String... parts) {
        int size = 1 + 4 + Integer.BYTES + 2 * domain.length();
        for (String part : parts) {
            size += Integer.BYTES + 2 * part.length();
        }
        ByteBuffer out = ByteBuffer.allocate(size).put(label).putInt(parts.length + 1);
        put(out, domain);
        for (String part : parts) {
            put(out, part);
        }
        return out.array();
    }

    private static void put(ByteBuffer out, String part) {
        out.putInt(part.length());
        for (int i = 0; i < part.length(); i++) {
            out.putChar(part.charAt(i));
        }
    }
}

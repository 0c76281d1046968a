package health.cordon.store.database;

import java.nio.ByteBuffer;

/** Text as its UTF-16 units, high byte first: any string comes back as it was, half surrogate pairs included. */
public final class Utf16 {

    private Utf16() {}

    /** The units. */
    public static byte[] bytes(String text) {
        ByteBuffer out = ByteBuffer.allocate(Character.BYTES * text.length());
        put(out, text);
        return out.array();
    }

    /** Puts the units. */
    public static void put(ByteBuffer out, String text) {
        for (int i = 0; i < text.length(); i++) {
            out.putChar(text.charAt(i));
        }
    }

    /** The text of all that is left. */
    public static String text(ByteBuffer units) {
        return units.asCharBuffer().toString();
    }
}

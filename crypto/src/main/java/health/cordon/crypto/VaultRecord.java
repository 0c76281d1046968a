package health.cordon.crypto;

import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What one code stands for, as it is before encryption.
 *
 * @param high the upper 64 bits of the code
 * @param low the lower 64 bits of the code
 * @param subject within which the value has this code
 * @param kind what the value is
 */
record VaultRecord(long high, long low, Phi subject, String kind, Phi value) {

    private static final RevealAccess TO_STORE = RevealAccess.because("to encrypt it into the vault");

    /** Strings are UTF-16 units with their number in front: any string comes back as it was, lone surrogates included. */
    byte[] bytes() {
        String subjectText = subject.reveal(TO_STORE);
        String valueText = value.reveal(TO_STORE);
        ByteBuffer out = ByteBuffer.allocate(
                2 * Long.BYTES + 3 * Integer.BYTES + 2 * (subjectText.length() + kind.length() + valueText.length()));
        out.putLong(high).putLong(low);
        put(out, subjectText);
        put(out, kind);
        put(out, valueText);
        return out.array();
    }

    /**
     * @throws IllegalArgumentException if these are not the bytes of a record
     */
    static VaultRecord of(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            VaultRecord entry = new VaultRecord(in.getLong(), in.getLong(), Phi.of(get(in)), get(in), Phi.of(get(in)));
            if (in.hasRemaining()) {
                throw new IllegalArgumentException("not a vault record");
            }
            return entry;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("not a vault record", e);
        }
    }

    private static void put(ByteBuffer out, String text) {
        out.putInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.putChar(text.charAt(i));
        }
    }

    private static String get(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining() / 2) {
            throw new IllegalArgumentException("not a vault record");
        }
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = in.getChar();
        }
        return new String(text);
    }
}

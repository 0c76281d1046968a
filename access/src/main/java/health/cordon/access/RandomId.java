package health.cordon.access;

import java.security.SecureRandom;
import java.util.Locale;

/** Ids that nobody guesses: 128 random bits, in 26 letters and digits behind a prefix. */
public final class RandomId {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BITS = 5;

    private RandomId() {}

    /** A new id. */
    public static String with(String prefix) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return prefix.toLowerCase(Locale.ROOT) + text(bytes);
    }

    /** The bytes in Crockford's base 32, lower case, five bits a character, the last padded with zeros. */
    public static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte each : bytes) {
            held = held << Byte.SIZE | each & 0xFF;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(held >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(held << BITS - bits & 31));
        }
        return text.toString();
    }
}

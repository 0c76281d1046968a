package health.cordon.crypto.primitive;

/** Crockford's base 32: digits and capitals without I, L, O, U, so that a token survives being read aloud. */
public final class Base32 {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Base32() {}

    /** The first {@code characters} * 5 bits of {@code bytes}, high bits first. */
    public static String encode(byte[] bytes, int characters) {
        StringBuilder out = new StringBuilder(characters);
        int buffer = 0;
        int bits = 0;
        int next = 0;
        while (out.length() < characters) {
            if (bits < 5) {
                buffer = (buffer << 8) | (bytes[next++] & 0xFF);
                bits += 8;
            }
            bits -= 5;
            out.append(ALPHABET.charAt((buffer >>> bits) & 31));
        }
        return out.toString();
    }

    /** 0 to 31, either case; -1 if {@code c} is not of the alphabet. */
    public static int value(char c) {
        return ALPHABET.indexOf(c >= 'a' && c <= 'z' ? c - 32 : c);
    }

    /** The character for 0 to 31. */
    public static char digit(int value) {
        return ALPHABET.charAt(value);
    }

    /** Whether every character is of the alphabet, as written by {@link #encode}. */
    public static boolean isCanonical(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (ALPHABET.indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}

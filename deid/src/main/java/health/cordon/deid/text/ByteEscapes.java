package health.cordon.deid.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes of UTF-8 written as a sign and two hexadecimal digits each: {@code %C3%A9}, {@code =C3=A9}. */
final class ByteEscapes {

    private static final int LENGTH = 3;

    private final char sign;
    private final boolean lowerCase;

    /**
     * Escapes of one sort.
     *
     * @param lowerCase whether digits may be small letters
     */
    ByteEscapes(char sign, boolean lowerCase) {
        this.sign = sign;
        this.lowerCase = lowerCase;
    }

    /** One past the last of the escapes in a row that begin at {@code at}; {@code at} if there is none. */
    int end(String text, int at, int limit) {
        int end = at;
        while (value(text, end, limit) >= 0) {
            end += LENGTH;
        }
        return end;
    }

    /** The bytes of the escapes in a row that fill a range. */
    byte[] bytes(String text, int start, int end) {
        byte[] bytes = new byte[(end - start) / LENGTH];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) value(text, start + LENGTH * i, end);
        }
        return bytes;
    }

    /** Writes what the escapes in a row stand for; leaves them if that is no text. */
    void decode(Rewrite rewrite, int start, int end) {
        byte[] bytes = bytes(rewrite.in(), start, end);
        String decoded = isText(bytes) ? utf8(bytes) : null;
        if (decoded != null && decoded.length() == bytes.length) {
            for (int i = 0; i < bytes.length; i++) {
                rewrite.replace(start + LENGTH * i, start + LENGTH * (i + 1), decoded.substring(i, i + 1));
            }
        } else if (decoded != null) {
            rewrite.replace(start, end, Characters.plain(decoded));
        }
    }

    /** No controls but blanks and line ends. */
    static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' || b == 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** What the bytes say in UTF-8; null if they are none. */
    static @Nullable String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The byte that the escape at {@code at} stands for; -1 if there is none. */
    private int value(String text, int at, int limit) {
        if (at + 2 >= limit || text.charAt(at) != sign) {
            return -1;
        }
        int high = digit(text.charAt(at + 1));
        int low = digit(text.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private int digit(char c) {
        return c > 'f' || c >= 'a' && !lowerCase ? -1 : Character.digit(c, 16);
    }
}

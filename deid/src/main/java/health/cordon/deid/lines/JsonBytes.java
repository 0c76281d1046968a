package health.cordon.deid.lines;

import java.util.Arrays;

/**
 * JSON written straight into bytes.
 *
 * <p>Small on purpose: the caller says which commas and brackets it wants. Strings become UTF-8; a surrogate without its
 * partner, which UTF-8 cannot hold, becomes its escape, so that every Java string survives the round trip. Not
 * thread-safe.
 */
public final class JsonBytes {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private byte[] bytes;
    private int size;

    /** An empty one with room for this many bytes; it grows. */
    public JsonBytes(int room) {
        bytes = new byte[Math.max(64, room)];
    }

    /** How many bytes so far. */
    public int size() {
        return size;
    }

    /** Goes back to an earlier size. */
    public void truncate(int earlier) {
        size = earlier;
    }

    /** A copy of all bytes so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** These characters, all of them ASCII, as they are. */
    @SuppressWarnings("deprecation") // the ASCII-only copy is what is wanted
    public JsonBytes ascii(String text) {
        int length = text.length();
        room(length);
        text.getBytes(0, length, bytes, size);
        size += length;
        return this;
    }

    /** One ASCII character. */
    public JsonBytes ascii(char c) {
        room(1);
        bytes[size++] = (byte) c;
        return this;
    }

    /** These bytes as they are. */
    public JsonBytes raw(byte[] from, int start, int end) {
        room(end - start);
        System.arraycopy(from, start, bytes, size, end - start);
        size += end - start;
        return this;
    }

    /** A whole number. */
    public JsonBytes number(long value) {
        if (value >= 0 && value < 10) {
            return ascii((char) ('0' + value));
        }
        return ascii(Long.toString(value));
    }

    /** A number between 0 and 1, to four places, without needless zeros. */
    public JsonBytes score(double value) {
        int scaled = (int) Math.round(Math.min(1, Math.max(0, value)) * 10_000);
        if (scaled == 10_000) {
            return ascii("1.0");
        }
        room(6);
        bytes[size++] = '0';
        bytes[size++] = '.';
        int place = 1_000;
        do {
            bytes[size++] = (byte) ('0' + scaled / place);
            scaled %= place;
            place /= 10;
        } while (scaled > 0);
        return this;
    }

    /** A string in quotes, escaped where JSON asks for it. */
    public JsonBytes string(CharSequence text) {
        int length = text.length();
        room(length + 2);
        bytes[size++] = '"';
        for (int i = 0; i < length; i++) {
            if (bytes.length - size < 16) {
                room(16 + length - i);
            }
            char c = text.charAt(i);
            if (c < 0x80) {
                one(c);
            } else if (c < 0x800) {
                bytes[size++] = (byte) (0xC0 | c >> 6);
                bytes[size++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                bytes[size++] = (byte) (0xE0 | c >> 12);
                bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[size++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                bytes[size++] = (byte) (0xF0 | point >> 18);
                bytes[size++] = (byte) (0x80 | point >> 12 & 0x3F);
                bytes[size++] = (byte) (0x80 | point >> 6 & 0x3F);
                bytes[size++] = (byte) (0x80 | point & 0x3F);
            } else {
                escape(c);
            }
        }
        return ascii('"');
    }

    private void one(char c) {
        if (c >= ' ' && c != '"' && c != '\\') {
            bytes[size++] = (byte) c;
            return;
        }
        char brief = switch (c) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '\b' -> 'b';
            case '\f' -> 'f';
            default -> 0;
        };
        if (brief == 0) {
            escape(c);
        } else {
            bytes[size++] = '\\';
            bytes[size++] = (byte) brief;
        }
    }

    private void escape(char c) {
        bytes[size++] = '\\';
        bytes[size++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[c >> shift & 0xF];
        }
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, (int)
                    Math.min(Integer.MAX_VALUE - 16, bytes.length * 2L)));
        }
    }
}

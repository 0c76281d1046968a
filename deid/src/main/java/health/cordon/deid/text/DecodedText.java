package health.cordon.deid.text;

import health.cordon.core.error.CordonException;
import health.cordon.deid.DeidError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A file's text and how it was written.
 *
 * <p>A byte that is no part of a character in an otherwise sound UTF-8 file stands in the text as the lone surrogate
 * U+DC00 plus the byte, and {@link #encode} writes it back as that byte: nothing is lost and nothing is replaced.
 *
 * @param text the text, without the byte order mark
 * @param charset in which it was written
 * @param bom whether a byte order mark stood before it
 */
public record DecodedText(String text, Charset charset, boolean bom) {

    private static final char STRAY = 0xDC00;

    /**
     * Writes a text as this one was written, with the same byte order mark. {@code encode(text())} gives the bytes of the
     * file.
     *
     * @throws CordonException {@link DeidError#NOT_IN_CHARSET} if a character cannot be written in this charset
     */
    public byte[] encode(String changed) {
        if (charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE)) {
            return units(bom ? "\uFEFF" + changed : changed);
        }
        String marked = bom ? "\uFEFF" + changed : changed;
        if (charset.equals(StandardCharsets.UTF_8) && hasStrayBytes(marked)) {
            return withStrayBytes(marked);
        }
        return strictly(marked);
    }

    /** The decoded text of a file whose bytes {@code [from, to)} are UTF-8 but for a few. */
    static String keepingStrayBytes(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        int sound = from;
        while (at < to) {
            int length = Utf8.length(bytes, at, to);
            if (length == 0) {
                text.append(new String(bytes, sound, at - sound, StandardCharsets.UTF_8));
                text.append((char) (STRAY + (bytes[at] & 0xFF)));
                sound = ++at;
            } else {
                at += length;
            }
        }
        return text.append(new String(bytes, sound, to - sound, StandardCharsets.UTF_8))
                .toString();
    }

    private byte[] units(String marked) {
        boolean little = charset.equals(StandardCharsets.UTF_16LE);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(marked.length(), 2))
                .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        bytes.asCharBuffer().put(marked);
        return bytes.array();
    }

    private byte[] strictly(String marked) {
        try {
            ByteBuffer bytes = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(marked));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new CordonException(DeidError.NOT_IN_CHARSET, e);
        }
    }

    private static boolean hasStrayBytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isStray(text, i)) {
                return true;
            }
        }
        return false;
    }

    private byte[] withStrayBytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() + 16);
        int sound = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isStray(text, i)) {
                bytes.writeBytes(strictly(text.substring(sound, i)));
                bytes.write(text.charAt(i) - STRAY);
                sound = i + 1;
            }
        }
        bytes.writeBytes(strictly(text.substring(sound)));
        return bytes.toByteArray();
    }

    private static boolean isStray(String text, int i) {
        char c = text.charAt(i);
        return c >= STRAY + 0x80 && c <= STRAY + 0xFF && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    /** Without the text, which is PHI. */
    @Override
    public String toString() {
        return "DecodedText(" + text.length() + " characters, " + charset + (bom ? ", byte order mark)" : ")");
    }
}

package health.cordon.deid.text;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.DeidError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From a file's bytes to its text.
 *
 * <p><b>What this promises.</b> A byte order mark decides. Without one: UTF-32 and UTF-16 by where their zero bytes
 * stand, UTF-8 where it is well-formed, UTF-8 with its stray bytes kept where more of its characters beyond ASCII are
 * well-formed than not, else Windows-1252 or Latin-1. No byte is lost or replaced: {@link DecodedText#encode} gives the
 * file back. What is not text is refused.
 *
 * <p><b>What it does not.</b> UTF-16 without a mark is told only if the text holds some characters below U+0100, such as
 * spaces or line ends. Other single-byte code pages read as Windows-1252. Thread-safe, no state.
 */
public final class TextDecoder {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final int SAMPLE = 1 << 16;
    /** UTF-16 of a Latin script: every second byte or so is zero. */
    private static final int MANY_ZEROS = 5;
    /** UTF-16 of another script has zeros in its spaces and line ends; asked only of what reads as no other text. */
    private static final int FEW_ZEROS = 100;
    /** One control character in so many is too much for a text. */
    private static final int FEWEST_BETWEEN_CONTROLS = 25;

    private TextDecoder() {}

    /**
     * Decodes a file's bytes.
     *
     * @param file the file, for the error's message
     * @throws CordonException {@link DeidError#NOT_TEXT} if it holds something else
     */
    public static DecodedText decode(Path file, byte[] bytes) {
        return decode(bytes, SafeArg.path(file));
    }

    /**
     * Decodes bytes that are no file.
     *
     * @param source what the error's message names
     * @throws CordonException {@link DeidError#NOT_TEXT} if they hold something else
     */
    public static DecodedText decode(byte[] bytes, SafeArg source) {
        for (BinaryFormat format : BinaryFormat.values()) {
            if (format.begins(bytes)) {
                throw notText(source, format);
            }
        }
        DecodedText found = marked(bytes);
        if (found == null) {
            found = wide(bytes, MANY_ZEROS);
        }
        if (found == null) {
            found = narrow(bytes, 0, false);
        }
        if (!isText(found.text())) {
            DecodedText fewZeros = wide(bytes, FEW_ZEROS);
            found = fewZeros == null ? found : fewZeros;
        }
        if (!isText(found.text())) {
            throw notText(source, null);
        }
        return found;
    }

    private static CordonException notText(SafeArg source, @Nullable BinaryFormat format) {
        List<SafeArg> args = new ArrayList<>(List.of(source));
        if (format != null) {
            args.add(SafeArg.of("found", format));
        }
        return new CordonException(DeidError.NOT_TEXT, args.toArray(SafeArg[]::new));
    }

    private static @Nullable DecodedText marked(byte[] bytes) {
        int b0 = at(bytes, 0);
        int b1 = at(bytes, 1);
        int b2 = at(bytes, 2);
        int b3 = at(bytes, 3);
        if (b0 == 0xEF && b1 == 0xBB && b2 == 0xBF) {
            return narrow(bytes, 3, true);
        }
        if (b0 == 0xFF && b1 == 0xFE && b2 == 0 && b3 == 0) {
            return utf32(bytes, 4, UTF_32LE);
        }
        if (b0 == 0 && b1 == 0 && b2 == 0xFE && b3 == 0xFF) {
            return utf32(bytes, 4, UTF_32BE);
        }
        if (bytes.length % 2 == 0 && b0 == 0xFF && b1 == 0xFE) {
            return utf16(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (bytes.length % 2 == 0 && b0 == 0xFE && b1 == 0xFF) {
            return utf16(bytes, 2, StandardCharsets.UTF_16BE);
        }
        return null;
    }

    /** UTF-32 and UTF-16 without a mark: their zero bytes stand in some columns and never in the others. */
    private static @Nullable DecodedText wide(byte[] bytes, int oneZeroIn) {
        if (bytes.length < 2 || bytes.length % 2 != 0) {
            return null;
        }
        int[] zeros = new int[4];
        int sample = Math.min(bytes.length, SAMPLE);
        for (int i = 0; i < sample; i++) {
            zeros[i & 3] += bytes[i] == 0 ? 1 : 0;
        }
        int column = sample / 4;
        if (bytes.length % 4 == 0
                && zeros[3] == column
                && zeros[0] <= 1 + column / 20
                && zeros[2] * 20 >= column * 19) {
            return utf32(bytes, 0, UTF_32LE);
        }
        if (bytes.length % 4 == 0
                && zeros[0] == column
                && zeros[3] <= 1 + column / 20
                && zeros[1] * 20 >= column * 19) {
            return utf32(bytes, 0, UTF_32BE);
        }
        int even = zeros[0] + zeros[2];
        int odd = zeros[1] + zeros[3];
        if (odd * oneZeroIn > sample && even <= 1 + odd / 20) {
            return likely(utf16(bytes, 0, StandardCharsets.UTF_16LE));
        }
        if (even * oneZeroIn > sample && odd <= 1 + even / 20) {
            return likely(utf16(bytes, 0, StandardCharsets.UTF_16BE));
        }
        return null;
    }

    private static @Nullable DecodedText likely(DecodedText wide) {
        int unlikely = 0;
        int sample = Math.min(wide.text().length(), SAMPLE);
        for (int i = 0; i < sample; i++) {
            int type = Character.getType(wide.text().charAt(i));
            unlikely += type == Character.UNASSIGNED || type == Character.PRIVATE_USE ? 1 : 0;
        }
        return unlikely * 20 <= sample && isText(wide.text()) ? wide : null;
    }

    private static DecodedText utf16(byte[] bytes, int from, Charset charset) {
        ByteOrder order = charset.equals(StandardCharsets.UTF_16LE) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        String text = ByteBuffer.wrap(bytes, from, bytes.length - from)
                .order(order)
                .asCharBuffer()
                .toString();
        return new DecodedText(text, charset, from > 0);
    }

    private static @Nullable DecodedText utf32(byte[] bytes, int from, Charset charset) {
        if (bytes.length % 4 != 0) {
            return null;
        }
        boolean little = charset.equals(UTF_32LE);
        ByteBuffer points = ByteBuffer.wrap(bytes).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        StringBuilder text = new StringBuilder(bytes.length / 4);
        for (int i = from; i < bytes.length; i += 4) {
            int point = points.getInt(i);
            if (!Character.isValidCodePoint(point) || point >= 0xD800 && point < 0xE000) {
                return null;
            }
            text.appendCodePoint(point);
        }
        return new DecodedText(text.toString(), charset, from > 0);
    }

    private static DecodedText narrow(byte[] bytes, int from, boolean bom) {
        int sound = 0;
        int stray = 0;
        boolean undefined = false;
        boolean windows = false;
        int at = from;
        while (at < bytes.length) {
            int b = bytes[at];
            if (b >= 0) {
                at++;
                continue;
            }
            int length = Utf8.length(bytes, at, bytes.length);
            sound += length > 1 ? 1 : 0;
            stray += length == 0 ? 1 : 0;
            at += Math.max(1, length);
        }
        if (stray == 0) {
            return new DecodedText(
                    new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8), StandardCharsets.UTF_8, bom);
        }
        if (bom || sound > stray) {
            return new DecodedText(
                    DecodedText.keepingStrayBytes(bytes, from, bytes.length), StandardCharsets.UTF_8, bom);
        }
        for (byte b : bytes) {
            int c = b & 0xFF;
            undefined |= c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D;
            windows |= c >= 0x80 && c < 0xA0;
        }
        Charset charset = windows && !undefined ? WINDOWS_1252 : StandardCharsets.ISO_8859_1;
        return new DecodedText(new String(bytes, charset), charset, false);
    }

    /** Few control characters; those of terminals, printers and message framing count as text. */
    private static boolean isText(String text) {
        long controls = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            controls += c < ' ' && !(c >= 8 && c <= 13) && !(c >= 0x1B) || c >= 0x7F && c < 0xA0 && c != 0x85 ? 1 : 0;
        }
        return controls * FEWEST_BETWEEN_CONTROLS <= text.length();
    }

    private static int at(byte[] bytes, int i) {
        return i < bytes.length ? bytes[i] & 0xFF : -1;
    }
}

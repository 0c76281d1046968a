package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a file's bytes stand for characters, so that they can be written back the same way.
 *
 * <p>A byte order mark decides; else UTF-16 and UTF-32 show by their zero bytes; else what is valid UTF-8 is UTF-8; else
 * Windows-1252 or ISO 8859-1. What holds too many control characters, or begins like a known binary format, is not text.
 *
 * @param charset the character set
 * @param bom the bytes of the byte order mark at the front, empty if there is none
 */
public record TextEncoding(Charset charset, byte[] bom) {

    private static final byte[] NONE = {};
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    /** What the first bytes of well-known formats that are not text look like. */
    private static final byte[][] BINARY = {
        ascii("%PDF-"),
        ascii("PK\u0003\u0004"),
        ascii("GIF8"),
        ascii("{\\rtf"),
        {(byte) 0x89, 'P', 'N', 'G'},
        {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
        {0x1F, (byte) 0x8B},
        {0x7F, 'E', 'L', 'F'},
        {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
        {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE},
    };

    /**
     * Finds the encoding of a file.
     *
     * @param head its first bytes
     * @param length how many of them count
     * @param whole whether that is the whole file; if not, a character may be cut at the end
     * @param told the character set that the user named, or null
     * @throws CordonException if this is not text
     */
    static TextEncoding of(byte[] head, int length, boolean whole, @Nullable Charset told) {
        refuseBinary(head, length);
        TextEncoding marked = marked(head, length);
        TextEncoding found = told != null
                ? new TextEncoding(told, marked != null && marked.charset.equals(told) ? marked.bom : NONE)
                : marked != null ? marked : guessed(head, length, whole);
        refuseControls(found, head, length);
        return found;
    }

    /**
     * The characters of a whole file.
     *
     * @throws CordonException if the bytes are not valid
     */
    String decode(byte[] bytes, int length) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, bom.length, length - bom.length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CordonException(CliError.WRONG_CHARSET, e);
        }
    }

    /**
     * The bytes of some characters, without a byte order mark.
     *
     * @throws CordonException if the character set lacks one of them
     */
    ByteBuffer encode(CharSequence text) {
        try {
            return charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new CordonException(CliError.CANNOT_ENCODE, e);
        }
    }

    private static @Nullable TextEncoding marked(byte[] b, int n) {
        if (starts(b, n, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, java.util.Arrays.copyOf(b, 3));
        }
        if (starts(b, n, 0xFF, 0xFE, 0, 0)) {
            return new TextEncoding(UTF_32LE, java.util.Arrays.copyOf(b, 4));
        }
        if (starts(b, n, 0, 0, 0xFE, 0xFF)) {
            return new TextEncoding(UTF_32BE, java.util.Arrays.copyOf(b, 4));
        }
        if (starts(b, n, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, java.util.Arrays.copyOf(b, 2));
        }
        if (starts(b, n, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, java.util.Arrays.copyOf(b, 2));
        }
        return null;
    }

    private static TextEncoding guessed(byte[] b, int n, boolean whole) {
        int[] zeros = new int[4];
        boolean high = false;
        boolean c1 = false;
        boolean undefined = false;
        for (int i = 0; i < n; i++) {
            int value = b[i] & 0xFF;
            zeros[i & 3] += value == 0 ? 1 : 0;
            high |= value >= 0x80;
            c1 |= value >= 0x80 && value < 0xA0;
            undefined |= value == 0x81 || value == 0x8D || value == 0x8F || value == 0x90 || value == 0x9D;
        }
        int quarter = Math.max(1, n / 4);
        if (n >= 4 && zeros[2] + zeros[3] > quarter * 1.8 && zeros[0] < quarter / 10 + 1) {
            return new TextEncoding(UTF_32LE, NONE);
        }
        if (n >= 4 && zeros[0] + zeros[1] > quarter * 1.8 && zeros[3] < quarter / 10 + 1) {
            return new TextEncoding(UTF_32BE, NONE);
        }
        if (n >= 2 && zeros[1] + zeros[3] > n / 4 && zeros[0] + zeros[2] <= n / 50) {
            return new TextEncoding(StandardCharsets.UTF_16LE, NONE);
        }
        if (n >= 2 && zeros[0] + zeros[2] > n / 4 && zeros[1] + zeros[3] <= n / 50) {
            return new TextEncoding(StandardCharsets.UTF_16BE, NONE);
        }
        if (!high || isUtf8(b, n, whole)) {
            return new TextEncoding(StandardCharsets.UTF_8, NONE);
        }
        return new TextEncoding(c1 && !undefined ? WINDOWS_1252 : StandardCharsets.ISO_8859_1, NONE);
    }

    private static boolean isUtf8(byte[] b, int n, boolean whole) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(b, 0, n);
        CharBuffer out = CharBuffer.allocate(8 * 1024);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, whole);
        } while (result.isOverflow());
        return !result.isError();
    }

    private static void refuseBinary(byte[] b, int n) {
        for (byte[] magic : BINARY) {
            if (n >= magic.length && java.util.Arrays.equals(b, 0, magic.length, magic, 0, magic.length)) {
                throw new CordonException(CliError.NOT_TEXT);
            }
        }
        if (n >= 132 && b[128] == 'D' && b[129] == 'I' && b[130] == 'C' && b[131] == 'M') {
            throw new CordonException(CliError.NOT_TEXT);
        }
    }

    /** One control character in fifty is more than any note has; a stray NUL is not. */
    private static void refuseControls(TextEncoding found, byte[] b, int n) {
        int width = found.charset.name().startsWith("UTF-32")
                ? 4
                : found.charset.name().startsWith("UTF-16") ? 2 : 1;
        boolean little = found.charset.name().endsWith("LE");
        int controls = 0;
        for (int i = 0; i + width <= n; i += width) {
            int value = 0;
            for (int k = 0; k < width; k++) {
                value = value << 8 | b[little ? i + width - 1 - k : i + k] & 0xFF;
            }
            boolean control =
                    value >= 0 && value < ' ' && !(value >= '\t' && value <= '\r') && value != 0x1B || value == 0x7F;
            controls += control ? 1 : 0;
        }
        if (controls > 4 && controls * 50L > n / width) {
            throw new CordonException(CliError.NOT_TEXT);
        }
    }

    private static boolean starts(byte[] b, int n, int... wanted) {
        if (n < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((b[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

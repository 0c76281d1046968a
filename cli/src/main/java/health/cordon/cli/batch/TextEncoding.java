package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.text.DecodedText;
import health.cordon.deid.text.TextDecoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a streamed file's bytes stand for characters, told from its beginning. Unlike {@link DecodedText} it is strict:
 * what is not valid further on is an error.
 *
 * @param charset the character set
 * @param bom the bytes of the byte order mark at the front, empty if there is none
 */
record TextEncoding(Charset charset, byte[] bom) {

    /**
     * Finds the encoding of a file.
     *
     * @param head its first bytes
     * @param told the character set that the user named, or null
     * @param name the file's name in messages
     * @throws CordonException if this is not text
     */
    static TextEncoding of(byte[] head, @Nullable Charset told, String name) {
        DecodedText decoded = TextDecoder.decode(wholeLines(head), SafeArg.key("input", name));
        Charset charset = told == null ? decoded.charset() : told;
        byte[] mark = decoded.bom() ? "\uFEFF".getBytes(charset) : new byte[0];
        boolean marked = mark.length <= head.length && Arrays.equals(mark, Arrays.copyOf(head, mark.length));
        return new TextEncoding(charset, marked ? mark : new byte[0]);
    }

    /**
     * The bytes of some characters, without a byte order mark.
     *
     * @throws CordonException if the character set lacks one of them
     */
    byte[] encode(CharSequence text) {
        try {
            ByteBuffer encoded = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new CordonException(CliError.CANNOT_ENCODE, e);
        }
    }

    /** Without the line that is cut at the end, and with it the character that may be; wide characters stay aligned. */
    private static byte[] wholeLines(byte[] head) {
        int end = head.length;
        while (end > 0 && head[end - 1] != '\n') {
            end--;
        }
        boolean wide = end >= 4 && (head[0] == 0 || head[1] == 0 || head[2] == 0 || head[3] == 0);
        int kept = end == 0 || wide ? head.length : end;
        return Arrays.copyOf(head, wide ? kept & ~3 : kept);
    }
}

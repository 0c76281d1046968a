package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.text.DecodedText;
import health.cordon.deid.text.TextDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A text file as a whole, with how its bytes stood for characters. */
public record TextDocument(DecodedText decoded) {

    /**
     * Reads a file.
     *
     * @throws CordonException if it cannot be read or is not text
     */
    public static TextDocument read(Path file) {
        try {
            return of(Files.readAllBytes(file), null, file.toString());
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_READ, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /**
     * Decodes the bytes of a text.
     *
     * @param told the character set that the user named; null: found from the bytes
     * @param name names them in messages
     */
    public static TextDocument of(byte[] bytes, @Nullable Charset told, String name) {
        return new TextDocument(
                told == null ? TextDecoder.decode(bytes, SafeArg.key("input", name)) : strictly(bytes, told));
    }

    /** The characters. */
    public String text() {
        return decoded.text();
    }

    /** Another text in the bytes that this one would have. */
    public byte[] encoded(String other) {
        return decoded.encode(other);
    }

    private static DecodedText strictly(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean bom = text.startsWith("\uFEFF");
            return new DecodedText(bom ? text.substring(1) : text, charset, bom);
        } catch (CharacterCodingException e) {
            throw new CordonException(CliError.WRONG_CHARSET, e);
        }
    }
}

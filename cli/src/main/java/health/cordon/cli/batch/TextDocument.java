package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text file as a whole, with how its bytes stood for characters. It holds the text, so its {@code toString} does not
 * show it.
 *
 * @param text its characters
 * @param encoding how they were encoded
 */
public record TextDocument(String text, TextEncoding encoding) {

    /**
     * Reads a file.
     *
     * @throws CordonException if it cannot be read or is not text
     */
    public static TextDocument read(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_READ, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /** Decodes the bytes of a text. */
    public static TextDocument of(byte[] bytes) {
        TextEncoding encoding = TextEncoding.of(bytes, bytes.length, true, null);
        return new TextDocument(encoding.decode(bytes, bytes.length), encoding);
    }

    /** Another text in the bytes that this one would have. */
    public byte[] encoded(String other) {
        ByteBuffer body = encoding.encode(other);
        byte[] bom = encoding.bom();
        byte[] bytes = new byte[bom.length + body.remaining()];
        System.arraycopy(bom, 0, bytes, 0, bom.length);
        body.get(bytes, bom.length, body.remaining());
        return bytes;
    }

    @Override
    public String toString() {
        return "TextDocument(" + text.length() + " characters)";
    }
}

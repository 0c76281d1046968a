package health.cordon.crypto.disk;

import health.cordon.crypto.primitive.Jca;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The last line of a text file, {@code sha256=} and the SHA-256 of all above: it tells damage from every other trouble.
 * Anyone can compute it, so it is no protection against change on purpose.
 */
public final class ChecksumLine {

    private static final String NAME = "sha256=";

    /** With 64 hexadecimal digits and a line feed. */
    private static final int BYTES = NAME.length() + 64 + 1;

    private ChecksumLine() {}

    /** The line for the first {@code length} bytes. */
    public static byte[] of(byte[] content, int length) {
        MessageDigest digest = Jca.sha256();
        digest.update(content, 0, length);
        return (NAME + HexFormat.of().formatHex(digest.digest()) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** How many bytes stand above the line; -1 if the line is not the right one. */
    public static int bodyOf(byte[] content) {
        int body = content.length - BYTES;
        return body > 0 && MessageDigest.isEqual(of(content, body), Arrays.copyOfRange(content, body, content.length))
                ? body
                : -1;
    }
}

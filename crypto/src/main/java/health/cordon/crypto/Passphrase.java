package health.cordon.crypto;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.disk.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What a keyset is sealed under. It comes from a file or an environment variable, never from a command line, where every
 * process on the machine could read it. {@link #close()} wipes it. Not thread-safe.
 */
public final class Passphrase implements AutoCloseable {

    private static final int LEAST_CHARACTERS = 12;

    private final char[] characters;

    private Passphrase(char[] characters) {
        this.characters = characters;
    }

    /** A copy of these characters; the caller wipes his own. */
    public static Passphrase of(char[] characters) {
        if (characters.length == 0) {
            throw new CordonException(CryptoError.PASSPHRASE_MISSING);
        }
        if (characters.length < LEAST_CHARACTERS) {
            throw new CordonException(CryptoError.PASSPHRASE_WEAK);
        }
        return new Passphrase(characters.clone());
    }

    /** The file's first line, in UTF-8; only its owner may be able to read the file. */
    public static Passphrase fromFile(Path file) {
        byte[] bytes;
        try {
            if (PrivateFile.isExposed(file)) {
                throw new CordonException(CryptoError.PASSPHRASE_EXPOSED, SafeArg.path(file));
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CordonException(CryptoError.PASSPHRASE_MISSING, e, SafeArg.path(file));
        }
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        int end = 0;
        while (end < decoded.length() && decoded.charAt(end) != '\n' && decoded.charAt(end) != '\r') {
            end++;
        }
        char[] line = Arrays.copyOf(decoded.array(), end);
        try {
            return of(line);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(decoded.array(), '\0');
            Arrays.fill(line, '\0');
        }
    }

    /** The value of an environment variable. The JVM keeps its own copy, which cannot be wiped: prefer a file. */
    public static Passphrase fromEnvironment(String variable) {
        String value = System.getenv(variable);
        return of(value == null ? new char[0] : value.toCharArray());
    }

    char[] characters() {
        return characters;
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Passphrase";
    }
}

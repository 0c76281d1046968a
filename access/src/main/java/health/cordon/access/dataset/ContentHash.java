package health.cordon.access.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * SHA-256 of what a dataset holds, in lower-case hexadecimal.
 *
 * <p>Of a file, of its bytes. Of a folder, of the lines {@code <hash of the file>  <its path, with />} of all files below
 * it, sorted by path: what {@code sha256sum} writes of them. Links are followed; names and bytes count, times and modes do
 * not.
 */
public final class ContentHash {

    private static final int DIGITS = 64;

    private ContentHash() {}

    /** Whether the text is such a hash. */
    public static boolean isOne(String text) {
        return text.length() == DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    /**
     * Of a file or a folder.
     *
     * @throws IOException if something cannot be read
     */
    public static String of(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return ofFile(path);
        }
        List<Path> files;
        try (Stream<Path> below = Files.walk(path, java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
            files = below.filter(Files::isRegularFile).toList();
        }
        MessageDigest digest = sha256();
        List<String> names = files.stream()
                .map(file -> path.relativize(file).toString().replace('\\', '/'))
                .sorted()
                .toList();
        for (String name : names) {
            digest.update((ofFile(path.resolve(name)) + "  " + name + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String ofFile(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

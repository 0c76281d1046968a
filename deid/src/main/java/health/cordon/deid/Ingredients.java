package health.cordon.deid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The engine's version, and the data that it decides by, told by its hashes: with the same ones, the same document is found
 * in the same way. They belong into every report.
 *
 * @param version Cordon's own version
 * @param rules SHA-256 in hex of the built-in rules as they were compiled
 * @param lexicon SHA-256 in hex of the word evidence
 */
public record Ingredients(String version, String rules, String lexicon) {

    /**
     * What is installed. Reads a few megabytes.
     *
     * @throws IllegalStateException if a part is missing
     */
    public static Ingredients installed() {
        String version = new String(bytes("version.txt"), StandardCharsets.UTF_8).strip();
        return new Ingredients(version, hash("rules/rules.bin"), hash("lexicon/lexicon.bin"));
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = Ingredients.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("a part of the engine is missing; build Cordon again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String resource) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(resource)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}

package health.cordon.deid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The data that the engine decides by, told by its hashes: with the same ones, the same document is found in the same
 * way. They belong into every report.
 *
 * @param rules SHA-256 in hex of the built-in rules as they were compiled
 * @param lexicon SHA-256 in hex of the word evidence
 */
public record Ingredients(String rules, String lexicon) {

    /**
     * What is installed. Reads a few megabytes.
     *
     * @throws IllegalStateException if a part is missing
     */
    public static Ingredients installed() {
        return new Ingredients(hash("rules/rules.bin"), hash("lexicon/lexicon.bin"));
    }

    private static String hash(String resource) {
        try (InputStream in = Ingredients.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("a part of the engine is missing; build Cordon again");
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(in.readAllBytes());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}

package health.cordon.cli;

import health.cordon.deid.Ingredients;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is running. */
final class Versions {

    private Versions() {}

    /** Cordon's own version. */
    static String cordon() {
        try (InputStream in = Versions.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that shapes a result, in the order to show it. */
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("cordon", cordon());
        Ingredients engine = Ingredients.installed();
        all.put("rules sha256", engine.rules());
        all.put("lexicon sha256", engine.lexicon());
        all.put("java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return all;
    }
}

package health.cordon.cli;

import health.cordon.deid.Ingredients;
import health.cordon.ner.ModelHashes;
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

    /** Everything that is installed, in the order to show it. */
    static Map<String, String> all() {
        return all(ModelHashes.installed());
    }

    /** The same with the models that are in use. */
    static Map<String, String> all(ModelHashes models) {
        Map<String, String> all = deciding(models);
        all.put("java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return all;
    }

    /** What decides what is found: with the same ones, the same document is found in the same way. */
    static Map<String, String> deciding(ModelHashes models) {
        Map<String, String> deciding = new LinkedHashMap<>();
        deciding.put("cordon", cordon());
        Ingredients engine = Ingredients.installed();
        deciding.put("rules sha256", engine.rules());
        deciding.put("lexicon sha256", engine.lexicon());
        deciding.putAll(models.named());
        return deciding;
    }
}

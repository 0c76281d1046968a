package health.cordon.cli;

import health.cordon.ner.ModelHashes;
import java.util.Map;

/** What is running. */
final class Versions {

    private Versions() {}

    /** Everything that is installed, in the order to show it. */
    static Map<String, String> all() {
        return all(ModelHashes.installed());
    }

    /** The same with the models that are in use. */
    static Map<String, String> all(ModelHashes models) {
        Map<String, String> all = models.deciding();
        all.put("java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")");
        all.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return all;
    }
}

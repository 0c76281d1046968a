package health.cordon.e2e;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that these tests were built in. */
final class Checkout {

    private Checkout() {}

    /** A file of it. */
    static Path file(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder.resolve(name);
    }
}

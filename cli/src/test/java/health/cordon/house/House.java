package health.cordon.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository is and what its files say. */
final class House {

    private House() {}

    /** The folder that holds {@code mvnw}: tests run with a module's folder as theirs. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /**
     * Holds that a page that the build writes is up to date; one that is not is written anew, so that committing it is
     * all there is to do.
     */
    static void assertWritten(Path page, String wanted) {
        if (!read(page).equals(wanted)) {
            try {
                Files.createDirectories(page.getParent());
                Files.writeString(page, wanted);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new AssertionError(root().relativize(page) + " was out of date and has been written anew: commit it");
        }
    }

    /** A file's text; empty if there is no such file. */
    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

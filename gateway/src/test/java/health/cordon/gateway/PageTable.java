package health.cordon.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table of {@code docs/gateway.md} that a test writes. */
final class PageTable {

    private PageTable() {}

    /** Fails if the page has another text between these marks, and then writes this one. */
    static void written(String begin, String end, String table) throws IOException {
        Path page = root().resolve("docs/gateway.md");
        String text = Files.readString(page);
        int from = text.indexOf(begin) + begin.length();
        String wanted = text.substring(0, from) + table + text.substring(text.indexOf(end));
        if (!wanted.equals(text)) {
            Files.writeString(page, wanted);
            throw new AssertionError("docs/gateway.md was out of date and has been written anew: commit it");
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}

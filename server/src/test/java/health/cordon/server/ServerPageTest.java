package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/server.md} has a row for every endpoint, and none for what is not there. */
class ServerPageTest {

    @TempDir
    Path data;

    @Test
    void everyEndpointHasItsRow() throws IOException {
        String page = page();
        List<String> rows = new ArrayList<>();
        try (TestServer server = TestServer.start(data)) {
            Map<String, Object> document = server.nobody().get("/openapi.json").expect(200);
            Json.map(document.get("paths"))
                    .forEach((path, methods) -> Json.map(methods)
                            .forEach((method, told) -> rows.add("| `" + method.toUpperCase(Locale.ROOT) + " " + path
                                    + "` | " + Json.map(told).get("summary") + " | "
                                    + Json.map(told).get("description") + " |")));
        }
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(page).contains(row));
        assertThat(page.lines().filter(line -> line.matches("\\| `(GET|POST|DELETE) /.*")))
                .hasSameSizeAs(rows);
    }

    private static String page() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Files.readString(folder.resolve("docs/server.md"));
    }
}

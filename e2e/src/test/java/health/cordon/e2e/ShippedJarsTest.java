package health.cordon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code ./cordon} starts from holds nothing that is there for these tests alone. */
class ShippedJarsTest {

    @Test
    void holdNoClientAndNoSecondOfAKind() throws Exception {
        List<String> jars;
        try (Stream<Path> files = Files.list(Checkout.file("cli/target/dist/lib"))) {
            jars = files.map(file -> file.getFileName().toString()).toList();
        }
        assertThat(jars).noneMatch(jar -> jar.matches("(openai-java|anthropic-java|langchain4j).*"));
        assertThat(jars).filteredOn(jar -> jar.startsWith("okhttp-")).hasSize(1);
        assertThat(jars).filteredOn(jar -> jar.startsWith("kotlin-stdlib-")).hasSize(1);
        assertThat(jars)
                .filteredOn(jar -> jar.startsWith("jackson-databind-2."))
                .hasSize(1);
    }
}

package health.cordon.deid.policy;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published schema and page say what the code does. */
class PolicyPublishedTest {

    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void theSchemaFileIsWhatTheCodeReads() throws IOException {
        Path file = DOCS.resolve("schema").resolve("policy.schema.json");
        if (!Files.exists(file) || !Files.readString(file).equals(PolicySchema.json())) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, PolicySchema.json());
            throw new AssertionError(
                    "docs/schema/policy.schema.json was out of date and has been written anew: commit it");
        }
    }

    @Test
    void theSchemaIsJson() {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(PolicySchema.json());
        assertThat(read)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsKeys("$schema", "properties", "$defs");
    }

    @Test
    void everyKeyHasAHeading() throws IOException {
        String page = Files.readString(DOCS.resolve("policies.md"));
        List<String> headings =
                page.lines().filter(line -> line.startsWith("#")).toList();
        List<String> wanted = new ArrayList<>(PolicyReader.ROOT_KEYS);
        wanted.add(PolicyReader.WHEN);
        wanted.add(PolicyReader.ACTION);
        wanted.addAll(ActionWord.words());
        wanted.addAll(ConditionWord.words());
        wanted.addAll(BuiltInPolicies.NAMES);
        for (ActionWord word : ActionWord.values()) {
            word.keys().forEach(key -> assertThat(page).contains("`" + key.name() + "`"));
        }
        for (String key : wanted) {
            assertThat(headings).as(key).anyMatch(heading -> heading.contains("`" + key + "`"));
        }
        for (PhiKind kind : PhiKind.values()) {
            assertThat(page).contains("`" + kind.name() + "`");
        }
    }

    @Test
    void everyExampleOfThePageIsAPolicy() throws IOException {
        Matcher block = Pattern.compile("```(?:yaml|json)\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve("policies.md")));
        int examples = 0;
        while (block.find()) {
            assertThat(Policy.lint(block.group(1))).as(block.group(1)).isEmpty();
            examples++;
        }
        assertThat(examples).isGreaterThan(5);
    }
}

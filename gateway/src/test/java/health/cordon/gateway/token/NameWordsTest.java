package health.cordon.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.testkit.Property;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What patterns say of any text, without them. */
class NameWordsTest {

    @Test
    void asPatternsSay() {
        Property.forAllText(2_000, seeded -> seeded.soup(40), text -> {
            assertThat(NameWords.of(text))
                    .isEqualTo(Arrays.stream(text.split("(?:,|\\p{javaWhitespace})+"))
                            .filter(word -> !word.isEmpty())
                            .toList());
            assertThat(NameWords.count(text)).isEqualTo(NameWords.of(text).size());
            assertThat(NameWords.folded(text))
                    .isEqualTo(
                            text.strip().replaceAll("\\p{javaWhitespace}+", " ").toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void theWordsOfAName() {
        assertThat(NameWords.of("Thornbury, Margaret  A.")).containsExactly("Thornbury", "Margaret", "A.");
        assertThat(NameWords.folded(" Margaret\n THORNBURY ")).isEqualTo("margaret thornbury");
        assertThat(NameWords.count("")).isZero();
    }
}

package health.cordon.testkit.notes;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GrammarTest {

    private static final Pattern NUMBERED = Pattern.compile("(?m)^([0-9]+)\\. (.+)$");

    /** Rules whose paragraphs carry running numbers, in several calls of one rule. */
    private static final List<String> RULES = List.of("free-court-judgment", "free-legal-agreement", "cj-facts");

    @Test
    void paragraphsAreNumberedInOrderAndNoneStandsTwice() {
        int seen = 0;
        for (int seed = 0; seed < 200; seed++) {
            List<MatchResult> paragraphs = paragraphs(RULES.get(seed % RULES.size()), seed);
            List<String> numbers = paragraphs.stream().map(m -> m.group(1)).toList();
            List<String> wordings = paragraphs.stream().map(m -> m.group(2)).toList();
            assertThat(wordings).doesNotHaveDuplicates();
            for (int i = 0; i < numbers.size(); i++) {
                assertThat(numbers.get(i)).isEqualTo(String.valueOf(i + 1));
            }
            seen += paragraphs.size();
        }
        assertThat(seen).isGreaterThan(200);
    }

    /** Slots stay empty, so that two paragraphs are alike only if they are the same alternative. */
    private static List<MatchResult> paragraphs(String rule, int seed) {
        List<String> numbers = new ArrayList<>();
        Draft draft = new Draft();
        Grammar.all().expand(rule, Split.DEV, Seeded.of(seed), draft, (slot, into) -> {
            if (slot.equals("n")) {
                numbers.add(slot);
                into.plain(String.valueOf(numbers.size()));
            }
        });
        return NUMBERED.matcher(draft.text()).results().toList();
    }
}

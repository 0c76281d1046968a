package health.cordon.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.testkit.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {

    @Test
    void undoesEscapesOfEveryKindAndDepth() {
        assertThat(Reading.unescapedText("\\u004aane \\u{53}m\\x69th \\U00000021 a\\/b \\nJane \\\"x\\\""))
                .isEqualTo("Jane Smith ! a/b \nJane \"x\"");
        assertThat(Reading.unescapedText("\\\\u004aane")).isEqualTo("Jane");
        assertThat(Reading.unescapedText("\\ud83d\\ude00")).isEqualTo("\uD83D\uDE00");
        assertThat(Reading.unescapedText("\\u00zz \\u{110000} \\q \\")).isEqualTo("\\u00zz \\u{110000} \\q \\");
        assertThat(Reading.unescapedText("%25254a%254F")).isEqualTo("%4a%4F");
        assertThat(Reading.unescaped("100%25 of 25%2 %25")).isEmpty();
        assertThat(Reading.unescaped("no escapes")).isEmpty();
        assertThat(Reading.unescaped("C:\\Data")).isEmpty();
    }

    @Test
    void everyCharacterLeadsBackToWhatItStandsFor() {
        Property.forAllText(
                300,
                seeded -> {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < seeded.between(0, 30); i++) {
                        text.append(seeded.choose(
                                "\\u004a", "\\\\u004a", "\\n", "\\", "\\u{1F600}", "%25", "%2541", seeded.soup(5)));
                    }
                    return text.toString();
                },
                text -> Reading.unescaped(text).ifPresent(reading -> {
                    int last = 0;
                    for (int i = 0; i < reading.text().length(); i++) {
                        int start = reading.originalStart(i);
                        int end = reading.originalEnd(i + 1);
                        assertThat(start).isBetween(0, end - 1).isLessThanOrEqualTo(last);
                        assertThat(end).isBetween(last, text.length());
                        last = end;
                    }
                    assertThat(last).isEqualTo(text.length());
                }));
    }

    @Test
    void aWordThatWasCutIsPutTogether() {
        assertThat(Seams.inWords("Jane Sm\nith", List.of(7))).containsExactly(7);
        assertThat(Seams.inWords("219-09-\n9999", List.of(7))).containsExactly(7);
        assertThat(Seams.inWords("21\n9-09-9999", List.of(2))).containsExactly(2);
        assertThat(Seams.inWords("Jane Smith\nSummarise this", List.of(10))).isEmpty();
        assertThat(Seams.inWords("Seen today.\nSummarise this", List.of(11))).isEmpty();
        assertThat(Seams.inWords("Jane \nSmith", List.of(5))).isEmpty();
        Reading reading = Reading.of("Jane Sm\nith", List.of(7)).orElseThrow();
        assertThat(reading.text()).isEqualTo("Jane Smith");
        assertThat(reading.originalEnd(10)).isEqualTo(11);
        assertThat(reading.originalEnd(7)).isEqualTo(7);
    }
}

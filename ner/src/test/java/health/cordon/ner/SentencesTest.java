package health.cordon.ner;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static List<String> cut(String text) {
        Tokens tokens = SourceText.of(text).tokens();
        int[] starts = Sentences.starts(tokens, 30);
        List<String> sentences = new ArrayList<>();
        for (int s = 0; s + 1 < starts.length; s++) {
            sentences.add(text.substring(tokens.start(starts[s]), tokens.end(starts[s + 1] - 1)));
        }
        return sentences;
    }

    @Test
    void endsAtAFullStopBeforeACapital() {
        assertThat(cut("He was seen. She was not. 3 days later both left."))
                .containsExactly("He was seen.", "She was not.", "3 days later both left.");
    }

    @Test
    void abbreviationsAndInitialsGoOn() {
        assertThat(cut("Seen by Dr. Adeyemi and Mrs. J. Okafor at St. Odile today."))
                .hasSize(1);
    }

    @Test
    void linesOfAFormStandApart() {
        assertThat(cut("Attending: Balogh\nNurse: Quill\n\n- metoprolol\n- aspirin"))
                .containsExactly("Attending: Balogh", "Nurse: Quill", "- metoprolol", "- aspirin");
    }

    @Test
    void aWrappedLineGoesOn() {
        assertThat(cut("The patient was transferred from the unit to Three\nRivers Hospital the same night."))
                .hasSize(1);
    }

    @Test
    void noneIsLongerThanTheLimit() {
        assertThat(cut("word ".repeat(500)))
                .allSatisfy(sentence -> assertThat(sentence.split(" ")).hasSizeLessThanOrEqualTo(30));
        assertThat(Sentences.starts(SourceText.of("").tokens(), 30)).containsExactly(0);
    }
}

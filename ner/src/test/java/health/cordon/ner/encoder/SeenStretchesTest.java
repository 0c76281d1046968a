package health.cordon.ner.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.SourceText;
import health.cordon.ner.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SeenStretchesTest {

    private static final Lexicon LEXICON = Lexicon.load();

    private static EncoderInput input;

    private final SeenStretches seen = new SeenStretches();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = WordPieces.class.getResourceAsStream("/health/cordon/ner/vocabulary.txt")) {
            input = EncoderInput.read(in);
        }
    }

    private static Stretch stretch(String text) {
        Reading reading = Reading.of(SourceText.of(text), LEXICON, List.of());
        return new Stretch(input, reading, 0, reading.size());
    }

    @Test
    void theSameStretchIsKnownAgain() {
        float[] made = {1, 2, 3};
        assertThat(seen.of(stretch("Seen with her son Tomas")).logits()).isNull();
        seen.of(stretch("Seen with her son Tomas")).keep(made);
        assertThat(seen.of(stretch("Seen with her son Tomas")).logits()).isSameAs(made);
    }

    @Test
    void anotherWordAnotherCaseAndALongerStretchAreNew() {
        seen.of(stretch("Seen with her son Tomas")).keep(new float[] {1});
        for (String other : List.of(
                "Seen with her son Tobias",
                "Seen with her son tomas",
                "SEEN with her son Tomas",
                "Seen with her son Tomas and",
                "with her son Tomas")) {
            assertThat(seen.of(stretch(other)).logits()).as(other).isNull();
        }
    }

    @Test
    void whatOneEncoderReadAnotherDoesNotKnow() {
        seen.of(stretch("Seen with her son Tomas")).keep(new float[] {1});
        assertThat(new SeenStretches().of(stretch("Seen with her son Tomas")).logits())
                .isNull();
    }

    @Test
    void memoryIsBounded() {
        for (int i = 0; i < 4_000; i++) {
            seen.of(stretch("room " + "a b c d e f g h".repeat(i % 7) + " x".repeat(i / 64) + " y".repeat(i % 64)))
                    .keep(new float[1_408]);
        }
        assertThat(seen.bytes()).isPositive().isLessThanOrEqualTo(SeenStretches.MOST_BYTES);
    }
}

package health.cordon.ner;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final Lexicon LEXICON = Lexicon.load();

    private static Reading read(String text, Detection... claims) {
        return Reading.of(SourceText.of(text), LEXICON, List.of(claims));
    }

    @Test
    void whatARuleHasSettledStandsForItsKind() {
        Detection date = new Detection(8, 18, PhiKind.DATE, 0.9, "dates", "x");
        Detection other = new Detection(8, 18, PhiKind.DATE, 0.9, "dates", "x");
        Reading one = read("Seen on 03/14/2024 again", date);
        Reading two = read("Seen on 11/02/1999 again", other);
        for (int i = 0; i < one.size(); i++) {
            assertThat(one.word(i)).isEqualTo(two.word(i));
        }
        assertThat(one.shape(2)).isEqualTo(Reading.SETTLED);
        assertThat(one.evidence(2)).isZero();
        assertThat(one.settled(2)).isEqualTo(PhiKind.DATE.ordinal() + 1);
        assertThat(one.settled(7)).isZero();
    }

    @Test
    void aWeakClaimSettlesNothingAndANameNever() {
        assertThat(read("Seen 12", new Detection(5, 7, PhiKind.OTHER_ID, 0.2, "rules", "x"))
                        .settled(1))
                .isZero();
        assertThat(read("Seen Bo", new Detection(5, 7, PhiKind.NAME, 1, "names", "x"))
                        .settled(1))
                .isZero();
    }

    @Test
    void numbersAreToldByTheirForm() {
        Reading text = read("48213 99911 1987 2003 7 8 A12 B77 AB12");
        assertThat(text.word(0)).isEqualTo(text.word(1));
        assertThat(text.word(2)).isEqualTo(text.word(3)).isNotEqualTo(text.word(0));
        assertThat(text.word(4)).isNotEqualTo(text.word(5));
        assertThat(text.word(6)).isEqualTo(text.word(7)).isNotEqualTo(text.word(8));
    }

    @Test
    void outsideTheTextThereIsNothing() {
        Reading text = read("one");
        assertThat(text.word(-1)).isZero();
        assertThat(text.word(1)).isZero();
        assertThat(text.shape(5)).isEqualTo(Tokens.MARK);
        assertThat(text.settled(-3)).isZero();
        assertThat(read("").sentences()).isZero();
        assertThat(new Detections().all()).isEmpty();
    }
}

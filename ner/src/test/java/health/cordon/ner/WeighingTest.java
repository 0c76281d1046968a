package health.cordon.ner;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeighingTest {

    private static final Lexicon LEXICON = Lexicon.load();

    /** Beliefs in which token {@code i} has the probability {@code p[i]} of being a name. */
    private static Beliefs beliefs(String text, List<Detection> found, float... p) {
        Reading reading = Reading.of(SourceText.of(text), LEXICON, found);
        float[] all = new float[reading.size() * Label.COUNT];
        for (int i = 0; i < reading.size(); i++) {
            all[i * Label.COUNT] = 1 - p[i];
            all[i * Label.COUNT + Label.NAME.ordinal()] = p[i];
        }
        return new Beliefs(reading, all, found);
    }

    private static Weighing sequenceAlone() {
        float[] local = new float[Weighing.LOCAL];
        local[1] = 1;
        float[] wide = new float[Weighing.WIDE];
        wide[1] = 1;
        return new Weighing(local, local, wide);
    }

    @Test
    void theSameWordElsewhereCounts() {
        Beliefs beliefs = beliefs("Quorvath came. Then Quorvath left.", List.of(), 0.9f, 0.1f, 0, 0.1f, 0.4f, 0.1f, 0);
        SameWords same = new SameWords(beliefs.reading(), sequenceAlone().local(beliefs));
        assertThat(same.others(0)).isEqualTo(1);
        assertThat(same.highest(4)).isGreaterThan(2);
        assertThat(same.highest(0)).isNegative();
        assertThat(same.mean(4)).isEqualTo(same.highest(4));
        assertThat(same.others(1)).isZero();
        float[] wide = new float[Weighing.WIDE];
        wide[1] = 1;
        wide[2] = 0.5f;
        float[] local = new float[Weighing.LOCAL];
        local[1] = 1;
        float[] odds = new Weighing(local, local, wide).weigh(beliefs);
        assertThat(odds[4]).isPositive();
        assertThat(sequenceAlone().weigh(beliefs)[4]).isNegative();
    }

    @Test
    void aWordThatIsWrittenSmallElsewhereIsToldApart() {
        Beliefs beliefs = beliefs("Hope said hope helps", List.of(), 0.5f, 0, 0, 0);
        SameWords same = new SameWords(beliefs.reading(), sequenceAlone().local(beliefs));
        assertThat(same.isWritten(0)).isTrue();
        assertThat(same.isWritten(2)).isFalse();
        assertThat(same.isWritten(1)).isFalse();
    }

    @Test
    void claimsOfRulesAreSeenInSteps() {
        Detection name = new Detection(0, 3, PhiKind.NAME, 0.7, "names", "x");
        Detection street = new Detection(4, 7, PhiKind.STREET, 0.7, "addresses", "x");
        Beliefs beliefs = beliefs("Abc def", List.of(name, street), 0.1f, 0.1f);
        assertThat(beliefs.claim(0)).isEqualTo(3);
        assertThat(beliefs.claim(1)).isZero();
        assertThat(beliefs.isAddress(1)).isTrue();
        float[] facts = new float[Weighing.LOCAL];
        Weighing.local(beliefs, 0, facts);
        assertThat(facts[5]).isEqualTo(1);
    }

    @Test
    void doubtThatWasNotReadTwiceRedactsMore() {
        Beliefs calm = beliefs("Abc def", List.of(), 0.3f, 0);
        Beliefs hurried = beliefs("Abc def", List.of(), 0.3f, 0);
        hurried.hurry(0, 2);
        assertThat(sequenceAlone().weigh(hurried)[0])
                .isPositive()
                .isGreaterThan(sequenceAlone().weigh(calm)[0]);
        Detections found = new Detections();
        Verdict.of(hurried, sequenceAlone().weigh(hurried)).write("ner", found);
        assertThat(found.all()).singleElement().satisfies(claim -> {
            assertThat(claim.evidence()).contains("not read twice");
            assertThat(claim.score()).isGreaterThan(0.5);
        });
    }

    @Test
    void partsOfOneWordAndInitialsBelongToTheName() {
        String text = "called M. Ka'ahumanu-Lee today";
        Beliefs beliefs = beliefs(text, List.of(), 0, 0.1f, 0, 0.9f, 0, 0.2f, 0, 0.1f, 0);
        Detections found = new Detections();
        Verdict.of(beliefs, sequenceAlone().weigh(beliefs)).write("ner", found);
        assertThat(found.all().stream().filter(claim -> claim.score() >= 0.5))
                .singleElement()
                .satisfies(claim ->
                        assertThat(text.substring(claim.start(), claim.end())).isEqualTo("M. Ka'ahumanu-Lee"));
        Detections possessive = new Detections();
        Beliefs her = beliefs("Wendy's form", List.of(), 0.9f, 0, 0, 0);
        Verdict.of(her, sequenceAlone().weigh(her)).write("ner", possessive);
        assertThat(possessive.all())
                .singleElement()
                .satisfies(claim -> assertThat(claim.end()).isEqualTo(5));
    }
}

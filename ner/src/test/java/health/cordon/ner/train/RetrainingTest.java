package health.cordon.ner.train;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.ner.Label;
import health.cordon.ner.NameCascade;
import health.cordon.ner.sequence.SequenceModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetrainingTest {

    private static final SequenceModel SHIPPED = NameCascade.shippedSequence();
    private static final List<String> SYLLABLES =
            List.of("ba", "dor", "kel", "mu", "ra", "shi", "tov", "zen", "lu", "go");

    /** A name of letters that no list knows. */
    private static String name(int i) {
        return SYLLABLES.get(i % 10) + SYLLABLES.get(i / 3 % 10) + SYLLABLES.get((i * 7 + 3) % 10);
    }

    /** A ward's own way to begin a line: code, name in lower case, bed. */
    private static LabelledText line(int i, int allowed) {
        String text = "pt/" + name(i) + "/bed two, stable overnight, walks with help, eats well\n";
        return new LabelledText(
                "n" + i, "site", text, List.of(new LabelledText.Mark(3, 3 + name(i).length(), allowed)));
    }

    private static double believed(SequenceModel model, LabelledText text) {
        Alignment.Aligned aligned = new Alignment().align(text);
        float[] p = model.read(aligned.reading());
        int at = aligned.reading().tokens().at(3);
        return 1 - p[at * Label.COUNT];
    }

    private static SequenceModel taught(long seed) {
        Retraining retraining = new Retraining(SHIPPED, seed);
        for (int i = 0; i < 40; i++) {
            retraining.learn(line(i, Label.NAME.bit()));
        }
        return retraining.model(loss -> {});
    }

    @Test
    void withoutTextsItStaysWhatItWas() {
        assertThat(new Retraining(SHIPPED, 1).model(loss -> {}).version()).isEqualTo(SHIPPED.version());
    }

    @Test
    void itLearnsTheWayOfASiteForNamesThatItNeverSaw() {
        LabelledText unseen = line(77, Label.NAME.bit());
        assertThat(believed(SHIPPED, unseen)).as("before").isLessThan(0.5);
        assertThat(believed(taught(1), unseen)).as("after").isGreaterThan(0.8);
    }

    @Test
    void theSameTextsAndSeedGiveTheSameModel() {
        assertThat(taught(5).version()).isEqualTo(taught(5).version());
        assertThat(taught(6).version()).isNotEqualTo(taught(5).version());
    }

    @Test
    void everyRoundIsTold() {
        Retraining retraining = new Retraining(SHIPPED, 1);
        for (int i = 0; i < 40; i++) {
            retraining.learn(line(i, Label.NAME.bit()));
        }
        List<Double> losses = new ArrayList<>();
        retraining.model(losses::add);
        assertThat(losses).hasSize(Retraining.ROUNDS).allMatch(loss -> loss >= 0 && loss < 50);
        assertThat(losses.getLast()).isLessThan(losses.getFirst());
    }

    @Test
    void whatTheGoldNeverSpeaksOfIsNotUnlearned() {
        String text = "Seen by Dr. Fenwick Ostrander, who agreed.\n";
        LabelledText seen = new LabelledText("c", "site", text, List.of());
        Retraining retraining = new Retraining(SHIPPED, 1);
        for (int i = 0; i < 40; i++) {
            retraining.learn(line(i, Label.NAME.bit()));
            retraining.learn(new LabelledText("c" + i, "site", text, List.of()));
        }
        SequenceModel taught = retraining.model(loss -> {});
        Alignment.Aligned aligned = new Alignment().align(seen);
        int surname = aligned.reading().tokens().at(text.indexOf("Ostrander"));
        double before = 1 - SHIPPED.read(aligned.reading())[surname * Label.COUNT];
        double after = 1 - taught.read(aligned.reading())[surname * Label.COUNT];
        assertThat(before).isGreaterThan(0.9);
        assertThat(after).as("no clinician was ever marked").isGreaterThan(0.8);
    }
}

package health.cordon.ner.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cordon.core.error.CordonException;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.SourceText;
import health.cordon.ner.Label;
import health.cordon.ner.NerError;
import health.cordon.ner.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceModelTest {

    private static final Lexicon LEXICON = Lexicon.load();
    private static final String[] SURNAMES = {
        "Quorvath",
        "Bexmill",
        "Tanagrove",
        "Ulverdin",
        "Ostrach",
        "Fennimoor",
        "Lastrivel",
        "Morgubane",
        "Pellindor",
        "Wexcastle"
    };

    private static Reading reading(String text) {
        return Reading.of(SourceText.of(text), LEXICON, List.of());
    }

    /** Names behind a title, and the same sentences without one. */
    private static SequenceModel titled(long seed) {
        SequenceTrainer trainer = SequenceTrainer.fresh(seed);
        for (String surname : SURNAMES) {
            for (String rest : List.of(" was called.", " came in today.", " has been told.")) {
                Reading text = reading("Then Dr. " + surname + rest);
                int[] allowed = new int[text.size()];
                Arrays.fill(allowed, Label.OTHER.bit());
                allowed[3] = Label.CLINICIAN_NAME.bit();
                trainer.add(text, allowed);
                Reading plain = reading("Then the " + surname.toLowerCase(java.util.Locale.ROOT) + rest);
                int[] none = new int[plain.size()];
                Arrays.fill(none, Label.OTHER.bit());
                trainer.add(plain, none);
            }
        }
        trainer.learn(12, loss -> {});
        return trainer.model();
    }

    private static byte[] bytes(SequenceModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.write(out);
        return out.toByteArray();
    }

    @Test
    void learnsFromTheContextWhatItHasNeverSeen() {
        SequenceModel model = titled(1);
        Reading text = reading("Then Dr. Yszkravon was called.");
        float[] p = model.read(text);
        assertThat(p[3 * Label.COUNT + Label.CLINICIAN_NAME.ordinal()]).isGreaterThan(0.5f);
        Reading plain = reading("Then the yszkravon was called.");
        assertThat(model.read(plain)[2 * Label.COUNT]).isGreaterThan(0.5f);
    }

    @Test
    void probabilitiesOfATokenAddUpToOne() {
        SequenceModel model = titled(1);
        Reading text = reading("Then Dr. Yszkravon was called.\nBP 120/80, 3 \uD83D\uDE00 \u0000 \u202E x");
        float[] p = model.read(text);
        for (int i = 0; i < text.size(); i++) {
            float sum = 0;
            for (int j = 0; j < Label.COUNT; j++) {
                sum += p[i * Label.COUNT + j];
            }
            assertThat(sum).isCloseTo(1f, within(1e-4f));
        }
    }

    @Test
    void theSameSentencesAndSeedGiveTheSameModel() throws IOException {
        assertThat(bytes(titled(5))).isEqualTo(bytes(titled(5)));
        assertThat(titled(5).version()).isNotEqualTo(titled(6).version()).hasSize(64);
    }

    @Test
    void comesBackAsItWasWritten() throws IOException {
        SequenceModel model = titled(2);
        SequenceModel back = SequenceModel.read(new ByteArrayInputStream(bytes(model)));
        assertThat(back.version()).isEqualTo(model.version());
        Reading text = reading("Then Dr. Yszkravon was called.");
        assertThat(back.read(text)).isEqualTo(model.read(text));
    }

    @Test
    void aCutOrChangedFileIsRefused() throws IOException {
        byte[] whole = bytes(titled(3));
        for (int length : new int[] {0, 7, 40, 60, whole.length / 2, whole.length - 1}) {
            refused(Arrays.copyOf(whole, length));
        }
        for (int at : new int[] {0, 9, 13, 17, 30, 55, whole.length / 2, whole.length - 8}) {
            byte[] changed = whole.clone();
            changed[at] ^= 4;
            refused(changed);
        }
    }

    private static void refused(byte[] file) {
        assertThatThrownBy(() -> SequenceModel.read(new ByteArrayInputStream(file)))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(NerError.MODEL_DAMAGED));
    }

    @Test
    void goldThatLeavesItOpenTeachesTheSumOnly() {
        SequenceTrainer trainer = SequenceTrainer.fresh(9);
        int either = Label.NAME.bit() | Label.CLINICIAN_NAME.bit();
        for (String surname : SURNAMES) {
            Reading text = reading("Then Dr. " + surname + " was called.");
            int[] allowed = new int[text.size()];
            Arrays.fill(allowed, Label.OTHER.bit());
            allowed[3] = either;
            trainer.add(text, allowed);
        }
        trainer.learn(10, loss -> {});
        float[] p = trainer.model().read(reading("Then Dr. Yszkravon was called."));
        int at = 3 * Label.COUNT;
        assertThat(p[at + Label.NAME.ordinal()] + p[at + Label.CLINICIAN_NAME.ordinal()])
                .isGreaterThan(0.5f);
        assertThat(p[at + Label.NAME.ordinal()]).isCloseTo(p[at + Label.CLINICIAN_NAME.ordinal()], within(0.05f));
    }

    @Test
    void aWarmStartKeepsWhatItKnew() {
        SequenceModel model = titled(4);
        SequenceTrainer trainer = SequenceTrainer.from(model, 8);
        Reading text = reading("Ward clerk: Bexmill");
        int[] allowed = {Label.OTHER.bit(), Label.OTHER.bit(), Label.OTHER.bit(), Label.CLINICIAN_NAME.bit()};
        trainer.add(text, allowed);
        trainer.learn(30, loss -> {});
        SequenceModel after = trainer.model();
        int clinician = Label.CLINICIAN_NAME.ordinal();
        assertThat(after.read(reading("Ward clerk: Tanagrove"))[3 * Label.COUNT + clinician])
                .isGreaterThan(model.read(reading("Ward clerk: Tanagrove"))[3 * Label.COUNT + clinician]);
        assertThat(after.read(reading("Then Dr. Yszkravon was called."))[3 * Label.COUNT + clinician])
                .isGreaterThan(0.5f);
    }
}

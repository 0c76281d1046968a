package health.cordon.eval.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.Thresholds;
import health.cordon.eval.GoldDocument;
import health.cordon.eval.GoldEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Choices worked out by hand. */
class SweepTest {

    /** Ten letters and a space, of which the first five are a name; then as many that are nothing. */
    private static final String TEXT = "Jones waits quietly here";

    private static GoldDocument note(int number) {
        return new GoldDocument(
                "n" + number, TEXT + " " + number, List.of(GoldEntity.of(0, 5, PhiKind.NAME)), Map.of());
    }

    private static Detection claim(int start, int end, PhiKind kind, double score) {
        return new Detection(start, end, kind, score, "test", "because");
    }

    /** Notes 0 to 39: the name is claimed with {@code found(i)}, {@code waits} as another name with {@code wrong(i)}. */
    private static SweepReport report(Double atMost, Thresholds inForce, int notes, double[] found, double[] wrong) {
        Sweep sweep = new Sweep(inForce);
        for (int i = 0; i < notes; i++) {
            List<Detection> claims = new ArrayList<>();
            claims.add(claim(0, 5, PhiKind.NAME, found[i % found.length]));
            claims.add(claim(6, 11, PhiKind.NAME, wrong[i % wrong.length]));
            sweep.add(Cells.of(note(i), claims, sweep.grid()));
        }
        return sweep.report(atMost);
    }

    private static Thresholds chosen(SweepReport report) {
        return Objects.requireNonNull(report.chosen()).thresholds();
    }

    @Test
    void goesDownWhereThatFindsMoreAndNoFurther() {
        SweepReport report = report(1.0, Thresholds.DEFAULT, 40, new double[] {0.9, 0.42}, new double[] {0.1});
        assertThat(report.now().recall().share()).isEqualTo(0.5);
        assertThat(chosen(report)).isEqualTo(Thresholds.DEFAULT.with(PhiKind.NAME, 0.4));
        assertThat(Objects.requireNonNull(report.chosen()).here().recall().share())
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(report.chosen()).holdsBound()).isTrue();
    }

    @Test
    void staysWithinTheBound() {
        // Of 16 letters that are no name, and one or two digits, `waits` is five: at 0.4 all would go.
        SweepReport report = report(0.2, Thresholds.DEFAULT, 40, new double[] {0.9, 0.42}, new double[] {0.45});
        assertThat(chosen(report)).isEqualTo(Thresholds.DEFAULT);
        assertThat(report.kinds().get(PhiKind.NAME)).satisfies(kind -> {
            assertThat(kind.at(0.4).recall().share()).isEqualTo(1);
            assertThat(kind.at(0.4).overRedaction()).isCloseTo(5.0 / 17.75, within(0.01));
            assertThat(kind.at(0.5).overRedaction()).isZero();
        });
    }

    @Test
    void goesUpOnlyForABoundThatIsGiven() {
        double[] found = {0.9, 0.7};
        double[] wrong = {0.65};
        SweepReport free = report(null, Thresholds.DEFAULT, 40, found, wrong);
        assertThat(free.atMost()).as("what is caused now").isCloseTo(5.0 / 17.75, within(0.01));
        assertThat(chosen(free)).isEqualTo(Thresholds.DEFAULT);
        SweepReport bound = report(0.01, Thresholds.DEFAULT, 40, found, wrong);
        assertThat(chosen(bound)).isEqualTo(Thresholds.DEFAULT.with(PhiKind.NAME, 0.7));
        assertThat(Objects.requireNonNull(bound.chosen()).elsewhere().recall().share())
                .isEqualTo(1);
    }

    @Test
    void saysWhenTheBoundCannotBeKept() {
        SweepReport report = report(0.01, Thresholds.DEFAULT, 40, new double[] {0.9}, new double[] {0.99});
        assertThat(Objects.requireNonNull(report.chosen()).holdsBound()).isFalse();
        assertThat(SweepText.of(report)).contains("The bound cannot be kept");
    }

    @Test
    void aKindOfWhichThereIsTooLittleStays() {
        SweepReport report = report(
                1.0, Thresholds.DEFAULT, SweepReport.FEWEST_ELEMENTS - 1, new double[] {0.42}, new double[] {0.1});
        assertThat(chosen(report)).isEqualTo(Thresholds.DEFAULT);
        assertThat(Objects.requireNonNull(report.kinds().get(PhiKind.NAME)).isJudged())
                .isFalse();
        assertThat(SweepText.of(report)).contains("NAME *", "its threshold stays where it is");
    }

    @Test
    void tooFewNotesChooseNothing() {
        SweepReport report =
                report(1.0, Thresholds.DEFAULT, SweepReport.FEWEST_NOTES - 1, new double[] {0.42}, new double[] {0.1});
        assertThat(report.chosen()).isNull();
        assertThat(SweepText.of(report)).contains("none: 19 of the notes hold PHI");
    }

    @Test
    void startsFromTheThresholdsInForce() {
        Thresholds inForce = new Thresholds(0.62, Map.of(PhiKind.NAME, 0.33));
        SweepReport report = report(1.0, inForce, 40, new double[] {0.35}, new double[] {0.1});
        assertThat(report.now().recall().share()).isEqualTo(1);
        assertThat(chosen(report)).as("nothing speaks for others").isEqualTo(inForce);
        assertThat(report.curve()).extracting(SweepReport.Point::threshold).contains(0.33, 0.62);
    }

    @Test
    void theOrderOfTheNotesDoesNotMatter() {
        Sweep there = new Sweep(Thresholds.DEFAULT);
        Sweep back = new Sweep(Thresholds.DEFAULT);
        List<Cells> notes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            notes.add(Cells.of(
                    note(i),
                    List.of(
                            claim(0, 5, i % 3 == 0 ? PhiKind.NAME : PhiKind.CITY, i / 60.0),
                            claim(4, 11, PhiKind.DATE, 1 - i / 60.0)),
                    there.grid()));
        }
        notes.forEach(there::add);
        notes.reversed().forEach(back::add);
        assertThat(chosen(there.report(0.2))).isEqualTo(chosen(back.report(0.2)));
    }

    @Test
    void anIdentifierInTwoPiecesIsFoundWhenBothAre() {
        Sweep sweep = new Sweep(Thresholds.DEFAULT);
        Cells note = Cells.of(
                note(1), List.of(claim(0, 3, PhiKind.NAME, 0.9), claim(2, 5, PhiKind.CITY, 0.3)), sweep.grid());
        assertThat(note.found(sweep.grid().levels(Thresholds.DEFAULT))).isZero();
        assertThat(note.found(sweep.grid().levels(Thresholds.DEFAULT.with(PhiKind.CITY, 0.3))))
                .isEqualTo(1);
        assertThat(note.toString()).doesNotContain("Jones");
    }
}

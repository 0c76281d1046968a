package health.cordon.eval;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Profile;
import health.cordon.deid.Thresholds;
import health.cordon.eval.sweep.Sweep;
import health.cordon.eval.sweep.SweepReport;
import health.cordon.eval.sweep.SweepText;
import health.cordon.ner.NameCascade;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.PhiFreeNotes;
import health.cordon.testkit.notes.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a sweep says of thresholds is what searching again with them says. */
class SweptEvaluationTest {

    /** A judge's hints are what lower thresholds can find. */
    private static final NameCascade NAMES = NameCascade.load(Profile.FAST);

    private static final Deidentifier ENGINE =
            Deidentifier.builder().judge(NAMES).build();
    private static final List<GoldDocument> NOTES = notes();

    private static List<GoldDocument> notes() {
        List<GoldDocument> notes = new ArrayList<>();
        NoteGenerator.of(31, Split.DEV).notes(300).forEach(note -> notes.add(EvaluationTest.gold(note)));
        PhiFreeNotes.of(31, Split.DEV).notes(60).forEach(note -> notes.add(EvaluationTest.gold(note)));
        notes.add(new GoldDocument(
                "open",
                "Seen in Ohio by Dr. Ray, in Reno",
                List.of(
                        new GoldEntity(8, 12, null, "STATE", null),
                        GoldEntity.of(20, 23, PhiKind.CLINICIAN_NAME),
                        GoldEntity.of(18, 19, PhiKind.OTHER_ID)),
                Map.of()));
        return notes;
    }

    private static EvalReport measured(Thresholds thresholds) {
        Deidentifier engine =
                Deidentifier.builder().judge(NAMES).thresholds(thresholds).build();
        return Evaluation.run(
                NOTES::forEach,
                EvalOptions.DEFAULT,
                document -> engine.detect(document).spans());
    }

    private static void same(SweepReport.Figures figures, EvalReport report) {
        assertThat(figures.recall()).isEqualTo(report.byDocuments());
        assertThat(figures.overRedaction().share()).isEqualTo(report.overRedaction());
        assertThat(figures.leakFree()).isEqualTo(report.leakFree());
    }

    @Test
    void figuresAreThoseOfAnotherSearch() {
        Sweep sweep = new Sweep(Thresholds.DEFAULT);
        AtomicInteger searched = new AtomicInteger();
        EvalReport report = Evaluation.run(
                NOTES::forEach,
                EvalOptions.DEFAULT.onThreads(2),
                document -> {
                    searched.incrementAndGet();
                    return ENGINE.claim(document);
                },
                sweep);
        assertThat(searched).as("each note once").hasValue(NOTES.size());
        assertThat(ReportJson.of(report)).isEqualTo(ReportJson.of(measured(Thresholds.DEFAULT)));
        SweepReport swept = sweep.report(0.02);
        same(swept.now(), report);
        assertThat(swept.now().untouched()).isEqualTo(report.untouched());
        for (int i = 0; i < swept.curve().size(); i += 3) {
            SweepReport.Point point = swept.curve().get(i);
            EvalReport again = measured(Thresholds.of(point.threshold()));
            assertThat(point.recall()).isEqualTo(again.byDocuments());
            assertThat(point.overRedaction()).isEqualTo(again.overRedaction());
        }
        SweepReport.Chosen chosen = Objects.requireNonNull(swept.chosen());
        assertThat(chosen.thresholds()).isNotEqualTo(Thresholds.DEFAULT);
        EvalReport at = measured(chosen.thresholds());
        same(chosen.here(), at);
        assertThat(chosen.here().recall().share())
                .isGreaterThan(report.overall().recall().share());
        assertThat(chosen.here().overRedaction().share()).isLessThanOrEqualTo(0.02);
        SweepReport.KindCurve names = Objects.requireNonNull(swept.kinds().get(PhiKind.NAME));
        for (SweepReport.Point point : names.curve().subList(4, 8)) {
            Tally tally = Objects.requireNonNull(measured(Thresholds.DEFAULT.with(PhiKind.NAME, point.threshold()))
                    .kinds()
                    .get(PhiKind.NAME));
            assertThat(point.recall()).isEqualTo(tally.recall());
        }
    }

    @Test
    void reportsTellTheSweepAndTheEngine() {
        Sweep sweep = new Sweep(Thresholds.DEFAULT);
        EvalReport report = Evaluation.run(NOTES::forEach, EvalOptions.DEFAULT, ENGINE::claim, sweep);
        Measurement measured = new Measurement(report, Map.of("sequence model", "c0ffee"), sweep.report(null));
        String text = ReportText.of(measured);
        assertThat(text).contains("now in force     0.5", "chosen           0.5", "sequence model     c0ffee");
        assertThat(SweepText.of(Objects.requireNonNull(measured.sweep()))
                        .lines()
                        .filter(line -> !line.startsWith("chosen ")))
                .allMatch(line -> line.length() <= 100);
        assertThat(ReportJson.of(measured))
                .contains(
                        "\"engine\":{\"sequence model\":\"c0ffee\"}",
                        "\"sweep\":{\"at_most\":",
                        "\"on_other_notes\":{");
        assertThat(ReportHtml.of(measured)).contains("<svg", "Thresholds by kind", "c0ffee", "now in force: 0.5");
        assertThat(ReportHtml.of(report)).doesNotContain("<svg");
    }
}

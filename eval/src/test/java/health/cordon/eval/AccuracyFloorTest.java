package health.cordon.eval;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Profile;
import health.cordon.ner.NameCascade;
import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.PhiFreeNotes;
import health.cordon.testkit.notes.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine as it ships, on a fixed corpus of held-out notes, against {@code floors.txt}. */
@Cfr("164.514(b)(2)(i)")
class AccuracyFloorTest {

    @Test
    void noFigureIsBelowItsFloor() {
        List<GoldNote> notes =
                new ArrayList<>(NoteGenerator.of(2026, Split.HELDOUT).notes(1620));
        notes.addAll(PhiFreeNotes.of(2026, Split.HELDOUT).notes(800));
        EvalReport report;
        try (NameCascade names = NameCascade.load(Profile.DEFAULT)) {
            Deidentifier engine = Deidentifier.builder().judge(names).build();
            report = Evaluation.run(
                    take -> notes.forEach(note -> take.accept(EvaluationTest.gold(note))),
                    EvalOptions.DEFAULT.onThreads(2).listing(60),
                    document -> engine.detect(document).spans());
        }
        assertThat(Floors.read(Path.of("src/test/floors.txt")).check(report))
                .as(() -> "figures below their floor; the whole report:\n" + ReportText.of(report))
                .isEmpty();
    }
}

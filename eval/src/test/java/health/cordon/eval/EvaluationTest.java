package health.cordon.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.testkit.notes.GoldNdjson;
import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.PhiFreeNotes;
import health.cordon.testkit.notes.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures worked out by hand beside what the code says. */
class EvaluationTest {

    /**           0         1         2         3
     *            0123456789012345678901234567890123 */
    private static final String TEXT = "Mr. O'Brien of Reno saw Dr. May in";

    private static GoldDocument document(GoldEntity... entities) {
        return new GoldDocument("d1", TEXT, List.of(entities), Map.of("kind", "EMAIL"));
    }

    private static Span span(int start, int end, PhiKind kind) {
        return new Span(start, end, kind, 1, "test", List.of());
    }

    private static EvalReport run(List<GoldDocument> gold, Function<Document, List<Span>> predictor) {
        return Evaluation.run(gold::forEach, EvalOptions.DEFAULT, predictor);
    }

    private static final GoldDocument THREE = document(
            GoldEntity.of(4, 11, PhiKind.NAME),
            GoldEntity.of(15, 19, PhiKind.CITY),
            GoldEntity.of(28, 31, PhiKind.CLINICIAN_NAME));

    @Test
    void anIdentifierIsCoveredWhenItsLettersAre() {
        EvalReport report = run(
                List.of(THREE),
                d -> List.of(
                        span(4, 5, PhiKind.NAME),
                        span(6, 11, PhiKind.NAME),
                        span(15, 18, PhiKind.FACILITY),
                        span(28, 31, PhiKind.NAME)));
        assertThat(report.overall().elements()).isEqualTo(3);
        assertThat(report.overall().covered())
                .as("the apostrophe does not matter; Ren o does")
                .isEqualTo(2);
        assertThat(report.overall().partial()).isEqualTo(1);
        assertThat(report.overall().sameKind()).as("only O'Brien").isEqualTo(1);
        assertThat(report.overall().sameParagraph())
                .as("a clinician's name is a name")
                .isEqualTo(2);
        assertThat(report.kinds().get(PhiKind.CITY).leaks()).isEqualTo(1);
        assertThat(report.overall().recall().share()).isEqualTo(2.0 / 3);
        assertThat(report.leakFree().share()).isZero();
        assertThat(report.leaks()).singleElement().satisfies(leak -> {
            assertThat(leak.partial()).isTrue();
            assertThat(leak.shape()).isEqualTo("Xxxx");
            assertThat(leak.text()).isNull();
            assertThat(leak.document() + leak.start() + "-" + leak.end()).isEqualTo("d115-19");
        });
    }

    @Test
    void twoPredictionsMayCoverOneIdentifierTogether() {
        EvalReport report = run(List.of(THREE), d -> List.of(span(0, 9, PhiKind.NAME), span(8, 34, PhiKind.CITY)));
        assertThat(report.overall().covered()).isEqualTo(3);
        assertThat(report.leakFree().share()).isEqualTo(1);
        assertThat(report.kinds().get(PhiKind.NAME).sameKind())
                .as("half of it is called a city")
                .isZero();
    }

    @Test
    void overRedactionIsCountedInLettersSpansAndDocuments() {
        GoldDocument free = new GoldDocument("d2", "Foley in place", List.of(), Map.of());
        GoldDocument marks = new GoldDocument("d3", "-- ok --", List.of(), Map.of());
        EvalReport report = run(List.of(THREE, free, marks), d -> switch (d.id()) {
            case "d1" -> List.of(span(0, 11, PhiKind.NAME), span(32, 34, PhiKind.CITY));
            case "d2" -> List.of(span(0, 5, PhiKind.NAME));
            default -> List.of(span(0, 2, PhiKind.DATE));
        });
        // d1 has 24 letters, of which O'Brien 6, Reno 4, May 3 are gold: 11 plain, of which Mr and in are covered, 4.
        // d2 has 12 plain, 5 covered; d3 has 2 plain, none covered.
        assertThat(report.plainSigns()).isEqualTo(11 + 12 + 2);
        assertThat(report.plainCovered()).isEqualTo(4 + 5);
        assertThat(report.overRedaction()).isCloseTo(9.0 / 25, within(1e-12));
        assertThat(report.phiFree()).isEqualTo(2);
        assertThat(report.phiFreeTouched()).as("marks alone are not touched").isEqualTo(1);
        assertThat(report.predicted()).isEqualTo(new EvalReport.Predicted(1, 2));
        assertThat(report.predictions().get(PhiKind.NAME)).isEqualTo(new EvalReport.Predicted(1, 1));
        assertThat(report.needless()).extracting(Finding::shape).containsExactly("xx", "Xxxxx");
    }

    @Test
    void labelsThatArePassedOverCountNeitherWay() {
        GoldDocument document =
                document(new GoldEntity(15, 19, null, "STATE", null), new GoldEntity(28, 31, null, "MYSTERY", null));
        EvalReport report = run(List.of(document), d -> List.of(span(15, 19, PhiKind.CITY)));
        assertThat(report.overall().elements()).isZero();
        assertThat(report.predicted()).isEqualTo(new EvalReport.Predicted(0, 0));
        assertThat(report.phiFree()).isEqualTo(1);
        assertThat(report.phiFreeTouched()).isZero();
        assertThat(report.unknownLabels()).containsExactlyEntriesOf(Map.of("MYSTERY", 1L));
    }

    @Test
    void groupsAndTheirGap() {
        List<GoldDocument> gold = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            gold.add(new GoldDocument(
                    "a" + i,
                    "Ngozi",
                    List.of(new GoldEntity(0, 5, PhiKind.NAME, "NAME", "WEST_AFRICAN")),
                    Map.of("kind", "EMAIL")));
            gold.add(new GoldDocument(
                    "b" + i,
                    "LARS",
                    List.of(new GoldEntity(0, 4, PhiKind.NAME, "NAME", "NORSE")),
                    Map.of("kind", "LETTER")));
        }
        EvalReport report = run(
                gold,
                d -> d.id().startsWith("b") || d.id().endsWith("0")
                        ? List.of(span(0, d.text().length(), PhiKind.NAME))
                        : List.of());
        assertThat(report.groups().keySet()).containsExactly("case", "kind", "origin");
        assertThat(report.groups().get("origin").get("WEST_AFRICAN").covered())
                .as("a0, a10, a20, a30")
                .isEqualTo(4);
        assertThat(report.gap("origin")).isCloseTo(0.9, within(1e-12));
        assertThat(report.groups().get("case").keySet()).containsExactly("Capitalized", "UPPER");
        assertThat(report.gap("nothing")).isZero();
        assertThat(report.byDocuments().low()).isLessThan(0.55).isGreaterThan(0.35);
        assertThat(report.byDocuments().high()).isGreaterThan(0.55).isLessThan(0.75);
    }

    @Test
    void aSmallGroupDoesNotMakeTheGap() {
        GoldDocument one = new GoldDocument(
                "a", "Ngozi", List.of(new GoldEntity(0, 5, PhiKind.NAME, "NAME", "WEST_AFRICAN")), Map.of());
        assertThat(run(List.of(one), d -> List.of()).gap("origin")).isZero();
    }

    @Test
    void wilsonAgainstPublishedValues() {
        // Newcombe, Statistics in Medicine 1998, table I, method 3: 81/263, 15/148, 0/20, 1/29.
        assertInterval(Interval.wilson(81, 263), 0.2553, 0.3662);
        assertInterval(Interval.wilson(15, 148), 0.0624, 0.1605);
        assertInterval(Interval.wilson(0, 20), 0.0000, 0.1611);
        assertInterval(Interval.wilson(1, 29), 0.0061, 0.1718);
        assertThat(Interval.wilson(0, 0).share()).isNaN();
    }

    private static void assertInterval(Interval interval, double low, double high) {
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void theReportDoesNotDependOnThreads(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("gold.jsonl");
        List<GoldNote> notes = new ArrayList<>(NoteGenerator.of(2, Split.DEV).notes(300));
        notes.addAll(PhiFreeNotes.of(2, Split.DEV).notes(40));
        GoldNdjson.write(file, notes);
        Function<Document, List<Span>> halfBlind = d -> {
            List<Span> spans = new ArrayList<>();
            for (int at = 0; at + 40 < d.text().length(); at += 60) {
                spans.add(span(at, at + 40, PhiKind.NAME));
            }
            return spans;
        };
        EvalReport one = Evaluation.run(file, GoldFormat.of(file), EvalOptions.DEFAULT, halfBlind);
        EvalReport three = Evaluation.run(file, GoldFormat.of(file), EvalOptions.DEFAULT.onThreads(3), halfBlind);
        assertThat(ReportJson.of(three)).isEqualTo(ReportJson.of(one));
        assertThat(one.documents()).isEqualTo(340);
        assertThat(one.groups().keySet()).containsExactly("case", "kind", "origin", "style");
        assertThat(one.unknownLabels()).isEmpty();
    }

    @Test
    void goldAsPredictionIsPerfect() {
        List<GoldNote> notes = NoteGenerator.of(8, Split.ALL).notes(360);
        List<GoldDocument> gold = notes.stream().map(EvaluationTest::gold).toList();
        Map<String, GoldDocument> byId = new java.util.HashMap<>();
        gold.forEach(document -> byId.put(document.id(), document));
        EvalReport report = run(
                gold,
                d -> java.util.Objects.requireNonNull(byId.get(d.id())).entities().stream()
                        .map(e -> span(e.start(), e.end(), java.util.Objects.requireNonNull(e.kind())))
                        .toList());
        assertThat(report.overall().recall().share()).isEqualTo(1);
        assertThat(report.overall().sameKind()).isEqualTo(report.overall().elements());
        assertThat(report.overRedaction()).isZero();
        assertThat(report.predicted().precision().share()).isEqualTo(1);
    }

    static GoldDocument gold(GoldNote note) {
        return new GoldDocument(
                note.id(),
                note.text(),
                note.spans().stream()
                        .map(s -> new GoldEntity(
                                s.start(),
                                s.end(),
                                s.kind(),
                                s.kind().name(),
                                s.origin() == null ? null : s.origin().name()))
                        .toList(),
                Map.of("kind", note.kind().name(), "style", note.style().name()));
    }

    @Test
    void aPredictionOutsideItsDocumentFailsOnAnyNumberOfThreads() {
        for (int threads : new int[] {1, 2}) {
            assertThatThrownBy(() -> Evaluation.run(
                            List.of(THREE)::forEach,
                            EvalOptions.DEFAULT.onThreads(threads),
                            d -> List.of(span(30, 99, PhiKind.NAME))))
                    .isInstanceOf(CordonException.class)
                    .hasMessageContaining("C4010")
                    .hasMessageNotContainingAny("Reno", "Brien");
        }
    }
}

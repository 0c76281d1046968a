package health.cordon.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.eval.Comparison;
import health.cordon.eval.EvalOptions;
import health.cordon.eval.GoldDocument;
import health.cordon.eval.GoldEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** When a new model is better, worked out by hand. */
class TrialTest {

    /** Forty notes: {@code Jones} to find, {@code Foley} to leave, and twenty without PHI. */
    private static final List<GoldDocument> NOTES = notes();

    private static List<GoldDocument> notes() {
        List<GoldDocument> notes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            notes.add(new GoldDocument(
                    "n" + i, "Jones has a Foley in place " + i, List.of(GoldEntity.of(0, 5, PhiKind.NAME)), Map.of()));
        }
        for (int i = 0; i < 20; i++) {
            notes.add(new GoldDocument("f" + i, "Empty of a Foley in place " + i, List.of(), Map.of()));
        }
        return notes;
    }

    /** Finds the name in so many notes, and takes the device for one in so many of each sort. */
    private static Function<Document, List<Span>> engine(int found, int wrong, int free) {
        return document -> {
            int number = Integer.parseInt(document.id().substring(1));
            List<Span> spans = new ArrayList<>();
            if (document.id().startsWith("n") && number < found) {
                spans.add(new Span(0, 5, PhiKind.NAME, 1, "t", List.of()));
            }
            if (number < (document.id().startsWith("n") ? wrong : free)) {
                spans.add(new Span(12, 17, PhiKind.NAME, 1, "t", List.of()));
            }
            return spans;
        };
    }

    private static Comparison both(Function<Document, List<Span>> before, Function<Document, List<Span>> after) {
        return Comparison.of(NOTES::forEach, EvalOptions.DEFAULT, before, after);
    }

    private static final Function<Document, List<Span>> OLD = engine(30, 0, 0);
    private static final Comparison NO_CHANGE = both(OLD, OLD);

    @Test
    void moreFoundIsBetter() {
        Trial trial = new Trial(both(OLD, engine(39, 0, 0)), NO_CHANGE);
        assertThat(trial.against()).isEmpty();
        assertThat(trial.mayBeChance()).isFalse();
        assertThat(trial.site().gained()).isEqualTo(9);
        assertThat(trial.site().recall().share()).isEqualTo(9.0 / 40);
        assertThat(TrialText.of(trial))
                .contains("9 more found, 0 lost\n", "recall", "0.7500", "0.9750", "+22.50 (")
                .doesNotContain("chance");
        assertThat(new Trial(both(OLD, engine(31, 0, 0)), NO_CHANGE).mayBeChance())
                .isTrue();
    }

    @Test
    void lessRedactedWithoutNeedIsBetterToo() {
        assertThat(new Trial(both(engine(30, 9, 9), OLD), NO_CHANGE).against()).isEmpty();
    }

    @Test
    void noMoreFoundIsNotBetter() {
        assertThat(new Trial(NO_CHANGE, NO_CHANGE).against())
                .singleElement()
                .asString()
                .contains("finds no more");
        assertThat(new Trial(both(OLD, engine(29, 0, 0)), NO_CHANGE).against())
                .singleElement()
                .asString()
                .contains("finds fewer");
    }

    @Test
    void muchMoreRedactedIsNotBetter() {
        assertThat(new Trial(both(OLD, engine(39, 30, 0)), NO_CHANGE).against())
                .singleElement()
                .asString()
                .contains("redacts much more");
    }

    @Test
    void forgettingIsNotBetter() {
        Comparison better = both(OLD, engine(39, 0, 0));
        assertThat(new Trial(better, both(OLD, engine(29, 0, 0))).against())
                .singleElement()
                .asString()
                .contains("recall fell");
        assertThat(new Trial(better, both(OLD, engine(30, 0, 1))).against())
                .singleElement()
                .asString()
                .contains("touches more");
    }

    @Test
    void theJsonHoldsBothReports() {
        assertThat(TrialJson.of(new Trial(NO_CHANGE, NO_CHANGE), Map.of("seed", "1")))
                .startsWith("{\"seed\":\"1\",\"better\":false,\"against\":[\"it finds no more")
                .contains(
                        "\"kept_back\":{\"gained\":0,\"lost\":0,", "\"generated\":{", "\"before\":{\"documents\":60,");
    }
}

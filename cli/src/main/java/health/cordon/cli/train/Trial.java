package health.cordon.cli.train;

import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.eval.Comparison;
import health.cordon.eval.EvalOptions;
import health.cordon.eval.EvalReport;
import health.cordon.eval.GoldDocument;
import health.cordon.eval.GoldEntity;
import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.PhiFreeNotes;
import health.cordon.testkit.notes.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A new model against the one in use, on notes that the new one has not seen: the site's own that were kept back, and
 * generated ones of lists and wordings that neither has learned from.
 *
 * @param site on the site's notes
 * @param generated on generated notes
 */
public record Trial(Comparison site, Comparison generated) {

    /** Over-redaction may grow by this, or by a tenth of what it was if that is more, in exchange for what is found. */
    private static final double MORE_REDACTED = 0.005;

    /** Of what it knew, a model may forget so much: recall on generated notes, and of those without PHI the share untouched. */
    private static final double FORGOTTEN = 0.01;

    private static final double TOUCHED = 0.03;

    private static final int NOTES = 420;
    private static final int FREE = 300;
    private static final long SEED = 2027;

    /** Measures both. */
    public static Trial of(
            List<GoldDocument> kept,
            EvalOptions options,
            Function<Document, List<Span>> before,
            Function<Document, List<Span>> after) {
        return new Trial(
                Comparison.of(kept::forEach, options, before, after),
                Comparison.of(Trial::generate, options, before, after));
    }

    private static void generate(Consumer<GoldDocument> take) {
        NoteGenerator.of(SEED, Split.HELDOUT).notes(NOTES).forEach(note -> take.accept(gold(note)));
        PhiFreeNotes.of(SEED, Split.HELDOUT).notes(FREE).forEach(note -> take.accept(gold(note)));
    }

    private static GoldDocument gold(GoldNote note) {
        return new GoldDocument(
                note.id(),
                note.text(),
                note.spans().stream()
                        .map(span -> GoldEntity.of(span.start(), span.end(), span.kind()))
                        .toList(),
                Map.of());
    }

    /** What speaks against the new model, as sentences; empty if it is better. */
    public List<String> against() {
        List<String> against = new ArrayList<>();
        long net = site.gained() - site.lost();
        if (net < 0) {
            against.add("it finds fewer identifiers in the notes that were kept back");
        } else if (net == 0 && site.overRedaction().share() >= 0) {
            against.add("it finds no more in the notes that were kept back, and redacts no less without need");
        }
        if (site.overRedaction().share() > Math.max(MORE_REDACTED, site.before().overRedaction() / 10)) {
            against.add("in the notes that were kept back it redacts much more without need");
        }
        if (generated.recall().share() < -FORGOTTEN) {
            against.add("it forgot: on generated notes recall fell by more than a point");
        }
        EvalReport then = generated.before();
        if (then.untouched().share() - generated.after().untouched().share() > TOUCHED) {
            against.add("it forgot: of generated notes without PHI it touches more, by more than three points");
        }
        return against;
    }

    /** Whether what it finds more on the site's notes may be chance. */
    public boolean mayBeChance() {
        return site.recall().low() <= 0;
    }
}

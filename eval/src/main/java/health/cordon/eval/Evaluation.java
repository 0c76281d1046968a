package health.cordon.eval;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.Claimed;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.deid.Thresholds;
import health.cordon.eval.sweep.Cells;
import health.cordon.eval.sweep.Sweep;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs an engine over gold notes and counts.
 *
 * <p><b>What this promises.</b> Documents are read, run and dropped one after another: memory does not grow with the size of
 * the gold, but for eight bytes a document and the listed leaks. The report does not depend on the number of threads. What
 * the engine throws for a document ends the evaluation.
 *
 * <p><b>What it does not.</b> It knows no more than the gold: what annotators missed counts as over-redaction.
 */
public final class Evaluation {

    /** A document that was searched once, counted at the thresholds in force and ready for others. */
    private record Swept(DocumentScore score, Cells cells) {}

    private Evaluation() {}

    /** Measures the engine on a file or folder of gold notes. */
    public static EvalReport run(Path gold, GoldFormat format, EvalOptions options, Deidentifier engine) {
        return run(gold, format, options, document -> engine.detect(document).spans());
    }

    /**
     * Measures anything that finds spans, offsets in UTF-16 units; it is called from several threads if the options say so.
     *
     * @throws CordonException {@link EvalError#GOLD_EMPTY} if there is no document, and all that reading throws
     */
    public static EvalReport run(
            Path gold, GoldFormat format, EvalOptions options, Function<Document, List<Span>> predictor) {
        return notEmpty(run(take -> format.read(gold, options, take), options, predictor), gold);
    }

    /** Measures on documents from anywhere: {@code gold} hands each to the consumer it is given. */
    public static EvalReport run(
            Consumer<Consumer<GoldDocument>> gold, EvalOptions options, Function<Document, List<Span>> predictor) {
        Accumulator counts = new Accumulator(options);
        InOrder.run(
                gold,
                options.threads(),
                document -> Scorer.score(document, predictor.apply(Document.of(document.id(), document.text()))),
                counts::add);
        return counts.report();
    }

    /**
     * Measures at the thresholds in force, and gathers into {@code sweep} what all others would do; every document is searched
     * once. The sweep keeps a few hundred bytes a document.
     *
     * @throws CordonException {@link EvalError#GOLD_EMPTY} if there is no document, and all that reading throws
     */
    public static EvalReport run(
            Path gold, GoldFormat format, EvalOptions options, Function<Document, Claimed> engine, Sweep sweep) {
        return notEmpty(run(take -> format.read(gold, options, take), options, engine, sweep), gold);
    }

    /** The same on documents from anywhere. */
    public static EvalReport run(
            Consumer<Consumer<GoldDocument>> gold,
            EvalOptions options,
            Function<Document, Claimed> engine,
            Sweep sweep) {
        Accumulator counts = new Accumulator(options);
        Thresholds inForce = sweep.inForce();
        InOrder.run(
                gold,
                options.threads(),
                document -> {
                    Claimed claimed = engine.apply(Document.of(document.id(), document.text()));
                    return new Swept(
                            Scorer.score(document, claimed.resolve(inForce).spans()),
                            Cells.of(document, claimed.claims(), sweep.grid()));
                },
                swept -> {
                    counts.add(swept.score());
                    sweep.add(swept.cells());
                });
        return counts.report();
    }

    private static EvalReport notEmpty(EvalReport report, Path gold) {
        if (report.documents() == 0) {
            throw new CordonException(EvalError.GOLD_EMPTY, SafeArg.path(gold));
        }
        return report;
    }
}

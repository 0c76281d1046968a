package health.cordon.eval;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    private static final int BATCH = 128;

    private final EvalOptions options;
    private final Function<Document, List<Span>> predictor;
    private final Accumulator counts;
    private final List<GoldDocument> batch = new ArrayList<>();

    private Evaluation(EvalOptions options, Function<Document, List<Span>> predictor) {
        this.options = options;
        this.predictor = predictor;
        counts = new Accumulator(options);
    }

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
        EvalReport report = run(take -> format.read(gold, options, take), options, predictor);
        if (report.documents() == 0) {
            throw new CordonException(EvalError.GOLD_EMPTY, SafeArg.path(gold));
        }
        return report;
    }

    /** Measures on documents from anywhere: {@code gold} hands each to the consumer it is given. */
    public static EvalReport run(
            Consumer<Consumer<GoldDocument>> gold, EvalOptions options, Function<Document, List<Span>> predictor) {
        Evaluation evaluation = new Evaluation(options, predictor);
        if (options.threads() == 1) {
            gold.accept(document -> evaluation.counts.add(evaluation.score(document)));
            return evaluation.counts.report();
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(options.threads())) {
            gold.accept(document -> evaluation.later(document, threads));
            evaluation.flush(threads);
        }
        return evaluation.counts.report();
    }

    private DocumentScore score(GoldDocument document) {
        return Scorer.score(document, predictor.apply(Document.of(document.id(), document.text())));
    }

    private void later(GoldDocument document, ExecutorService threads) {
        batch.add(document);
        if (batch.size() >= BATCH * options.threads()) {
            flush(threads);
        }
    }

    /** Scores are added in the order of the documents, whoever is ready first. */
    private void flush(ExecutorService threads) {
        List<Future<DocumentScore>> scores = new ArrayList<>();
        for (GoldDocument document : batch) {
            scores.add(threads.submit(() -> score(document)));
        }
        batch.clear();
        try {
            for (Future<DocumentScore> score : scores) {
                counts.add(score.get());
            }
        } catch (ExecutionException e) {
            scores.forEach(score -> score.cancel(true));
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("a task failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the evaluation was interrupted", e);
        }
    }
}

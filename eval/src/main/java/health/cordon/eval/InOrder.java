package health.cordon.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on documents on several threads, and hands on what comes out in the order of the documents, whoever is ready first.
 *
 * @param <R> what comes out of a document
 */
final class InOrder<R> {

    private static final int BATCH = 128;

    private final int threads;
    private final Function<GoldDocument, R> work;
    private final Consumer<R> take;
    private final List<GoldDocument> batch = new ArrayList<>();

    private InOrder(int threads, Function<GoldDocument, R> work, Consumer<R> take) {
        this.threads = threads;
        this.work = work;
        this.take = take;
    }

    /** Runs; what the work throws for a document ends it. */
    static <R> void run(
            Consumer<Consumer<GoldDocument>> gold, int threads, Function<GoldDocument, R> work, Consumer<R> take) {
        InOrder<R> order = new InOrder<>(threads, work, take);
        if (threads == 1) {
            gold.accept(document -> take.accept(work.apply(document)));
            return;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            gold.accept(document -> order.later(document, pool));
            order.flush(pool);
        }
    }

    private void later(GoldDocument document, ExecutorService pool) {
        batch.add(document);
        if (batch.size() >= BATCH * threads) {
            flush(pool);
        }
    }

    private void flush(ExecutorService pool) {
        List<Future<R>> results = new ArrayList<>();
        for (GoldDocument document : batch) {
            results.add(pool.submit(() -> work.apply(document)));
        }
        batch.clear();
        try {
            for (Future<R> result : results) {
                take.accept(result.get());
            }
        } catch (ExecutionException e) {
            results.forEach(result -> result.cancel(true));
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("a task failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the evaluation was interrupted", e);
        }
    }
}

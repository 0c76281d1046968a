package health.cordon.server.engine;

import health.cordon.core.error.CordonException;
import health.cordon.server.ServerError;
import health.cordon.server.trail.Doing;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Threads for long work. A virtual thread does not give its processor up while it computes: two long documents on two
 * processors would keep everyone waiting, health checks included. Real threads take turns. Thread-safe.
 */
public final class EngineThreads implements AutoCloseable {

    /** Texts up to this many characters take a millisecond or so; they are worked on where they are. */
    static final int SHORT = 32 * 1024;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("cordon-engine-", 0).factory());

    /** Does some work, elsewhere if it is long. Who does it and what for stays known. */
    public <T> T run(int characters, Callable<T> work) {
        try {
            if (characters <= SHORT) {
                return work.call();
            }
            Optional<Doing> doing = Doing.now();
            Future<T> elsewhere =
                    threads.submit(() -> doing.isPresent() ? doing.get().during(work::call) : work.call());
            return elsewhere.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CordonException told) {
                throw told;
            }
            throw new CordonException(ServerError.INTERNAL, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CordonException(ServerError.STOPPING, e);
        } catch (CordonException told) {
            throw told;
        } catch (Exception e) {
            throw new CordonException(ServerError.INTERNAL, e);
        }
    }

    /** The threads, for work that is cut into pieces. */
    public Executor executor() {
        return threads;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

package health.cordon.server;

import health.cordon.core.error.CordonException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A part of the start that waits for nothing, done on a thread of its own beside the rest. */
final class Early<T> {

    private final FutureTask<T> task;

    private Early(FutureTask<T> task) {
        this.task = task;
    }

    static <T> Early<T> begin(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("cordon-" + name).start(task);
        return new Early<>(task);
    }

    /**
     * What came of it, once it is done.
     *
     * @throws CordonException as the work did
     */
    T get() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CordonException told
                    ? told
                    : new CordonException(ServerError.INTERNAL, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CordonException(ServerError.STOPPING, e);
        }
    }
}

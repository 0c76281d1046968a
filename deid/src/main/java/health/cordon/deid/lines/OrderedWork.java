package health.cordon.deid.lines;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs work on many threads and hands the results on in the order in which the work came.
 *
 * <p>What is under way is bounded by bytes, so that a fast reader waits for a slow writer. Results leave as soon as
 * those before them have left, and the receiver is told to flush whenever it would have to wait. After a failure
 * nothing more is handed on, and the failure is thrown to whoever submits or finishes next.
 *
 * <p>One thread submits and finishes.
 *
 * @param <R> a result
 */
public final class OrderedWork<R> implements AutoCloseable {

    /** Takes results, in order, on one thread. */
    public interface Receiver<R> {

        /** The next result. */
        void take(R result) throws IOException;

        /** Nothing follows for now. */
        default void pause() throws IOException {}
    }

    private record Slot<R>(FutureTask<@Nullable R> task, int weight) {}

    private static final int UNIT = 1024;

    private final Executor pool;
    private final Receiver<R> receiver;
    private final int capacity;
    private final Semaphore room;
    private final LinkedBlockingQueue<Slot<R>> queue = new LinkedBlockingQueue<>();
    private final Slot<R> end = new Slot<>(new FutureTask<>(() -> null), 0);
    private final Thread drain;
    private volatile @Nullable Throwable failure;
    private boolean finished;

    /**
     * @param pool runs the work
     * @param bytesUnderWay how much input may be under way at once; a single larger piece runs alone
     * @param receiver takes the results
     */
    public OrderedWork(Executor pool, long bytesUnderWay, Receiver<R> receiver) {
        this.pool = pool;
        this.receiver = receiver;
        this.capacity = (int) Math.max(1, Math.min(Integer.MAX_VALUE / 2, bytesUnderWay / UNIT));
        this.room = new Semaphore(capacity);
        this.drain = Thread.ofPlatform().daemon().name("cordon-write").start(this::drain);
    }

    /**
     * Adds a piece of work; waits while too much is under way.
     *
     * @throws IOException what the receiver threw
     */
    public void submit(long bytes, Callable<R> work) throws IOException {
        rethrow();
        int weight = (int) Math.max(1, Math.min(capacity, bytes / UNIT + 1));
        try {
            room.acquire(weight);
        } catch (InterruptedException e) {
            throw interrupted();
        }
        Slot<R> slot = new Slot<>(new FutureTask<>(work), weight);
        queue.add(slot);
        pool.execute(slot.task());
    }

    /** Waits until everything was handed on. */
    public void finish() throws IOException {
        stop();
        rethrow();
    }

    /** Gives up what was not handed on, if {@link #finish()} was not called. */
    @Override
    public void close() {
        if (!finished) {
            if (failure == null) {
                failure = new IOException("closed");
            }
            try {
                stop();
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void stop() throws IOException {
        finished = true;
        queue.add(end);
        try {
            drain.join();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void drain() {
        try {
            for (Slot<R> slot = take(); slot != end; slot = take()) {
                hand(slot);
                room.release(slot.weight());
            }
        } catch (InterruptedException e) {
            failure = e;
            room.release(capacity);
        }
    }

    private Slot<R> take() throws InterruptedException {
        Slot<R> ready = queue.poll();
        if (ready != null) {
            return ready;
        }
        pause();
        return queue.take();
    }

    private void hand(Slot<R> slot) throws InterruptedException {
        if (failure != null) {
            slot.task().cancel(false);
            return;
        }
        if (!slot.task().isDone()) {
            pause();
        }
        try {
            R result = slot.task().get();
            if (failure == null && result != null) {
                receiver.take(result);
            }
        } catch (ExecutionException e) {
            failure = e.getCause() == null ? e : e.getCause();
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    private void pause() {
        if (failure == null) {
            try {
                receiver.pause();
            } catch (IOException | RuntimeException e) {
                failure = e;
            }
        }
    }

    private void rethrow() throws IOException {
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IOException("work failed");
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new IOException("interrupted");
    }
}

package health.cordon.audit;

import health.cordon.audit.files.FileLayer;
import health.cordon.audit.journal.Journal;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The thread that brings durable batches into the tree and publishes checkpoints: at once when little is written, some ten
 * times a second when much is. When the disk fails it keeps what it has, tries again every half second, and lets the
 * committer wait or refuse once too much is waiting. Nothing that it does stands between an entry and its receipt.
 */
final class Publisher implements AutoCloseable {

    /** Entries that may wait for the tree; they are in memory. */
    private static final long MOST_WAITING = 50_000;

    /** Files that may wait to be flushed; their names are in memory. */
    private static final int MOST_UNFORCED = 2_000;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long INTERRUPTED = Long.MIN_VALUE;
    private static final double PREPARE_AT = 0.25;

    private final FileLayer files;
    private final LogFolder folder;
    private final TreeBuilder tree;
    private final Journal journal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private final Thread thread;

    private SignedCheckpoint published;
    private long durable;
    private long accepted;
    private boolean urgent;
    private long rounds;
    private boolean closing;
    private boolean ended;
    private @Nullable IOException failure;

    Publisher(FileLayer files, LogFolder folder, TreeBuilder tree, Journal journal, SignedCheckpoint published) {
        this.files = files;
        this.folder = folder;
        this.tree = tree;
        this.journal = journal;
        this.published = published;
        this.durable = published.size();
        this.accepted = published.size();
        this.thread =
                Thread.ofPlatform().name("cordon-audit-publisher").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Takes a durable batch; returns at once. */
    void take(Batch batch) {
        lock.lock();
        try {
            waiting.add(batch);
            accepted = batch.first() + batch.count();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits while too much is waiting; throws where the disk is the cause. */
    void makeRoom() throws IOException {
        lock.lock();
        try {
            long left = PATIENCE_NANOS;
            while (accepted - published.size() > MOST_WAITING && left > 0) {
                if (failure != null) {
                    throw failure;
                }
                left = awaitChange(left);
            }
            if (accepted - published.size() > MOST_WAITING) {
                throw new IOException("the tree is too far behind");
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a signed checkpoint over everything accepted so far. */
    SignedCheckpoint publish() {
        boolean interrupted = false;
        lock.lock();
        try {
            long wanted = accepted;
            long begun = rounds;
            while (published.size() < wanted) {
                urgent = true;
                changed.signalAll();
                // A round that had begun before, and failed, says nothing of now: one more is waited for.
                if (failure != null && rounds > begun + 1) {
                    throw new CordonException(
                            AuditError.UNWRITABLE, failure, SafeArg.path(folder.path()), SafeArg.cause(failure));
                }
                if (ended) {
                    throw new CordonException(AuditError.LOG_CLOSED, SafeArg.path(folder.path()));
                }
                // What it waits for decides, not an interruption; that is kept for the caller.
                interrupted |= awaitChange(RETRY_NANOS) == INTERRUPTED;
            }
            return published;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The latest signed checkpoint. */
    SignedCheckpoint published() {
        lock.lock();
        try {
            return published;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        long last = System.nanoTime() - PAUSE_NANOS;
        try {
            while (await(last)) {
                try {
                    work();
                    settle(null);
                } catch (IOException e) {
                    settle(e);
                } catch (RuntimeException | OutOfMemoryError e) {
                    settle(new IOException(e));
                }
                last = System.nanoTime();
            }
        } finally {
            lock.lock();
            ended = true;
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Waits for work and for its time; false when there is none and none will come. */
    private boolean await(long last) {
        lock.lock();
        try {
            while (accepted == published.size() && !closing) {
                awaitChange(Long.MAX_VALUE);
            }
            long pause = failure == null ? PAUSE_NANOS : RETRY_NANOS;
            long left = last + pause - System.nanoTime();
            while (left > 0 && !closing && !urgent) {
                left = awaitChange(left);
                drain();
            }
            urgent = false;
            return !closing || (accepted > published.size() || durable < published.size()) && failure == null;
        } finally {
            lock.unlock();
        }
    }

    /** While it waits, batches already go into the tree in memory, and full tiles to the disk. */
    private void drain() {
        Batch batch = waiting.poll();
        if (batch == null) {
            return;
        }
        lock.unlock();
        try {
            tree.add(batch);
            tree.flush();
        } catch (IOException e) {
            // What was not written waits in the tree's writer; the next round tells.
        } finally {
            lock.lock();
        }
    }

    private void work() throws IOException {
        for (Batch batch = next(); batch != null; batch = next()) {
            tree.add(batch);
            tree.flush();
        }
        SignedCheckpoint signed = tree.publish();
        lock.lock();
        boolean last = closing;
        published = signed;
        changed.signalAll();
        lock.unlock();
        if (last || tree.unforced() > MOST_UNFORCED || Journal.segments(files, folder.journal()) > 1) {
            tree.force();
            Journal.retire(files, folder.journal(), signed.size());
            lock.lock();
            durable = signed.size();
            lock.unlock();
        }
        if (!last && journal.filled() > PREPARE_AT) {
            prepare();
        }
    }

    private void prepare() {
        try {
            journal.prepare();
        } catch (IOException e) {
            // The committer makes a shorter one when it needs it, or says that it cannot.
        }
    }

    private @Nullable Batch next() {
        lock.lock();
        try {
            return waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    private void settle(@Nullable IOException e) {
        lock.lock();
        try {
            failure = e;
            rounds++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long awaitChange(long nanos) {
        try {
            return changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            return INTERRUPTED;
        }
    }

    /** Publishes what is left, durably, and ends. A disk that fails now leaves it to the journal. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether everything is published and durable. */
    boolean isSettled() {
        lock.lock();
        try {
            return accepted == published.size() && durable == published.size();
        } finally {
            lock.unlock();
        }
    }
}

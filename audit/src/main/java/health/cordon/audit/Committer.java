package health.cordon.audit;

import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.EntryCodec;
import health.cordon.audit.entry.EntryReader;
import health.cordon.audit.journal.Journal;
import health.cordon.audit.merkle.TreeHasher;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that gives entries their place and their time and makes them durable: it takes all that wait, writes them
 * as one batch, flushes once, and only then gives the receipts (group commit: DeWitt et al., "Implementation techniques for
 * main memory database systems", SIGMOD 1984).
 *
 * <p>What a failure means: nothing of a batch was written, or its writing failed and was durably taken back: {@link
 * AuditError#NOT_WRITTEN}, and the next batch is tried as usual. A flush failed: nobody knows what the disk holds, so it is
 * {@link AuditError#FATE_UNKNOWN} and the log takes no more until it was opened again, which finds out. A second flush
 * would prove nothing: a kernel may have dropped the pages and call it done (Rebello et al., "Can Applications Recover from
 * fsync Failures?", ATC 2020).
 */
final class Committer implements AutoCloseable {

    private static final int MOST_TOGETHER = 2048;
    private static final int MOST_WAITING = 65_536;
    /** A waiting thread looks up now and then, so that none waits for a committer that is gone. */
    private static final long LOOK_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Path folder;
    private final Journal journal;
    private final Publisher publisher;
    private final InstantSource clock;
    private final LinkedBlockingQueue<Ticket> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread =
            Thread.ofPlatform().name("cordon-audit-committer").daemon().unstarted(this::run);
    private final TreeHasher hasher = new TreeHasher();
    private final ByteBuffer buffer = Journal.batchBuffer();

    private long next;
    private long lastMicros;
    private volatile boolean closing;
    private volatile boolean failed;

    Committer(Path folder, Journal journal, Publisher publisher, InstantSource clock, long next, long lastMicros) {
        this.folder = folder;
        this.journal = journal;
        this.publisher = publisher;
        this.clock = clock;
        this.next = next;
        this.lastMicros = lastMicros;
    }

    void start() {
        thread.start();
    }

    /** Hands an entry in and waits for the disk. */
    AuditReceipt append(AuditEntry entry) {
        Ticket ticket = new Ticket(entry, EntryCodec.encode(entry));
        refuseIfOver();
        if (!queue.offer(ticket)) {
            throw new CordonException(AuditError.OVERLOADED, SafeArg.of("waiting", MOST_WAITING));
        }
        return await(ticket);
    }

    /** Hands entries in together, in this order, and waits for all. */
    List<AuditReceipt> append(List<AuditEntry> entries) {
        List<Ticket> tickets = new ArrayList<>(entries.size());
        for (AuditEntry entry : entries) {
            tickets.add(new Ticket(entry, EntryCodec.encode(entry)));
        }
        refuseIfOver();
        List<AuditReceipt> receipts = new ArrayList<>(entries.size());
        for (int from = 0; from < tickets.size(); from += MOST_TOGETHER) {
            List<Ticket> some = tickets.subList(from, Math.min(tickets.size(), from + MOST_TOGETHER));
            for (Ticket ticket : some) {
                if (!queue.offer(ticket)) {
                    throw new CordonException(AuditError.OVERLOADED, SafeArg.of("waiting", MOST_WAITING));
                }
            }
            some.forEach(ticket -> receipts.add(await(ticket)));
        }
        return receipts;
    }

    private AuditReceipt await(Ticket ticket) {
        boolean interrupted = false;
        try {
            AuditReceipt receipt = ticket.outcome();
            while (receipt == null) {
                LockSupport.parkNanos(ticket, LOOK_UP_NANOS);
                // Whether the entry is durable must be known, so an interruption is kept for later.
                interrupted |= Thread.interrupted();
                receipt = ticket.outcome();
                if (receipt == null && !thread.isAlive() && queue.remove(ticket)) {
                    refuseIfOver();
                    throw new CordonException(AuditError.LOG_CLOSED, SafeArg.path(folder));
                }
            }
            return receipt;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void refuseIfOver() {
        if (failed) {
            throw new CordonException(AuditError.LOG_FAILED, SafeArg.path(folder));
        }
        if (closing) {
            throw new CordonException(AuditError.LOG_CLOSED, SafeArg.path(folder));
        }
    }

    private void run() {
        List<Ticket> taken = new ArrayList<>(MOST_TOGETHER);
        while (!failed) {
            Ticket first = poll();
            if (first != null) {
                taken.add(first);
                queue.drainTo(taken, MOST_TOGETHER - 1);
                for (List<Ticket> left = taken; !left.isEmpty(); ) {
                    left = left.subList(commit(left), left.size());
                }
                taken.clear();
            } else if (closing) {
                return;
            }
        }
        CordonException over = new CordonException(AuditError.LOG_FAILED, SafeArg.path(folder));
        for (Ticket ticket = queue.poll(); ticket != null; ticket = queue.poll()) {
            ticket.refuse(over);
        }
    }

    private @Nullable Ticket poll() {
        try {
            return queue.poll(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return null;
        }
    }

    /** Commits as many as fit into one batch; returns how many, all of which have their answer. */
    private int commit(List<Ticket> tickets) {
        if (failed) {
            refuse(tickets, new CordonException(AuditError.LOG_FAILED, SafeArg.path(folder)));
            return tickets.size();
        }
        long micros = EntryCodec.micros(clock.instant());
        byte[] clockEntry = micros < lastMicros ? EntryCodec.encodeClockWentBack(lastMicros) : null;
        buffer.clear().position(Journal.BODY_AT);
        if (clockEntry != null) {
            put(clockEntry, micros);
        }
        int count = 0;
        while (count < tickets.size()
                && buffer.remaining() >= tickets.get(count).bytes().length + 2) {
            put(tickets.get(count++).bytes(), micros);
        }
        buffer.flip();
        List<Ticket> batch = tickets.subList(0, count);
        try {
            Batch made = batch(batch, clockEntry, micros);
            write(made);
            next += made.count();
            lastMicros = micros;
            publisher.take(made);
            acknowledge(batch, made);
        } catch (IOException e) {
            refuse(batch, new CordonException(AuditError.NOT_WRITTEN, e, SafeArg.path(folder), SafeArg.cause(e)));
        } catch (Uncertain | RuntimeException | OutOfMemoryError e) {
            failed = true;
            refuse(batch, new CordonException(AuditError.FATE_UNKNOWN, e, SafeArg.path(folder), SafeArg.cause(e)));
        }
        return count;
    }

    /** The batch is durable when it returns, not in the log when it throws an {@link IOException}. */
    private void write(Batch batch) throws IOException, Uncertain {
        publisher.makeRoom();
        if (!journal.fits(batch.body().length)) {
            journal.turn(batch.first());
        }
        try {
            journal.write(buffer, batch.first(), batch.count());
        } catch (IOException e) {
            takeBack(e);
            throw e;
        }
        try {
            journal.force(buffer);
        } catch (IOException e) {
            throw new Uncertain(e);
        }
    }

    private void takeBack(IOException cause) throws Uncertain {
        try {
            journal.takeBack();
        } catch (IOException again) {
            cause.addSuppressed(again);
            throw new Uncertain(cause);
        }
    }

    private Batch batch(List<Ticket> tickets, byte @Nullable [] clockEntry, long micros) {
        int extra = clockEntry == null ? 0 : 1;
        int count = tickets.size() + extra;
        byte[] hashes = new byte[count * TreeHasher.BYTES];
        AuditEntry[] entries = new AuditEntry[count];
        long[] times = new long[count];
        Arrays.fill(times, micros);
        if (clockEntry != null) {
            entries[0] = new EntryReader()
                    .read(next, clockEntry, 0, clockEntry.length)
                    .entry();
            hasher.leaf(clockEntry, 0, clockEntry.length, hashes, 0);
        }
        for (int i = 0; i < tickets.size(); i++) {
            byte[] bytes = tickets.get(i).bytes();
            entries[extra + i] = tickets.get(i).entry();
            hasher.leaf(bytes, 0, bytes.length, hashes, (extra + i) * TreeHasher.BYTES);
        }
        byte[] body = Arrays.copyOfRange(buffer.array(), Journal.BODY_AT, buffer.limit());
        return new Batch(next, count, body, hashes, entries, times);
    }

    private void put(byte[] bytes, long micros) {
        EntryCodec.stamp(bytes, micros);
        buffer.putShort((short) bytes.length).put(bytes);
    }

    private static void acknowledge(List<Ticket> tickets, Batch made) {
        int extra = made.count() - tickets.size();
        for (int i = 0; i < tickets.size(); i++) {
            tickets.get(i)
                    .acknowledge(new AuditReceipt(
                            made.first() + extra + i,
                            EntryCodec.instant(made.micros()[extra + i]),
                            made.leafHash(extra + i)));
        }
    }

    private static void refuse(List<Ticket> tickets, CordonException why) {
        tickets.forEach(ticket -> ticket.refuse(why));
    }

    /** Takes no more, commits what waits, and ends. */
    @Override
    public void close() {
        closing = true;
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

    /** Whether a flush failed, so that nobody knows what the journal's end holds. */
    boolean hasFailed() {
        return failed;
    }

    /** How many entries are durable. Read it after {@link #close()}. */
    long next() {
        return next;
    }

    /** A failed flush. */
    private static final class Uncertain extends Exception {

        private static final long serialVersionUID = 1L;

        Uncertain(IOException cause) {
            super(cause);
        }
    }
}

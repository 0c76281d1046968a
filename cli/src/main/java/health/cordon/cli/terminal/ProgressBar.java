package health.cordon.cli.terminal;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One line that tells how far a run is, how fast it goes and how long it will take. On a stream that nobody looks at it
 * writes nothing. Messages printed through {@link #message} do not mix with it. Thread-safe.
 */
public final class ProgressBar implements AutoCloseable {

    private static final int REDRAW_MILLIS = 200;
    private static final String CLEAR = "\r\u001B[K";

    private final PrintStream err;
    private final Terminal terminal;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong files = new AtomicLong();
    private final AtomicBoolean drawn = new AtomicBoolean();
    private final long began = System.nanoTime();
    private volatile long total;
    private volatile long allFiles;
    private volatile boolean closed;

    /** A bar on this stream. */
    public ProgressBar(PrintStream err, Terminal terminal) {
        this.err = err;
        this.terminal = terminal;
        if (terminal.interactive()) {
            Thread.ofPlatform().daemon().name("cordon-progress").start(this::redraw);
        }
    }

    /** What there is to do. */
    public void expect(long bytes, long fileCount) {
        total = bytes;
        allFiles = fileCount;
    }

    /** So many more bytes are done. */
    public void advance(long bytes) {
        done.addAndGet(bytes);
    }

    /** One more file is done. */
    public void fileDone() {
        files.incrementAndGet();
    }

    /** Prints a line above the bar. */
    public synchronized void message(String line) {
        clear();
        err.println(line);
    }

    @Override
    public synchronized void close() {
        closed = true;
        clear();
        err.flush();
    }

    /** The line for a moment; package-private for its test. */
    String line(double seconds) {
        long sofar = done.get();
        double part = total <= 0 ? 0 : Math.min(1, (double) sofar / total);
        int cells = Math.max(10, Math.min(30, terminal.width() - 60));
        int full = (int) (part * cells);
        String left = part <= 0 || seconds < 1 ? "" : ", " + Amounts.time(seconds * (1 - part) / part) + " left";
        return "[" + "#".repeat(full) + "-".repeat(cells - full) + "] " + Math.round(part * 100) + " %  " + files.get()
                + "/" + allFiles + " files  " + Amounts.rate(sofar, seconds) + left;
    }

    private void redraw() {
        while (!closed) {
            try {
                Thread.sleep(REDRAW_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            synchronized (this) {
                if (!closed && total > 0) {
                    String line = line((System.nanoTime() - began) / 1e9);
                    err.print(CLEAR + line.substring(0, Math.min(line.length(), terminal.width() - 1)));
                    err.flush();
                    drawn.set(true);
                }
            }
        }
    }

    private void clear() {
        if (drawn.compareAndSet(true, false)) {
            err.print(CLEAR);
        }
    }
}

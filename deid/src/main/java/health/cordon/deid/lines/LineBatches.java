package health.cordon.deid.lines;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.DeidError;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a byte stream into batches of whole lines.
 *
 * <p>A batch is handed on when it is large enough, or at once when the input pauses, so that a caller who waits for an
 * answer before it sends the next line gets one. Memory: one batch, or one line if that is longer. Not thread-safe.
 */
public final class LineBatches {

    /** Enough bytes to be worth a hand-over between threads, few enough to keep all threads busy. */
    static final int ENOUGH = 64 * 1024;

    private static final int LONGEST = 1 << 30;

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[ENOUGH * 2];
    private int size;
    private int scanned;
    private int lastEnd;
    private long lines;
    private long nextLine = 1;
    private boolean ended;

    /** Reads from here; the caller closes it. No line may be longer than a gigabyte. */
    public LineBatches(InputStream in) {
        this(in, LONGEST);
    }

    /** Reads from here, refusing a line of more bytes than this; the caller closes it. */
    public LineBatches(InputStream in, int longest) {
        this.in = in;
        this.longest = Math.min(longest, LONGEST);
    }

    /**
     * The next batch, or null at the end. Waits for input.
     *
     * @throws CordonException {@link DeidError#LINE_TOO_LONG}
     */
    public @Nullable LineBatch next() throws IOException {
        while (!ended) {
            fill();
            if (lastEnd > 0 && (lastEnd >= ENOUGH || ended || in.available() == 0)) {
                return cut(lastEnd);
            }
        }
        return size > 0 ? cut(size) : null;
    }

    private void fill() throws IOException {
        if (size - lastEnd > longest) {
            throw new CordonException(DeidError.LINE_TOO_LONG, SafeArg.of("line", nextLine + lines));
        }
        if (size == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(LONGEST, buffer.length * 2L));
        }
        int count = in.read(buffer, size, buffer.length - size);
        if (count < 0) {
            ended = true;
            return;
        }
        size += count;
        for (; scanned < size; scanned++) {
            if (buffer[scanned] == '\n') {
                lines++;
                lastEnd = scanned + 1;
            }
        }
    }

    private LineBatch cut(int end) {
        LineBatch batch = new LineBatch(buffer, end, nextLine);
        int rest = size - end;
        byte[] next = new byte[Math.max(ENOUGH * 2, rest + ENOUGH)];
        System.arraycopy(buffer, end, next, 0, rest);
        buffer = next;
        size = rest;
        scanned = rest;
        lastEnd = 0;
        nextLine += lines;
        lines = 0;
        return batch;
    }
}

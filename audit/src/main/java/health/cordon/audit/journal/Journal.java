package health.cordon.audit.journal;

import health.cordon.audit.files.FileLayer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where entries become durable before they are in the tree: append-only segments, each made at its full length beforehand,
 * so that a flush writes data alone and no change of the file's length.
 *
 * <p>One thread writes; another may {@link #prepare} and {@link #retire}. A segment is deleted when everything in it is durable in the tree.
 */
public final class Journal implements AutoCloseable {

    /** The longest body of a batch. */
    public static final int MOST_BODY_BYTES = 1 << 20;

    /** Where the body of a batch begins in {@link #batchBuffer}. */
    public static final int BODY_AT = SegmentFile.BATCH_HEADER_BYTES;

    private static final int SMALLEST = 2 << 20;
    private static final int LARGEST = 32 << 20;
    private static final int PIECE = 1 << 18;
    private static final int PAUSE_MILLIS = 2;
    private static final String SPARE = "spare";

    private final FileLayer files;
    private final Path folder;
    /** Held while the next segment's file is made or taken. */
    private final ReentrantLock spare = new ReentrantLock();

    private FileLayer.Open open;
    private volatile long length;
    private volatile long position = SegmentFile.HEADER_BYTES;
    /** After a turn that failed half way nothing more may go into the old segment: the new one may be there. */
    private boolean turning;

    private Journal(FileLayer files, Path folder, FileLayer.Open open, long length) {
        this.files = files;
        this.folder = folder;
        this.open = open;
        this.length = length;
    }

    /**
     * Starts a new segment at {@code first}; older ones stay until {@link #retire}. One that stands there already and holds
     * nothing, of a process that ended here, is taken over.
     */
    public static Journal start(FileLayer files, Path folder, long first) throws IOException {
        Path file = folder.resolve(SegmentFile.name(first));
        boolean reuse = files.exists(file)
                && files.size(file) >= SMALLEST
                && isBlank(files.read(file, SegmentFile.HEADER_BYTES, SegmentFile.BATCH_HEADER_BYTES));
        if (!reuse) {
            makeSpare(files, folder, SMALLEST, 0);
            files.rename(startSpare(files, folder, first), file);
            files.forceFolder(folder);
        }
        return new Journal(files, folder, files.open(file), files.size(file));
    }

    /** Whether a body of so many bytes fits into the segment that is being written. */
    public boolean fits(int bodyBytes) {
        return !turning && position + SegmentFile.BATCH_HEADER_BYTES + bodyBytes <= length;
    }

    /**
     * Goes on in a new segment, longer than this one up to a bound. When it throws, it must be called again before the next
     * batch: {@link #fits} says so.
     *
     * @param first the index of the next entry
     */
    public void turn(long first) throws IOException {
        turning = true;
        Path file = folder.resolve(SegmentFile.name(first));
        spare.lock();
        try {
            if (!files.exists(folder.resolve(SPARE))) {
                makeSomeSpare((int) Math.min(LARGEST, length * 2));
            }
            files.rename(startSpare(files, folder, first), file);
        } finally {
            spare.unlock();
        }
        files.forceFolder(folder);
        FileLayer.Open next = files.open(file);
        FileLayer.Open old = open;
        open = next;
        length = files.size(file);
        position = SegmentFile.HEADER_BYTES;
        turning = false;
        try {
            old.close();
        } catch (IOException e) {
            // Everything in it was flushed.
        }
    }

    /** Makes the next segment's file beforehand, so that {@link #turn} is quick; called beside the writer. */
    public void prepare() throws IOException {
        spare.lock();
        try {
            if (!files.exists(folder.resolve(SPARE))) {
                makeSpare(files, folder, (int) Math.min(LARGEST, length * 4), PAUSE_MILLIS);
            }
        } finally {
            spare.unlock();
        }
    }

    /** How much of the segment is written, 0 to 1. */
    public double filled() {
        return (double) position / length;
    }

    /**
     * Writes a batch; it is durable after {@link #force}.
     *
     * @param batch {@link #batchBuffer}'s, with the body in place
     */
    public void write(ByteBuffer batch, long first, int count) throws IOException {
        SegmentFile.sealBatch(batch, first, count);
        open.write(batch.duplicate().position(0), position);
    }

    /** Makes the batch that was written durable. */
    public void force(ByteBuffer batch) throws IOException {
        open.force();
        position += batch.limit();
    }

    /** Takes back a batch whose writing failed: durably, or it throws and nobody knows. */
    public void takeBack() throws IOException {
        open.write(ByteBuffer.allocate(SegmentFile.BATCH_HEADER_BYTES), position);
        open.force();
    }

    /** A buffer for a batch, ready to take the body behind the room for its header. */
    public static ByteBuffer batchBuffer() {
        return ByteBuffer.allocate(SegmentFile.BATCH_HEADER_BYTES + MOST_BODY_BYTES)
                .position(SegmentFile.BATCH_HEADER_BYTES);
    }

    /** Deletes the segments whose entries all lie below {@code durable}; the one being written stays. */
    public static void retire(FileLayer files, Path folder, long durable) throws IOException {
        List<String> segments = new JournalReader(files, folder).segments();
        for (int i = 0; i + 1 < segments.size(); i++) {
            if (SegmentFile.first(segments.get(i + 1)) <= durable) {
                files.delete(folder.resolve(segments.get(i)));
            }
        }
        files.forceFolder(folder);
    }

    /** How many segments there are. */
    public static int segments(FileLayer files, Path folder) throws IOException {
        return new JournalReader(files, folder).segments().size();
    }

    /** On a disk that is nearly full a short segment is better than none. */
    private void makeSomeSpare(int wanted) throws IOException {
        try {
            makeSpare(files, folder, wanted, 0);
        } catch (IOException e) {
            makeSpare(files, folder, SMALLEST, 0);
        }
    }

    /** Flushed piece by piece, so that the writer's own flushes never wait behind a long one. */
    private static void makeSpare(FileLayer files, Path folder, int length, int pauseMillis) throws IOException {
        Path fresh = folder.resolve(SPARE + ".new");
        files.delete(fresh);
        try (FileLayer.Open made = files.create(fresh, true)) {
            ByteBuffer zeros = ByteBuffer.allocate(PIECE);
            for (long at = 0; at < length; at += zeros.capacity()) {
                made.write(zeros.clear(), at);
                made.force();
                if (pauseMillis > 0) {
                    LockSupport.parkNanos(pauseMillis * 1_000_000L);
                }
            }
        } catch (IOException e) {
            try {
                files.delete(fresh);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        files.rename(fresh, folder.resolve(SPARE));
    }

    /** Puts a header into the spare; it is a segment once it has its name. */
    private static Path startSpare(FileLayer files, Path folder, long first) throws IOException {
        Path spare = folder.resolve(SPARE);
        try (FileLayer.Open started = files.open(spare)) {
            started.write(SegmentFile.header(first), 0);
            started.force();
        }
        return spare;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}

package health.cordon.audit.journal;

import health.cordon.audit.AuditError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The form of a journal segment: a header, then batches one behind the other, then zeros up to the length it was made
 * with. A batch is a magic word, the length of its body, the index of its first entry, their number, a CRC-32C over all of
 * that and the body; the body has the form of an entry bundle.
 *
 * <p>The CRC finds what a crash tore; it is no protection against people: what is protected is the tree.
 */
final class SegmentFile {

    static final int HEADER_BYTES = 64;
    static final int BATCH_HEADER_BYTES = 24;
    static final String ENDING = ".wal";

    private static final long MAGIC = 0x434F52444F4E4A31L; // "CORDONJ1"
    private static final int BATCH = 0x42415443; // "BATC"

    private SegmentFile() {}

    /** A batch as it was read. */
    record Batch(long first, int count, byte[] body) {}

    static String name(long first) {
        return String.format(Locale.ROOT, "%019d", first) + ENDING;
    }

    static long first(String name) {
        return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
    }

    static boolean isSegment(String name) {
        return name.matches("[0-9]{19}\\" + ENDING);
    }

    static ByteBuffer header(long first) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putLong(MAGIC).putInt(1).putLong(first);
        header.putInt(crc(header.array(), 0, header.position(), null));
        return header.rewind();
    }

    static void checkHeader(Path file, byte[] header, long first) {
        if (header.length == HEADER_BYTES
                && ByteBuffer.wrap(header).getLong() == MAGIC
                && ByteBuffer.wrap(header).getInt(8) != 1) {
            throw new CordonException(AuditError.LOG_VERSION, SafeArg.path(file));
        }
        if (!Arrays.equals(header, header(first).array())) {
            throw new CordonException(AuditError.JOURNAL_DAMAGED, SafeArg.path(file));
        }
    }

    /** Fills in the header in front of a body that is in place behind it. */
    static void sealBatch(ByteBuffer batch, long first, int count) {
        int body = batch.limit() - BATCH_HEADER_BYTES;
        batch.putInt(0, BATCH).putInt(4, body).putLong(8, first).putInt(16, count);
        batch.putInt(20, crc(batch.array(), 0, 20, batch));
    }

    /** The batch at {@code position}; null where none is whole, be it the end or a torn one. */
    static @Nullable Batch read(byte[] segment, int position, int mostBody) {
        if (segment.length - position < BATCH_HEADER_BYTES) {
            return null;
        }
        ByteBuffer header =
                ByteBuffer.wrap(segment, position, BATCH_HEADER_BYTES).slice();
        int length = header.getInt(4);
        if (header.getInt(0) != BATCH
                || length <= 0
                || length > mostBody
                || length > segment.length - position - BATCH_HEADER_BYTES) {
            return null;
        }
        byte[] whole = Arrays.copyOfRange(segment, position, position + BATCH_HEADER_BYTES + length);
        if (header.getInt(20) != crc(whole, 0, 20, ByteBuffer.wrap(whole))) {
            return null;
        }
        return new Batch(
                header.getLong(8), header.getInt(16), Arrays.copyOfRange(whole, BATCH_HEADER_BYTES, whole.length));
    }

    private static int crc(byte[] bytes, int from, int to, @Nullable ByteBuffer body) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        if (body != null) {
            crc.update(body.array(), BATCH_HEADER_BYTES, body.limit() - BATCH_HEADER_BYTES);
        }
        return (int) crc.getValue();
    }
}

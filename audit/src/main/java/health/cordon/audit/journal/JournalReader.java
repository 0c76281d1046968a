package health.cordon.audit.journal;

import health.cordon.audit.AuditError;
import health.cordon.audit.files.FileLayer;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads what a journal holds, oldest batch first, and changes nothing. */
public final class JournalReader {

    /** Takes batches. */
    @FunctionalInterface
    public interface Batches {

        /**
         * A whole batch.
         *
         * @param first the index of its first entry
         * @param count how many entries
         * @param body they, in the form of an entry bundle
         */
        void batch(long first, int count, byte[] body) throws IOException;
    }

    private final FileLayer files;
    private final Path folder;

    /** Reads the journal in {@code folder}. */
    public JournalReader(FileLayer files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /** The index of the oldest entry that the journal may still hold. */
    public long first() throws IOException {
        List<String> segments = segments();
        if (segments.isEmpty()) {
            throw new CordonException(AuditError.JOURNAL_DAMAGED, SafeArg.path(folder));
        }
        return SegmentFile.first(segments.getFirst());
    }

    /**
     * Gives every whole batch in order. A batch torn at the end of a segment was never acknowledged and is left out; a gap
     * is an error.
     *
     * @return the index behind the last entry
     */
    public long read(Batches batches) throws IOException {
        long next = first();
        for (String segment : segments()) {
            Path file = folder.resolve(segment);
            long first = SegmentFile.first(segment);
            byte[] bytes = files.read(file);
            SegmentFile.checkHeader(file, Arrays.copyOf(bytes, SegmentFile.HEADER_BYTES), first);
            if (first != next) {
                throw new CordonException(AuditError.JOURNAL_DAMAGED, SafeArg.of("index", next));
            }
            int position = SegmentFile.HEADER_BYTES;
            while (true) {
                SegmentFile.Batch batch = SegmentFile.read(bytes, position, Journal.MOST_BODY_BYTES);
                if (batch == null || batch.first() != next) {
                    break;
                }
                batches.batch(batch.first(), batch.count(), batch.body());
                next += batch.count();
                position += SegmentFile.BATCH_HEADER_BYTES + batch.body().length;
            }
        }
        return next;
    }

    List<String> segments() throws IOException {
        return files.list(folder).stream().filter(SegmentFile::isSegment).toList();
    }
}

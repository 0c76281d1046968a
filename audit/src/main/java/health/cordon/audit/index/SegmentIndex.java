package health.cordon.audit.index;

import health.cordon.audit.files.FileLayer;
import health.cordon.audit.merkle.TreeHasher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The index of one segment of 65,536 entries: for each bundle the earliest and latest time, for each term the places. A
 * search reads the head, one bucket of terms and one run of postings.
 *
 * <p>Layout, all numbers with the high byte first: magic (8 bytes), segment (8), postings (4), terms (4), root of the
 * segment's subtree (32); 256 times earliest and latest (16); 257 numbers of the first term of each first byte (4); the
 * terms, hash (8) and first posting (4); the postings (2); SHA-256 over all that, as of a leaf.
 */
public final class SegmentIndex {

    /** Entries of a segment: one full tile of level 1. */
    public static final int ENTRIES = 65_536;

    static final int BUNDLES = 256;
    static final int FAN = 256;
    static final int TIMES_AT = 56;
    static final int FAN_AT = TIMES_AT + BUNDLES * 16;
    static final int TERMS_AT = FAN_AT + (FAN + 1) * 4;
    static final int TERM_BYTES = 12;

    private static final long MAGIC = 0x434F524458303031L; // "CORDX001"

    /** Where bytes come from: a file, or memory. */
    @FunctionalInterface
    private interface Source {
        byte[] read(long position, int length) throws IOException;
    }

    private final Source source;
    private final ByteBuffer head;

    private SegmentIndex(Source source, ByteBuffer head) {
        this.source = source;
        this.head = head;
    }

    /** The name of a segment's index below the log's folder. */
    public static String path(long segment) {
        return "index/" + String.format(Locale.ROOT, "%010d", segment) + ".idx";
    }

    /** Opens the index of a segment; null if there is none, or none of these entries. */
    static @Nullable SegmentIndex open(FileLayer files, Path folder, long segment, byte[] root) throws IOException {
        Path file = folder.resolve(path(segment));
        try {
            return of((position, length) -> files.read(file, position, length), segment, root);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** An index in memory. */
    static SegmentIndex of(byte[] bytes, long segment, byte[] root) throws IOException {
        SegmentIndex index = of(
                (position, length) ->
                        Arrays.copyOfRange(bytes, (int) position, (int) Math.min(bytes.length, position + length)),
                segment,
                root);
        if (index == null) {
            throw new IOException("not an index of this segment");
        }
        return index;
    }

    private static @Nullable SegmentIndex of(Source source, long segment, byte[] root) throws IOException {
        byte[] bytes = source.read(0, TERMS_AT);
        ByteBuffer head = ByteBuffer.wrap(bytes);
        boolean fits = bytes.length == TERMS_AT
                && head.getLong(0) == MAGIC
                && head.getLong(8) == segment
                && Arrays.equals(bytes, 24, TIMES_AT, root, 0, TreeHasher.BYTES);
        return fits ? new SegmentIndex(source, head) : null;
    }

    static void writeHead(ByteBuffer out, long segment, int postings, int terms, byte[] root) {
        out.putLong(MAGIC).putLong(segment).putInt(postings).putInt(terms).put(root);
    }

    /** Whether a bundle of the segment may hold an entry of this time. */
    boolean mayHold(int bundle, long from, long to) {
        return head.getLong(TIMES_AT + bundle * 16) < to && head.getLong(TIMES_AT + bundle * 16 + 8) >= from;
    }

    /** Adds the places of a term. */
    void places(long hash, BitSet into) throws IOException {
        int bucket = (int) (hash >>> 40);
        int first = head.getInt(FAN_AT + bucket * 4);
        int last = head.getInt(FAN_AT + bucket * 4 + 4);
        int terms = head.getInt(20);
        if (first < 0 || first > last || last > terms) {
            throw new IOException("the index is damaged");
        }
        // One term more, to see where the last one's postings end.
        ByteBuffer some =
                ByteBuffer.wrap(source.read(TERMS_AT + (long) first * TERM_BYTES, (last - first + 1) * TERM_BYTES));
        for (int i = 0; i < last - first; i++) {
            if (some.getLong(i * TERM_BYTES) == hash) {
                int from = some.getInt(i * TERM_BYTES + 8);
                int to = first + i + 1 < terms ? some.getInt((i + 1) * TERM_BYTES + 8) : head.getInt(16);
                postings(from, to, into);
            }
        }
    }

    private void postings(int from, int to, BitSet into) throws IOException {
        if (from < 0 || to < from || to > head.getInt(16)) {
            throw new IOException("the index is damaged");
        }
        long at = TERMS_AT + (long) head.getInt(20) * TERM_BYTES + from * 2L;
        ByteBuffer places = ByteBuffer.wrap(source.read(at, (to - from) * 2));
        if (places.remaining() < (to - from) * 2) {
            throw new IOException("the index is damaged");
        }
        while (places.hasRemaining()) {
            into.set(places.getShort() & 0xFFFF);
        }
    }
}

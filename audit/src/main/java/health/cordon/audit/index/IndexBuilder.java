package health.cordon.audit.index;

import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.merkle.TreeHasher;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Gathers the terms of one segment of 65,536 entries and writes its index. The same entries give the same bytes.
 *
 * <p>A term and an entry's place are one number: 48 bits of hash, 16 bits of place; sorted, they are the postings. Not
 * thread-safe; its memory is that of one segment.
 */
public final class IndexBuilder {

    private final long[] terms = new long[SegmentIndex.ENTRIES * Term.FIELDS];
    private final long[] earliest = new long[SegmentIndex.BUNDLES];
    private final long[] latest = new long[SegmentIndex.BUNDLES];
    private int count;

    /** An empty one. */
    public IndexBuilder() {
        clear();
    }

    /** Starts the next segment. */
    public void clear() {
        count = 0;
        Arrays.fill(earliest, Long.MAX_VALUE);
        Arrays.fill(latest, Long.MIN_VALUE);
    }

    /** Adds the entry at a place of the segment. */
    public void add(int place, AuditEntry entry, long micros) {
        term(Term.WHO, entry.who().value(), place);
        term(Term.PURPOSE, entry.purpose().name(), place);
        term(Term.RESOURCE, entry.resource(), place);
        entry.subject().ifPresent(subject -> term(Term.SUBJECT, subject.token(), place));
        int bundle = place >>> 8;
        earliest[bundle] = Math.min(earliest[bundle], micros);
        latest[bundle] = Math.max(latest[bundle], micros);
    }

    private void term(char field, Object value, int place) {
        terms[count++] = Term.hash(field, value.toString()) << 16 | place;
    }

    /**
     * The index of the segment.
     *
     * @param root the hash of the subtree over the segment, which ties the index to its entries
     */
    public byte[] finish(long segment, byte[] root) {
        // Signed order would put hashes with the top bit first: shift the sign away and back.
        long[] sorted = Arrays.copyOf(terms, count);
        for (int i = 0; i < count; i++) {
            sorted[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(sorted);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            sorted[i] ^= Long.MIN_VALUE;
            if (i == 0 || sorted[i] >>> 16 != sorted[i - 1] >>> 16) {
                distinct++;
            }
        }
        ByteBuffer out = ByteBuffer.allocate(
                SegmentIndex.TERMS_AT + distinct * SegmentIndex.TERM_BYTES + count * 2 + TreeHasher.BYTES);
        SegmentIndex.writeHead(out, segment, count, distinct, root);
        for (int bundle = 0; bundle < SegmentIndex.BUNDLES; bundle++) {
            out.putLong(earliest[bundle]).putLong(latest[bundle]);
        }
        writeTerms(out, sorted, distinct);
        out.put(new TreeHasher().leaf(Arrays.copyOf(out.array(), out.position())));
        return out.array();
    }

    private void writeTerms(ByteBuffer out, long[] sorted, int distinct) {
        int fan = SegmentIndex.FAN_AT;
        int bucket = 0;
        int term = 0;
        int at = SegmentIndex.TERMS_AT;
        int postings = SegmentIndex.TERMS_AT + distinct * SegmentIndex.TERM_BYTES;
        for (int i = 0; i < count; i++) {
            if (i == 0 || sorted[i] >>> 16 != sorted[i - 1] >>> 16) {
                for (; bucket <= (int) (sorted[i] >>> 56); bucket++) {
                    out.putInt(fan + bucket * 4, term);
                }
                out.putLong(at, sorted[i] >>> 16).putInt(at + 8, i);
                at += SegmentIndex.TERM_BYTES;
                term++;
            }
            out.putShort(postings + i * 2, (short) sorted[i]);
        }
        for (; bucket <= SegmentIndex.FAN; bucket++) {
            out.putInt(fan + bucket * 4, term);
        }
        out.position(postings + count * 2);
    }
}

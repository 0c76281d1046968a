package health.cordon.audit;

import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.merkle.TreeHasher;
import java.util.Arrays;

/**
 * Entries that became durable together, on their way into the tree.
 *
 * @param first the index of the first
 * @param count how many
 * @param body they, in the form of an entry bundle
 * @param leafHashes their hashes, one behind the other
 * @param entries what they say
 * @param micros their times
 */
record Batch(long first, int count, byte[] body, byte[] leafHashes, AuditEntry[] entries, long[] micros) {

    /** The hash of one entry. */
    byte[] leafHash(int entry) {
        return Arrays.copyOfRange(leafHashes, entry * TreeHasher.BYTES, (entry + 1) * TreeHasher.BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other == this;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    @Override
    public String toString() {
        return "Batch(" + first + ", " + count + ")";
    }
}

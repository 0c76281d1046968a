package health.cordon.audit.entry;

import health.cordon.core.PhiKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How many identifiers of each kind were found, and nothing else about them. Immutable. */
public final class IdentifierCounts {

    /** None. */
    public static final IdentifierCounts NONE = new IdentifierCounts(new EnumMap<>(PhiKind.class));

    private static final int MOST = 999_999_999;

    private final Map<PhiKind, Integer> counts;

    private IdentifierCounts(EnumMap<PhiKind, Integer> counts) {
        this.counts = Collections.unmodifiableMap(counts);
    }

    /** Counts from 1 to 999,999,999; kinds with 0 are left out. */
    public static IdentifierCounts of(Map<PhiKind, Integer> counts) {
        EnumMap<PhiKind, Integer> kept = new EnumMap<>(PhiKind.class);
        counts.forEach((kind, count) -> {
            if (count < 0 || count > MOST) {
                throw Letters.refused("identifiers");
            }
            if (count > 0) {
                kept.put(kind, count);
            }
        });
        return kept.isEmpty() ? NONE : new IdentifierCounts(kept);
    }

    /** The counts, in the order of {@link PhiKind}. */
    public Map<PhiKind, Integer> byKind() {
        return counts;
    }

    /** All of them together. */
    public long total() {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentifierCounts one && one.counts.equals(counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}

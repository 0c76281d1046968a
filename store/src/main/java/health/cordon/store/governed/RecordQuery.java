package health.cordon.store.governed;

import health.cordon.core.Phi;
import health.cordon.store.Names;
import java.time.Instant;
import java.util.Optional;

/**
 * Which records, oldest first, a page at a time.
 *
 * @param kind of this kind
 * @param collection of this collection; empty for all
 * @param subject of this individual; empty for all
 * @param from kept at this moment or later
 * @param before kept before this moment
 * @param after behind this record, the last of the page before; empty for the first page
 * @param limit at most so many
 */
public record RecordQuery(
        RecordKind kind,
        Optional<String> collection,
        Optional<Phi> subject,
        Instant from,
        Instant before,
        Optional<GovernedRecord> after,
        int limit) {

    /** The most records of a page. */
    public static final int MOST = 1_000;

    private static final Instant END = Instant.ofEpochMilli(Long.MAX_VALUE);

    /** Checks the limit and the word. */
    public RecordQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " records");
        }
        collection.ifPresent(Names::require);
    }

    /** All of a kind. */
    public static RecordQuery of(RecordKind kind) {
        return new RecordQuery(kind, Optional.empty(), Optional.empty(), Instant.EPOCH, END, Optional.empty(), MOST);
    }

    /** Only of this collection. */
    public RecordQuery in(String only) {
        return new RecordQuery(kind, Optional.of(only), subject, from, before, after, limit);
    }

    /** Only of this individual. */
    public RecordQuery of(Phi only) {
        return new RecordQuery(kind, collection, Optional.of(only), from, before, after, limit);
    }

    /** Only kept within these times. */
    public RecordQuery between(Instant start, Instant end) {
        return new RecordQuery(kind, collection, subject, start, end, after, limit);
    }

    /** The page behind this record. */
    public RecordQuery after(GovernedRecord last) {
        return new RecordQuery(kind, collection, subject, from, before, Optional.of(last), limit);
    }

    /** At most so many. */
    public RecordQuery atMost(int records) {
        return new RecordQuery(kind, collection, subject, from, before, after, records);
    }
}

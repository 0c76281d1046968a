package health.cordon.access.spi;

import java.time.Instant;
import java.util.Optional;

/** What a {@link RecordStore} keeps: an immutable value, equal to another with the same contents. */
public interface StoredRecord {

    /** Its id, unique in its store. */
    String id();

    /** When it may be forgotten because nothing asks for it any more; empty if never. */
    default Optional<Instant> forgettableFrom() {
        return Optional.empty();
    }
}

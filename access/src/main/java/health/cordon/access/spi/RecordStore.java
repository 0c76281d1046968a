package health.cordon.access.spi;

import java.util.List;
import java.util.Optional;

/**
 * Keeps records of one kind. Changes are atomic: what two callers do at once has the result of one after the other, and
 * each is told whether his change took place.
 *
 * <p>Implementations are thread-safe, and throw a {@code CordonException} if they cannot keep or read: nothing was changed
 * then. {@code RecordStoreContract} is what each must pass.
 *
 * @param <R> the kind
 */
public interface RecordStore<R extends StoredRecord> {

    /** The record with this id. */
    Optional<R> find(String id);

    /** Keeps a record under its id, if there is none yet; whether it did. */
    boolean insert(R added);

    /** Puts a record in place of an equal of {@code expected}, if that is what is there; whether it did. Ids must agree. */
    boolean replace(R expected, R next);

    /** Takes an equal of {@code expected} away, if that is what is there; whether it did. */
    boolean remove(R expected);

    /** All records, in the order of their ids. For lists that people read, not for each request. */
    List<R> all();
}

package health.cordon.access.memory;

import health.cordon.access.AccessError;
import health.cordon.access.spi.RecordStore;
import health.cordon.access.spi.StoredRecord;
import health.cordon.core.error.CordonException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A store in memory: gone when the process ends, and seen by this process alone. Bounded: when it is full, records that may
 * be forgotten go first, and if there are none the next insert is refused.
 *
 * @param <R> the kind of record
 */
public final class MemoryRecordStore<R extends StoredRecord> implements RecordStore<R> {

    private final InstantSource clock;
    private final int capacity;
    private final TreeMap<String, R> records = new TreeMap<>();

    /** A store for at most this many records. */
    public MemoryRecordStore(InstantSource clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    @Override
    public synchronized Optional<R> find(String id) {
        return Optional.ofNullable(records.get(id));
    }

    @Override
    public synchronized boolean insert(R added) {
        if (records.containsKey(added.id())) {
            return false;
        }
        if (records.size() >= capacity) {
            forget();
        }
        records.put(added.id(), added);
        return true;
    }

    @Override
    public synchronized boolean replace(R expected, R next) {
        requireSameId(expected, next);
        return records.replace(expected.id(), expected, next);
    }

    @Override
    public synchronized boolean remove(R expected) {
        return records.remove(expected.id(), expected);
    }

    @Override
    public synchronized List<R> all() {
        return List.copyOf(records.values());
    }

    private void forget() {
        Instant now = clock.instant();
        records.values()
                .removeIf(one -> one.forgettableFrom()
                        .filter(from -> !now.isBefore(from))
                        .isPresent());
        if (records.size() >= capacity) {
            throw new CordonException(AccessError.STORE_FULL);
        }
    }

    private static void requireSameId(StoredRecord expected, StoredRecord next) {
        if (!Objects.equals(expected.id(), next.id())) {
            throw new IllegalArgumentException("a record keeps its id");
        }
    }
}

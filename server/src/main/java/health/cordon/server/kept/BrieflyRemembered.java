package health.cordon.server.kept;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import health.cordon.access.spi.RecordStore;
import health.cordon.access.spi.StoredRecord;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A store whose records are remembered for a second once they were found, for those that each request asks for.
 *
 * <p><b>What this promises.</b> What changes through this object holds from the next {@code find} on. What another process
 * changes in the same store holds a second later. That nothing was found is not remembered. Thread-safe.
 *
 * <p>The records are in memory as they are there anyway while a request is answered; a thousand at most.
 *
 * @param <R> the kind
 */
public final class BrieflyRemembered<R extends StoredRecord> implements RecordStore<R> {

    /** How long a change by another process may go unseen. */
    public static final Duration TIME = Duration.ofSeconds(1);

    private static final int MOST = 1000;

    private final RecordStore<R> store;
    private final Cache<String, R> found;

    /** Those of a store. */
    public BrieflyRemembered(RecordStore<R> store) {
        this(store, Ticker.systemTicker());
    }

    BrieflyRemembered(RecordStore<R> store, Ticker ticker) {
        this.store = Objects.requireNonNull(store);
        this.found = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(TIME)
                .ticker(ticker)
                .build();
    }

    @Override
    public Optional<R> find(String id) {
        // One at a time for an id: a change waits for who is just reading, so that nobody puts back what it replaced.
        return Optional.ofNullable(found.get(id, key -> store.find(key).orElse(null)));
    }

    @Override
    public boolean insert(R added) {
        return store.insert(added);
    }

    @Override
    public boolean replace(R expected, R next) {
        try {
            return store.replace(expected, next);
        } finally {
            found.invalidate(next.id());
        }
    }

    @Override
    public boolean remove(R expected) {
        try {
            return store.remove(expected);
        } finally {
            found.invalidate(expected.id());
        }
    }

    @Override
    public List<R> all() {
        return store.all();
    }
}

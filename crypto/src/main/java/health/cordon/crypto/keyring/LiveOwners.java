package health.cordon.crypto.keyring;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.spi.KeyHandle;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The owners whose keys are in memory: at most some thousands, and those that nobody uses are wiped. Thread-safe.
 */
final class LiveOwners implements AutoCloseable {

    private static final int MOST = 10_000;
    /** How many times the freshness an unused key stays. */
    private static final int PATIENCE = 5;
    /** A freshness of nothing must not sweep away what was just fetched. */
    private static final long LEAST = Duration.ofSeconds(1).toNanos();

    private final Map<KeyHandle, OwnerKeys> owners = new ConcurrentHashMap<>();
    private final Function<KeyHandle, OwnerKeys> make;
    private final long freshness;
    private final AtomicLong nextSweep;
    private volatile boolean closed;

    LiveOwners(Function<KeyHandle, OwnerKeys> make, Duration freshness) {
        this.make = make;
        this.freshness = freshness.toNanos();
        this.nextSweep = new AtomicLong(System.nanoTime() + this.freshness);
    }

    /** What {@code use} finds; repeated with another holder if the one was swept away under its feet. */
    <T> T with(KeyHandle handle, Function<OwnerKeys, T> use) {
        while (true) {
            OwnerKeys keys = keys(handle);
            try {
                return use.apply(keys);
            } catch (CordonException e) {
                if (closed || !keys.isClosed() || e.code() != CryptoError.KEYRING_CLOSED) {
                    throw e;
                }
            }
        }
    }

    private OwnerKeys keys(KeyHandle handle) {
        if (closed) {
            throw new CordonException(CryptoError.KEYRING_CLOSED);
        }
        OwnerKeys keys = owners.get(handle);
        if (keys == null) {
            keys = owners.computeIfAbsent(handle, make);
            sweep(keys);
            if (closed) {
                close();
                throw new CordonException(CryptoError.KEYRING_CLOSED);
            }
        }
        return keys;
    }

    /** Once a freshness, and whenever there are too many. */
    private void sweep(OwnerKeys wanted) {
        long now = System.nanoTime();
        long due = nextSweep.get();
        boolean mine = now - due >= 0 && nextSweep.compareAndSet(due, now + freshness);
        if (!mine && owners.size() <= MOST) {
            return;
        }
        removeIf(PATIENCE * Math.max(LEAST, freshness), now, 0, wanted);
        if (owners.size() > MOST) {
            removeIf(0, now, MOST * 3 / 4, wanted);
        }
    }

    private void removeIf(long idle, long now, int keep, OwnerKeys wanted) {
        Iterator<OwnerKeys> all = owners.values().iterator();
        while (all.hasNext() && owners.size() > keep) {
            OwnerKeys keys = all.next();
            if (keys != wanted && keys.idle(now) >= idle) {
                all.remove();
                keys.close();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        owners.values().forEach(OwnerKeys::close);
        owners.clear();
    }
}

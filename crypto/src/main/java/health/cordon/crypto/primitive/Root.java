package health.cordon.crypto.primitive;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;

/**
 * 256 secret bits from which keys are derived, and which may be wiped while other threads derive: whoever is late gets
 * nothing, never a key made of zeros. Thread-safe, and readers do not wait for each other.
 */
public final class Root implements AutoCloseable {

    /** Bytes of every root. */
    public static final int BYTES = 32;

    private final StampedLock lock = new StampedLock();
    private final byte[] bytes;
    private volatile boolean wiped;

    private Root(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the array over: it is wiped with this. */
    public static Root of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a root has 32 bytes");
        }
        return new Root(bytes);
    }

    /** A new one. */
    public static Root random() {
        return new Root(Jca.randomKey(BYTES));
    }

    /**
     * What {@code use} makes of the bytes; empty if they were wiped meanwhile, and then what it made is worthless. It may
     * not keep the array.
     */
    public <T> Optional<T> use(Function<byte[], T> use) {
        long stamp = lock.tryOptimisticRead();
        if (stamp == 0 || wiped) {
            return Optional.empty();
        }
        T made = use.apply(bytes);
        return lock.validate(stamp) ? Optional.of(made) : Optional.empty();
    }

    /** Whether {@link #close()} was called. */
    public boolean isWiped() {
        return wiped;
    }

    @Override
    public void close() {
        long stamp = lock.writeLock();
        try {
            wiped = true;
            Arrays.fill(bytes, (byte) 0);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    @Override
    public String toString() {
        return "Root";
    }
}

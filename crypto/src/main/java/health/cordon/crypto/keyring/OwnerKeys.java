package health.cordon.crypto.keyring;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.live.LiveKey;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyState;
import health.cordon.crypto.spi.KeyringStore;
import health.cordon.crypto.spi.WrappedKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one owner's keys: its records, read again when they are older than the freshness, and the keys that were
 * unwrapped. Thread-safe; the way of those who find all in place takes no lock.
 */
final class OwnerKeys implements AutoCloseable {

    /**
     * @param until {@link System#nanoTime} up to which it is trusted
     */
    private record Snapshot(List<KeyRecord> records, Map<Integer, LiveKey> live, long until) {}

    private final KeyHandle handle;
    private final KeyringStore store;
    private final Wrapping wrapping;
    private final KeyringSecret secret;
    private final KeyUseListener listener;
    private final long freshness;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Snapshot snapshot;
    private volatile boolean closed;
    private volatile long lastUse = System.nanoTime();

    OwnerKeys(
            KeyHandle handle,
            KeyringStore store,
            Wrapping wrapping,
            KeyringSecret secret,
            KeyUseListener listener,
            Duration freshness) {
        this.handle = handle;
        this.store = store;
        this.wrapping = wrapping;
        this.secret = secret;
        this.listener = listener;
        this.freshness = freshness.toNanos();
    }

    /** The records, oldest first, each verified; empty if there is no such owner. */
    List<KeyRecord> records() {
        return fresh().records();
    }

    /** Reads the records again, whatever their age. */
    List<KeyRecord> reload() {
        lock.lock();
        try {
            return load().records();
        } finally {
            lock.unlock();
        }
    }

    /** The newest version's key. */
    LiveKey current(Optional<KeyOwner> owner) {
        List<KeyRecord> records = records();
        if (records.isEmpty()) {
            throw new CordonException(CryptoError.KEY_UNKNOWN, SafeArg.key("key", handle.token()));
        }
        return live(records.getLast().version(), owner);
    }

    /** The key of this version, unwrapped if it was not. */
    LiveKey live(int version, Optional<KeyOwner> owner) {
        Snapshot now = fresh();
        LiveKey known = now.live().get(version);
        return known != null && !known.isClosed() ? known : unwrapped(version, owner);
    }

    /** All keys that were not shredded, newest first. */
    List<LiveKey> all(Optional<KeyOwner> owner) {
        List<LiveKey> all = new ArrayList<>();
        for (KeyRecord record : records().reversed()) {
            if (record.state() == KeyState.ACTIVE) {
                all.add(live(record.version(), owner));
            }
        }
        return all;
    }

    /** How long nobody asked, in nanoseconds. */
    long idle(long now) {
        return now - lastUse;
    }

    private Snapshot fresh() {
        Snapshot known = snapshot;
        long now = System.nanoTime();
        lastUse = now;
        if (known != null && now - known.until() < 0) {
            return known;
        }
        lock.lock();
        try {
            known = snapshot;
            return known != null && System.nanoTime() - known.until() < 0 ? known : load();
        } finally {
            lock.unlock();
        }
    }

    /** Keys of records that are still active stay unwrapped: no call to the provider just because time went by. */
    private Snapshot load() {
        if (closed) {
            throw new CordonException(CryptoError.KEYRING_CLOSED);
        }
        List<KeyRecord> records = store.versions(handle);
        int version = 0;
        for (KeyRecord record : records) {
            if (!secret.verified(record).handle().equals(handle) || record.version() != ++version) {
                throw new CordonException(CryptoError.KEYRING_DAMAGED);
            }
        }
        Map<Integer, LiveKey> live = new ConcurrentHashMap<>();
        Snapshot old = snapshot;
        if (old != null) {
            old.live().forEach((number, key) -> {
                if (number <= records.size() && records.get(number - 1).state() == KeyState.ACTIVE) {
                    live.put(number, key);
                } else {
                    key.close();
                }
            });
        }
        Snapshot fresh = new Snapshot(List.copyOf(records), live, System.nanoTime() + freshness);
        snapshot = fresh;
        return fresh;
    }

    private LiveKey unwrapped(int version, Optional<KeyOwner> owner) {
        lock.lock();
        try {
            Snapshot now = fresh();
            LiveKey known = now.live().get(version);
            if (known != null && !known.isClosed()) {
                return known;
            }
            LiveKey key = unwrap(active(now, version, owner), owner);
            now.live().put(version, key);
            return key;
        } finally {
            lock.unlock();
        }
    }

    private KeyRecord active(Snapshot now, int version, Optional<KeyOwner> owner) {
        if (version < 1 || version > now.records().size()) {
            throw new CordonException(
                    CryptoError.KEY_UNKNOWN, SafeArg.key("key", handle.token()), SafeArg.of("version", version));
        }
        KeyRecord record = now.records().get(version - 1);
        if (record.state() == KeyState.SHREDDED) {
            listener.before(use(KeyUse.Action.REFUSE, record, owner));
            throw new CordonException(
                    CryptoError.KEY_SHREDDED, SafeArg.key("key", handle.token()), SafeArg.of("version", version));
        }
        return record;
    }

    /** If the record was wrapped anew meanwhile and the old wrapping no longer opens, the new one does. */
    private LiveKey unwrap(KeyRecord record, Optional<KeyOwner> owner) {
        listener.before(use(KeyUse.Action.UNWRAP, record, owner));
        try {
            return open(record);
        } catch (CordonException e) {
            KeyRecord again = active(load(), record.version(), owner);
            if (again.equals(record)) {
                throw e;
            }
            return open(again);
        }
    }

    private LiveKey open(KeyRecord record) {
        WrappedKey wrapped = record.wrapped();
        if (wrapped == null) {
            throw new CordonException(CryptoError.KEYRING_DAMAGED);
        }
        return new LiveKey(record.version(), wrapping.unwrap(wrapped, secret.context(handle, record.version())));
    }

    static KeyUse use(KeyUse.Action action, KeyRecord record, Optional<KeyOwner> owner) {
        WrappedKey wrapped = record.wrapped();
        return new KeyUse(
                action, record.handle(), record.kind(), record.version(), wrapped == null ? "" : wrapped.kek(), owner);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            Snapshot old = snapshot;
            snapshot = null;
            if (old != null) {
                old.live().values().forEach(LiveKey::close);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        return closed;
    }
}

package health.cordon.crypto.keyring;

import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyringStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A store whose records a test may reach into. Passes the contract. */
final class MemoryKeyringStore implements KeyringStore {

    private final Map<String, List<KeyRecord>> records = new TreeMap<>();

    @Override
    public synchronized List<KeyRecord> versions(KeyHandle handle) {
        return List.copyOf(records.getOrDefault(handle.token(), List.of()));
    }

    @Override
    public synchronized boolean add(@Nullable KeyRecord newest, KeyRecord fresh) {
        List<KeyRecord> versions = records.computeIfAbsent(fresh.handle().token(), h -> new ArrayList<>());
        return Objects.equals(versions.isEmpty() ? null : versions.getLast(), newest) && versions.add(fresh);
    }

    @Override
    public synchronized boolean replace(KeyRecord old, KeyRecord fresh) {
        List<KeyRecord> versions = records.getOrDefault(old.handle().token(), new ArrayList<>());
        int at = versions.indexOf(old);
        if (at >= 0) {
            versions.set(at, fresh);
        }
        return at >= 0;
    }

    @Override
    public void forEach(Consumer<KeyRecord> visitor) {
        List<KeyRecord> all = new ArrayList<>();
        synchronized (this) {
            records.values().forEach(all::addAll);
        }
        all.forEach(visitor);
    }

    /** What someone who writes into the store can do. */
    synchronized void tamper(KeyHandle handle, UnaryOperator<List<KeyRecord>> change) {
        records.put(handle.token(), new ArrayList<>(change.apply(versions(handle))));
    }
}

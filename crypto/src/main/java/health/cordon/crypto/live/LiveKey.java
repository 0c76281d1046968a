package health.cordon.crypto.live;

import health.cordon.crypto.primitive.Derivation;
import health.cordon.crypto.primitive.Root;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One version of a data key, unwrapped, and the keys of each purpose made from it. The data key itself never encrypts.
 * Thread-safe: whoever comes after {@link #close} gets nothing.
 */
public final class LiveKey implements AutoCloseable {

    private final int version;
    private final Root root;
    private final Map<String, Root> branches = new ConcurrentHashMap<>();

    /** Takes the array over. */
    public LiveKey(int version, byte[] key) {
        this.version = version;
        this.root = Root.of(key);
    }

    /** Which version of its owner's key. */
    public int version() {
        return version;
    }

    /**
     * What {@code use} makes of the 32 bytes of one purpose's key; empty if the key was wiped. Derived once a purpose: for
     * the few purposes that are used all the time.
     */
    public <T> Optional<T> with(String purpose, Function<byte[], T> use) {
        Root branch = branches.get(purpose);
        if (branch == null) {
            Optional<Root> derived = root.use(bytes -> Root.of(Derivation.bytes(bytes, purpose, Root.BYTES)));
            if (derived.isEmpty()) {
                return Optional.empty();
            }
            Root other = branches.putIfAbsent(purpose, derived.get());
            branch = other == null ? derived.get() : other;
        }
        Optional<T> made = branch.use(use);
        // A branch that was added while this was being closed would live on.
        if (root.isWiped()) {
            branch.close();
            return Optional.empty();
        }
        return made;
    }

    /** Whether {@link #close} was called. */
    public boolean isClosed() {
        return root.isWiped();
    }

    /** Wipes it and all that was derived from it. */
    @Override
    public void close() {
        root.close();
        branches.values().forEach(Root::close);
    }

    @Override
    public String toString() {
        return "LiveKey(version " + version + ")";
    }
}

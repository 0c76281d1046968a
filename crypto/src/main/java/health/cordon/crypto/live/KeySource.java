package health.cordon.crypto.live;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The data keys of one owner, fetched when needed. Each call may find that the key was rotated or shredded since the one
 * before. Thread-safe.
 */
public interface KeySource extends KeyLender {

    /**
     * The newest version, which encrypts.
     *
     * @throws CordonException {@link CryptoError#KEY_SHREDDED}, {@link CryptoError#KEY_UNKNOWN}, or the provider's
     */
    LiveKey current();

    /** The version that encrypted something, to decrypt it. Throws as {@link #current}. */
    LiveKey version(int version);

    /** All versions that are not shredded, newest first. */
    List<LiveKey> all();

    @Override
    default int currentVersion() {
        return current().version();
    }

    @Override
    default <T> T lendCurrent(String purpose, KeyFunction<T> use) {
        return with(this::current, purpose, use);
    }

    @Override
    default <T> T lend(int version, String purpose, KeyFunction<T> use) {
        return with(() -> version(version), purpose, use);
    }

    /** Makes something of one version's key for one purpose; may not keep the bytes. */
    @FunctionalInterface
    interface KeyFunction<T> {
        /** What it makes. */
        T apply(int version, byte[] key);
    }

    /** What {@code use} makes of a key, fetched again if it was wiped in between. */
    static <T> T with(Supplier<LiveKey> key, String purpose, KeyFunction<T> use) {
        for (int attempt = 0; attempt < 16; attempt++) {
            LiveKey live = key.get();
            Optional<T> made = live.with(purpose, bytes -> use.apply(live.version(), bytes));
            if (made.isPresent()) {
                return made.get();
            }
        }
        throw new CordonException(CryptoError.KEYRING_CLOSED);
    }
}

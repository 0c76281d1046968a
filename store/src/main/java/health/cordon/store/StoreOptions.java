package health.cordon.store;

import health.cordon.crypto.keyring.KeyUseListener;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Who watches a store, and what it needs beside its address.
 *
 * @param keyUse learns of each use of a data key
 * @param observer learns of what is done to the store
 * @param clock decides when retention ends
 * @param passphraseFile the passphrase of a local key-encryption key; null for none or the environment
 */
public record StoreOptions(
        KeyUseListener keyUse,
        StoreObserver observer,
        InstantSource clock,
        @Nullable Path passphraseFile) {

    /** Nobody watches. */
    public static final StoreOptions NONE =
            new StoreOptions(KeyUseListener.NONE, StoreObserver.NONE, InstantSource.system(), null);

    /** With these seats taken. */
    public StoreOptions watchedBy(KeyUseListener listener, StoreObserver watcher) {
        return new StoreOptions(listener, watcher, clock, passphraseFile);
    }

    /** With another clock. */
    public StoreOptions at(InstantSource time) {
        return new StoreOptions(keyUse, observer, time, passphraseFile);
    }

    /** With a passphrase file; null for none. */
    public StoreOptions withPassphraseFile(@Nullable Path file) {
        return new StoreOptions(keyUse, observer, clock, file);
    }
}

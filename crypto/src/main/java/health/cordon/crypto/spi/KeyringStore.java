package health.cordon.crypto.spi;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the records of a keyring: a file, a table. It sees nothing secret and need not be trusted for more than keeping:
 * the keyring checks each record that it gets back.
 *
 * <p><b>What an implementation promises.</b> {@link #add} and {@link #replace} are atomic over all processes and on the
 * disk when they return true; a reader sees a record before or after, never in between. A record that was replaced is gone:
 * no copy of its wrapped key is kept, as far as the medium allows. Order within a handle is by version. Thread-safe. Every
 * implementation passes {@code KeyringStoreContract}.
 *
 * <p><b>What it does not.</b> Copies made by others, such as backups, keep what was replaced; see {@code docs/keys.md}.
 *
 * <p>Errors are {@link CordonException}s: {@link CryptoError#KEYRING_UNREADABLE}, {@link CryptoError#KEYRING_UNWRITABLE},
 * {@link CryptoError#KEYRING_IN_USE}, {@link CryptoError#KEYRING_DAMAGED}, or the store's own.
 */
public interface KeyringStore {

    /** All versions of one data key, oldest first; empty if there is none. */
    List<KeyRecord> versions(KeyHandle handle);

    /**
     * Adds the next version of a handle. False, and nothing done, if the newest version there is not {@code newest} as it
     * stands in the store, or if there is one and {@code newest} is null.
     */
    boolean add(@Nullable KeyRecord newest, KeyRecord fresh);

    /** Puts {@code fresh} in the place of {@code old}; false, and nothing done, if what is there is not {@code old}. */
    boolean replace(KeyRecord old, KeyRecord fresh);

    /** Shows every record, those of one handle together and by version. The store may change meanwhile. */
    void forEach(Consumer<KeyRecord> visitor);
}

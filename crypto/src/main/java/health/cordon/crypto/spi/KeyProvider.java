package health.cordon.crypto.spi;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import java.util.Arrays;

/**
 * Keeps one key-encryption key and wraps data keys under it: a keyset file, a cloud's key management, a hardware module.
 *
 * <p><b>What an implementation promises.</b> Wrapping is authenticated and bound to its context: a changed byte, another
 * context or another key-encryption key gives {@link CryptoError#WRAPPED_KEY_REFUSED}, never another key. After
 * {@link #rotate} new keys are wrapped under the new version, and what older versions wrapped still unwraps. Neither data
 * keys nor the key-encryption key enter a message, a {@code toString} or a log. Thread-safe. Every implementation passes
 * {@code KeyProviderContract}.
 *
 * <p><b>What it does not.</b> It does not count or record uses: the keyring does.
 *
 * <p>Errors are {@link CordonException}s: {@link CryptoError#KEK_DENIED}, {@link CryptoError#KEK_DISABLED},
 * {@link CryptoError#KEK_MISSING}, {@link CryptoError#KEK_UNREACHABLE} (try again), {@link CryptoError#KEK_UNFIT}, {@link
 * CryptoError#KEK_FAILED}, and after {@link #close} {@link CryptoError#KEK_CLOSED}.
 */
public interface KeyProvider extends AutoCloseable {

    /** The most bytes that any provider can be asked to wrap. */
    int MOST_BYTES = 32;

    /**
     * Wraps a data key under the version now in use. The array is not changed or kept; the caller wipes it.
     *
     * @param key 1 to {@link #MOST_BYTES} bytes
     */
    WrappedKey wrap(byte[] key, KeyContext context);

    /** The data key; the caller wipes it. */
    byte[] unwrap(WrappedKey wrapped, KeyContext context);

    /**
     * Wraps under the version now in use what any version wrapped. A provider that can do so without letting the data key
     * out overrides this.
     */
    default WrappedKey rewrap(WrappedKey wrapped, KeyContext context) {
        byte[] key = unwrap(wrapped, context);
        try {
            return wrap(key, context);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Whether this provider's key-encryption key, in any version, made it. Asks nobody where the name tells. */
    boolean wrapped(WrappedKey wrapped);

    /** The key-encryption key as it is now. */
    KekDescription describe();

    /** Puts a new version in use; the older ones go on unwrapping. */
    KekDescription rotate();

    /** Wipes what it holds. A second call does nothing. */
    @Override
    void close();
}

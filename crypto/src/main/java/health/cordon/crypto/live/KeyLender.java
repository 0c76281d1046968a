package health.cordon.crypto.live;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.spi.KeyHandle;

/** What cells are sealed with: one owner's keys, or those of two taken together. Thread-safe. */
public interface KeyLender {

    /** Whose keys; of two owners the first. */
    KeyHandle handle();

    /** The version that encrypts now. */
    int currentVersion();

    /**
     * What {@code use} makes of the key that encrypts now.
     *
     * @throws CordonException {@link CryptoError#KEY_SHREDDED}, {@link CryptoError#KEY_UNKNOWN}, or the provider's
     */
    <T> T lendCurrent(String purpose, KeySource.KeyFunction<T> use);

    /** What {@code use} makes of the key that encrypted something. Throws as {@link #lendCurrent}. */
    <T> T lend(int version, String purpose, KeySource.KeyFunction<T> use);
}

package health.cordon.crypto.spi;

/**
 * A key-encryption key as it is now. Nothing here is secret.
 *
 * @param provider the provider's name, such as {@code local}
 * @param kek the key and its version in use, as a {@link WrappedKey} names them
 * @param algorithm how it wraps, such as {@code AES-256-GCM}
 */
public record KekDescription(String provider, String kek, String algorithm) {}

package health.cordon.crypto.spi;

import java.util.Arrays;
import java.util.Objects;

/**
 * A data key, encrypted under a key-encryption key: worthless without the provider. Immutable.
 *
 * @param provider the provider's name, such as {@code local}
 * @param kek the key-encryption key and its version, as the provider names them; not secret
 * @param bytes what the provider made, understood by it alone
 */
public record WrappedKey(String provider, String kek, byte[] bytes) {

    /** Takes a copy. */
    public WrappedKey {
        Objects.requireNonNull(provider);
        Objects.requireNonNull(kek);
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrappedKey key
                && key.provider.equals(provider)
                && key.kek.equals(kek)
                && Arrays.equals(key.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(provider, kek, Arrays.hashCode(bytes));
    }

    @Override
    public String toString() {
        return "WrappedKey(" + provider + ", " + kek + ")";
    }
}

package health.cordon.crypto.keyring;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.primitive.Root;
import health.cordon.crypto.spi.KekDescription;
import health.cordon.crypto.spi.KeyContext;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.WrappedKey;
import java.util.Arrays;
import java.util.List;

/** The key-encryption keys of a keyring: the first wraps, all unwrap what they wrapped. */
final class Wrapping {

    private final List<KeyProvider> providers;

    Wrapping(List<KeyProvider> providers) {
        if (providers.isEmpty()) {
            throw new IllegalArgumentException("a keyring needs a key provider");
        }
        this.providers = List.copyOf(providers);
    }

    WrappedKey wrap(byte[] key, KeyContext context) {
        return providers.getFirst().wrap(key, context);
    }

    byte[] unwrap(WrappedKey wrapped, KeyContext context) {
        byte[] key = of(wrapped).unwrap(wrapped, context);
        if (key.length != Root.BYTES) {
            Arrays.fill(key, (byte) 0);
            throw new CordonException(CryptoError.WRAPPED_KEY_REFUSED);
        }
        return key;
    }

    /** Under the version in use of the first provider, without the data key leaving it where that is possible. */
    WrappedKey rewrap(WrappedKey wrapped, KeyContext context) {
        KeyProvider from = of(wrapped);
        if (from == providers.getFirst()) {
            return from.rewrap(wrapped, context);
        }
        byte[] key = unwrap(wrapped, context);
        try {
            return wrap(key, context);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    KekDescription describe() {
        return providers.getFirst().describe();
    }

    KekDescription rotate() {
        return providers.getFirst().rotate();
    }

    void close() {
        providers.forEach(KeyProvider::close);
    }

    private KeyProvider of(WrappedKey wrapped) {
        return providers.stream()
                .filter(provider -> provider.wrapped(wrapped))
                .findFirst()
                .orElseThrow(() -> new CordonException(
                        CryptoError.KEK_OTHER,
                        SafeArg.key("provider", wrapped.provider()),
                        SafeArg.key("kek", wrapped.kek())));
    }
}

package health.cordon.crypto.keyring;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.KeyProviderFactory;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The key providers that are installed: {@code local}, and those of the modules on the module or class path. Strict: two of
 * one name, or a name that nobody has, is an error that lists the known names.
 */
public final class KeyProviders {

    private final SortedMap<String, KeyProviderFactory> factories = new TreeMap<>();

    private KeyProviders(Iterable<KeyProviderFactory> found) {
        for (KeyProviderFactory factory : found) {
            if (factories.putIfAbsent(factory.name(), factory) != null) {
                throw new CordonException(CryptoError.KEK_PROVIDER_TWICE, SafeArg.key("provider", factory.name()));
            }
        }
    }

    /**
     * Those that are installed.
     *
     * @throws CordonException {@link CryptoError#KEK_PROVIDER_TWICE}
     */
    public static KeyProviders installed() {
        return new KeyProviders(ServiceLoader.load(KeyProviderFactory.class));
    }

    static KeyProviders of(Iterable<KeyProviderFactory> found) {
        return new KeyProviders(found);
    }

    /** The names, in order. */
    public String names() {
        return String.join(" ", factories.keySet());
    }

    /**
     * Opens the provider that the address names.
     *
     * @throws CordonException {@link CryptoError#KEK_PROVIDER_UNKNOWN}, and the provider's errors
     */
    public KeyProvider open(KekAddress address) {
        return factory(address).open(address);
    }

    /** The address in a form that leads to the same key from any working folder. */
    public KekAddress lasting(KekAddress address) {
        return factory(address).lasting(address);
    }

    private KeyProviderFactory factory(KekAddress address) {
        KeyProviderFactory factory = factories.get(address.provider());
        if (factory == null) {
            throw new CordonException(
                    CryptoError.KEK_PROVIDER_UNKNOWN,
                    SafeArg.key("provider", address.provider()),
                    SafeArg.key("known", names()));
        }
        return factory;
    }
}

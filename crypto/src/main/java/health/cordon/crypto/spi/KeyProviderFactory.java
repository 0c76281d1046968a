package health.cordon.crypto.spi;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;

/**
 * Opens key providers of one sort; found by {@link java.util.ServiceLoader}. Loading is strict: two factories of one name
 * stop the start.
 */
public interface KeyProviderFactory {

    /** The provider's name, before the colon of an address: lower case and hyphens, such as {@code aws-kms}. */
    String name();

    /** The address in a form that leads to the same key from any working folder. */
    default KekAddress lasting(KekAddress address) {
        return address;
    }

    /**
     * Opens the provider.
     *
     * @throws CordonException {@link CryptoError#KEK_ADDRESS} if the place is none of this provider's, and the errors of
     *     {@link KeyProvider}
     */
    KeyProvider open(KekAddress address);
}

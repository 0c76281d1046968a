package health.cordon.crypto;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyProvider;
import health.cordon.crypto.spi.KeyProviderFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** {@code local:FILE}: the key-encryption key is in a keyset file, with a passphrase or without. */
public final class KeysetProviderFactory implements KeyProviderFactory {

    /** Called by the service loader. */
    public KeysetProviderFactory() {}

    @Override
    public String name() {
        return KeysetProvider.NAME;
    }

    @Override
    public KeyProvider open(KekAddress address) {
        return KeysetProvider.open(path(address), address.passphrase().orElse(null));
    }

    @Override
    public KekAddress lasting(KekAddress address) {
        return new KekAddress(
                address.provider(), path(address).toAbsolutePath().normalize().toString(), address.passphraseFile());
    }

    private static Path path(KekAddress address) {
        try {
            return Path.of(address.place());
        } catch (InvalidPathException e) {
            throw new CordonException(CryptoError.KEK_ADDRESS);
        }
    }
}

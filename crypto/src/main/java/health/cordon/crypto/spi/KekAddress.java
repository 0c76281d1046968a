package health.cordon.crypto.spi;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.Passphrase;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a key-encryption key is: {@code local:my.keyset}, {@code aws-kms:alias/cordon}. Not secret: credentials come from
 * where the provider's own tools take them, and a passphrase from a file or the environment.
 *
 * @param provider the provider's name
 * @param place what the provider understands
 * @param passphraseFile the file with the passphrase, or null
 */
public record KekAddress(
        String provider, String place, @Nullable Path passphraseFile) {

    /** The environment variable with the passphrase, where no file is named. */
    public static final String PASSPHRASE_VARIABLE = "CORDON_PASSPHRASE";

    /**
     * Reads {@code PROVIDER:PLACE}.
     *
     * @throws CordonException {@link CryptoError#KEK_ADDRESS}
     */
    public static KekAddress parse(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon == text.length() - 1 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new CordonException(CryptoError.KEK_ADDRESS);
        }
        return new KekAddress(text.substring(0, colon), text.substring(colon + 1), null);
    }

    /** The same with a passphrase file; null for none. */
    public KekAddress withPassphraseFile(@Nullable Path file) {
        return new KekAddress(provider, place, file);
    }

    /** The passphrase from its file or the environment; the caller closes it. Empty where there is neither. */
    public Optional<Passphrase> passphrase() {
        if (passphraseFile != null) {
            return Optional.of(Passphrase.fromFile(passphraseFile));
        }
        return System.getenv(PASSPHRASE_VARIABLE) == null
                ? Optional.empty()
                : Optional.of(Passphrase.fromEnvironment(PASSPHRASE_VARIABLE));
    }

    @Override
    public String toString() {
        return provider + ":" + place;
    }
}

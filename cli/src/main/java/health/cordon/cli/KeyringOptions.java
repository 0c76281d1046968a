package health.cordon.cli;

import health.cordon.crypto.keyring.FileKeyringStore;
import health.cordon.crypto.keyring.KeyProviders;
import health.cordon.crypto.keyring.KeyUseListener;
import health.cordon.crypto.keyring.Keyring;
import health.cordon.crypto.spi.KekAddress;
import health.cordon.crypto.spi.KeyProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the key-encryption key is, for commands that open a keyring. */
final class KeyringOptions {

    @Option(
            names = "--kek",
            paramLabel = "PROVIDER:PLACE",
            description = "Where the key-encryption key is, if it is no longer where the keyring says.")
    @Nullable
    String kek;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "The passphrase of a local key-encryption key that is sealed. The environment variable"
                    + " CORDON_PASSPHRASE works too.")
    @Nullable
    Path passphrase;

    /** Opens it; the caller closes it. */
    Keyring open(FileKeyringStore store) {
        return open(store, List.of());
    }

    /** Opens it with another provider in front, which wraps from now on and is closed with it. */
    Keyring open(FileKeyringStore store, List<KeyProvider> first) {
        List<KeyProvider> providers = new ArrayList<>(first);
        try {
            providers.add(KeyProviders.installed().open(address(store)));
            return Keyring.open(store, providers, KeyUseListener.NONE, Keyring.FRESHNESS);
        } catch (RuntimeException e) {
            providers.forEach(KeyProvider::close);
            throw e;
        }
    }

    private KekAddress address(FileKeyringStore store) {
        return (kek == null ? store.kek() : KekAddress.parse(kek)).withPassphraseFile(passphrase);
    }
}

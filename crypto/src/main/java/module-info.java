import health.cordon.crypto.KeysetProviderFactory;
import health.cordon.crypto.spi.KeyProviderFactory;

/** Keys and what is sealed under them: keyring, sealed cells and files, pseudonyms, the re-identification vault. */
module health.cordon.crypto {
    requires transitive health.cordon.core;
    requires static org.bouncycastle.provider;

    exports health.cordon.crypto;
    exports health.cordon.crypto.cell;
    exports health.cordon.crypto.disk;
    exports health.cordon.crypto.file;
    exports health.cordon.crypto.keyring;
    exports health.cordon.crypto.spi;

    uses java.security.Provider;
    uses KeyProviderFactory;

    provides KeyProviderFactory with
            KeysetProviderFactory;
}

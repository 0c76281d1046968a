package health.cordon.deid.transform;

import health.cordon.crypto.FormatPreserving;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.Pseudonyms;
import health.cordon.crypto.ReidentificationVault;
import org.jspecify.annotations.Nullable;

/**
 * What treatments draw secrets from. Each key is derived when a treatment first asks for it: most policies ask for none,
 * and deriving one loads a cryptographic provider, which takes longer than a note does. Thread-safe.
 */
final class Keys {

    private final Keyset keyset;
    private final @Nullable ReidentificationVault vault;
    private volatile @Nullable Pseudonyms pseudonyms;
    private volatile @Nullable FormatPreserving formatPreserving;

    Keys(Keyset keyset, @Nullable ReidentificationVault vault) {
        this.keyset = keyset;
        this.vault = vault;
    }

    Pseudonyms pseudonyms() {
        Pseudonyms derived = pseudonyms;
        if (derived == null) {
            derived = keyset.pseudonyms();
            pseudonyms = derived;
        }
        return derived;
    }

    FormatPreserving formatPreserving() {
        FormatPreserving derived = formatPreserving;
        if (derived == null) {
            derived = keyset.formatPreserving();
            formatPreserving = derived;
        }
        return derived;
    }

    @Nullable
    ReidentificationVault vault() {
        return vault;
    }
}

package health.cordon.deid.transform;

import health.cordon.crypto.FormatPreserving;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.Pseudonyms;
import health.cordon.crypto.ReidentificationVault;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What treatments draw secrets from. Each key is derived when a treatment first asks for it: most policies ask for none,
 * and deriving one loads a cryptographic provider, which takes longer than a note does. Thread-safe.
 */
final class Keys {

    private final @Nullable Keyset keyset;
    private final @Nullable ReidentificationVault vault;
    private volatile @Nullable Pseudonyms pseudonyms;
    private volatile @Nullable FormatPreserving formatPreserving;

    Keys(Keyset keyset, @Nullable ReidentificationVault vault) {
        this.keyset = keyset;
        this.vault = vault;
    }

    /** Of pseudonyms alone, for treatments that need nothing else. */
    Keys(Pseudonyms pseudonyms) {
        this.keyset = null;
        this.vault = null;
        this.pseudonyms = pseudonyms;
    }

    Pseudonyms pseudonyms() {
        Pseudonyms derived = pseudonyms;
        if (derived == null) {
            derived = Objects.requireNonNull(keyset).pseudonyms();
            pseudonyms = derived;
        }
        return derived;
    }

    FormatPreserving formatPreserving() {
        FormatPreserving derived = formatPreserving;
        if (derived == null) {
            derived = Objects.requireNonNull(keyset).formatPreserving();
            formatPreserving = derived;
        }
        return derived;
    }

    @Nullable
    ReidentificationVault vault() {
        return vault;
    }
}

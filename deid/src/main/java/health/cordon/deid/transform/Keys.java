package health.cordon.deid.transform;

import health.cordon.crypto.FormatPreserving;
import health.cordon.crypto.Pseudonyms;
import health.cordon.crypto.ReidentificationVault;
import org.jspecify.annotations.Nullable;

/** What treatments draw secrets from. */
record Keys(
        Pseudonyms pseudonyms,
        FormatPreserving formatPreserving,
        @Nullable ReidentificationVault vault) {}

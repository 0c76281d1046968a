package health.cordon.crypto.keyring;

import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.crypto.spi.KeyKind;

/**
 * Whose data a key encrypts: one dataset, one patient, one model. Immutable; {@link #toString} shows no name.
 *
 * @param kind what it is
 * @param tenant the organisation that it belongs to; empty where there is only one
 * @param name its stable name within the tenant; for a patient this is PHI, and only a keyed hash of it is kept
 */
public record KeyOwner(KeyKind kind, String tenant, Phi name) {

    private static final RevealAccess TO_LABEL = RevealAccess.because("to show the name of a dataset or model");

    /** Checks that there is a name. */
    public KeyOwner {
        if (name.length() == 0 || kind == KeyKind.KEYRING) {
            throw new IllegalArgumentException("an owner has a name, and is no keyring");
        }
    }

    /** A dataset. Its name is kept in clear, so it may not identify an individual. */
    public static KeyOwner dataset(String name) {
        return new KeyOwner(KeyKind.DATASET, "", Phi.of(name));
    }

    /** A patient, by the stable key that the caller knows the individual by. */
    public static KeyOwner patient(Phi id) {
        return new KeyOwner(KeyKind.PATIENT, "", id);
    }

    /** A model. Its name is kept in clear, so it may not identify an individual. */
    public static KeyOwner model(String name) {
        return new KeyOwner(KeyKind.MODEL, "", Phi.of(name));
    }

    /** The same, of this tenant. */
    public KeyOwner in(String owningTenant) {
        return new KeyOwner(kind, owningTenant, name);
    }

    /** The name for people; empty for a patient. */
    String label() {
        if (kind == KeyKind.PATIENT) {
            return "";
        }
        return tenant.isEmpty() ? name.reveal(TO_LABEL) : tenant + "/" + name.reveal(TO_LABEL);
    }

    @Override
    public String toString() {
        return "KeyOwner(" + kind + ")";
    }
}

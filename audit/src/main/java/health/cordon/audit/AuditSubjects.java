package health.cordon.audit;

import health.cordon.core.Phi;
import health.cordon.crypto.Keyset;
import health.cordon.crypto.Pseudonym;
import java.util.List;

/**
 * How a patient appears in the log: as a keyed pseudonym in a domain of its own, so that the log's pseudonyms are unrelated
 * to those in treated text. Thread-safe.
 *
 * <p>Who holds the keyset and a patient's id finds the patient's entries; who holds the log alone does not.
 */
public final class AuditSubjects {

    private static final String DOMAIN = "audit-subject";

    private final Keyset keyset;

    /** Pseudonyms under this keyset, which stays open as long as this is used. */
    public AuditSubjects(Keyset keyset) {
        this.keyset = keyset;
    }

    /** What to write for this patient. The id is taken as it is: give it in one spelling. */
    public Pseudonym of(Phi patient) {
        return keyset.pseudonyms().of(DOMAIN, patient);
    }

    /** What may have been written for this patient, under any generation of the keyset. */
    public List<Pseudonym> all(Phi patient) {
        return keyset.ids().stream()
                .map(id -> keyset.pseudonyms(id).of(DOMAIN, patient))
                .toList();
    }
}

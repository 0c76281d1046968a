package health.cordon.access.certificate;

import health.cordon.access.AccessError;
import health.cordon.access.Principal;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;

/**
 * Which principal a name in a certificate stands for.
 *
 * @param field where the name stands
 * @param name the name, whole
 * @param principal who it is
 */
public record CertificateRule(Field field, String name, Principal principal) {

    /** Where a name stands. */
    public enum Field {
        /** A URI among the alternative names, such as a SPIFFE id; compared character by character. */
        URI,
        /** A DNS name among the alternative names; case does not count. */
        DNS,
        /** A mail address among the alternative names; case does not count. */
        EMAIL,
        /** The whole distinguished name of the subject, as RFC 2253 writes it; compared by its parts. */
        SUBJECT
    }

    /** Checks the name. */
    public CertificateRule {
        Objects.requireNonNull(field);
        Objects.requireNonNull(principal);
        if (name.isBlank() || name.contains("*") || field == Field.SUBJECT && !isDistinguished(name)) {
            throw new CordonException(AccessError.BAD_SETTING, SafeArg.key("setting", "certificate rule"));
        }
    }

    private static boolean isDistinguished(String name) {
        try {
            return !new X500Principal(name).getName().isEmpty();
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}

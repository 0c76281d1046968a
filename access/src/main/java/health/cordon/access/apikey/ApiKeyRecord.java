package health.cordon.access.apikey;

import health.cordon.access.Principal;
import health.cordon.access.spi.StoredRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of an API key.
 *
 * @param id its public part
 * @param label what its owner calls it
 * @param principal who signs in by it, scopes included
 * @param secretHash SHA-256 of its secret part, in hexadecimal
 * @param issuedAt when
 * @param issuedBy by whom
 * @param until its end
 * @param revokedAt when it was called back, if it was
 */
public record ApiKeyRecord(
        String id,
        String label,
        Principal principal,
        String secretHash,
        Instant issuedAt,
        String issuedBy,
        Instant until,
        Optional<Instant> revokedAt)
        implements StoredRecord {

    ApiKeyRecord revoked(Instant at) {
        return new ApiKeyRecord(id, label, principal, secretHash, issuedAt, issuedBy, until, Optional.of(at));
    }

    /** Everything but the hash. */
    @Override
    public String toString() {
        return "ApiKeyRecord(" + id + ")";
    }
}

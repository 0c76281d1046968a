package health.cordon.access.jwt;

import health.cordon.access.spi.StoredRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * A token that was used, where tokens may be used once.
 *
 * @param id SHA-256 of issuer and token id
 * @param until when the token could not be used anyway
 */
public record UsedToken(String id, Instant until) implements StoredRecord {

    @Override
    public Optional<Instant> forgettableFrom() {
        return Optional.of(until);
    }
}

package health.cordon.access.session;

import health.cordon.access.Principal;
import health.cordon.access.spi.StoredRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a session.
 *
 * @param id SHA-256 of its token, in hexadecimal
 * @param name a public name for lists and logs, from which nothing can be done
 * @param principal whose it is
 * @param startedAt when it began
 * @param seenAt when its token was last used, to within a tenth of the idle time
 * @param until its end, however busy it is
 */
public record SessionRecord(
        String id, String name, Principal principal, Instant startedAt, Instant seenAt, Instant until)
        implements StoredRecord {

    @Override
    public Optional<Instant> forgettableFrom() {
        return Optional.of(until);
    }

    SessionRecord seen(Instant at) {
        return new SessionRecord(id, name, principal, startedAt, at, until);
    }

    /** The public name alone. */
    @Override
    public String toString() {
        return "SessionRecord(" + name + ")";
    }
}

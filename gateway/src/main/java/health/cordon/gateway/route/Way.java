package health.cordon.gateway.route;

import health.cordon.gateway.agreement.Agreement;
import java.time.Instant;
import java.util.Optional;

/**
 * An endpoint that a request may go to, and why.
 *
 * @param endpoint where
 * @param agreement under which agreement; empty inside the boundary
 */
public record Way(Endpoint endpoint, Optional<Agreement> agreement) {

    /** Whether it may still be taken at this moment: its agreement, if it needs one, has not ended. */
    public boolean isOpenAt(Instant at) {
        return agreement.isEmpty() || at.isBefore(agreement.get().validUntil());
    }

    /** Whether nothing that protects the data there is missing here. Nothing protects more than not leaving. */
    public boolean atLeast(Way other) {
        if (agreement.isEmpty()) {
            return true;
        }
        return other.agreement()
                .filter(theirs -> agreement.get().terms().atLeast(theirs.terms()))
                .isPresent();
    }
}

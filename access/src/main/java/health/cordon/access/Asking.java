package health.cordon.access;

import health.cordon.core.PurposeOfUse;
import java.util.Objects;

/**
 * Someone who asks for something, before it is said what.
 *
 * @param requestId which request of the caller this belongs to
 * @param principal who
 * @param purpose why
 */
public record Asking(String requestId, Principal principal, PurposeOfUse purpose) {

    /** Checks the id. */
    public Asking {
        Words.id("request", requestId);
        Objects.requireNonNull(principal);
        Objects.requireNonNull(purpose);
    }

    /** The question whether he may do this with that. */
    public AccessRequest to(Action action, Resource resource) {
        return AccessRequest.of(requestId, principal, purpose, action, resource);
    }
}

package health.cordon.access;

import health.cordon.core.PurposeOfUse;
import java.util.Objects;
import java.util.Optional;

/**
 * One question: may he, for this purpose, do this with that?
 *
 * @param requestId which request of the caller this belongs to; it ties entries of logs together
 * @param principal who asks
 * @param purpose why
 * @param action what is to be done
 * @param resource with what
 * @param emergencyGrant the id of the emergency grant that he asks under
 */
public record AccessRequest(
        String requestId,
        Principal principal,
        PurposeOfUse purpose,
        Action action,
        Resource resource,
        Optional<String> emergencyGrant) {

    /** Checks the ids. */
    public AccessRequest {
        Words.id("request", requestId);
        Objects.requireNonNull(principal);
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(action);
        Objects.requireNonNull(resource);
        emergencyGrant.ifPresent(id -> Words.id("emergency grant", id));
    }

    /** A question outside any emergency. */
    public static AccessRequest of(
            String requestId, Principal principal, PurposeOfUse purpose, Action action, Resource resource) {
        return new AccessRequest(requestId, principal, purpose, action, resource, Optional.empty());
    }

    /** The same under an emergency grant. */
    public AccessRequest under(String grant) {
        return new AccessRequest(requestId, principal, purpose, action, resource, Optional.of(grant));
    }
}

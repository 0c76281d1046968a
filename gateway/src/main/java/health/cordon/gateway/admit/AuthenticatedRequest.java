package health.cordon.gateway.admit;

import health.cordon.access.Principal;
import health.cordon.gateway.inbound.InboundRequest;

/** A request of which it is known who asks. Only {@link Admission} makes one. */
public final class AuthenticatedRequest {

    private final InboundRequest before;
    private final Principal principal;

    AuthenticatedRequest(InboundRequest before, Principal principal) {
        this.before = before;
        this.principal = principal;
    }

    /** What it was before. */
    public InboundRequest before() {
        return before;
    }

    /** Who asks. */
    public Principal principal() {
        return principal;
    }

    @Override
    public String toString() {
        return "AuthenticatedRequest(" + before.id() + ")";
    }
}

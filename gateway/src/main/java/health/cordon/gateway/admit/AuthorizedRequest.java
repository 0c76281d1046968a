package health.cordon.gateway.admit;

import health.cordon.core.PurposeOfUse;
import tools.jackson.databind.JsonNode;

/** A request that is permitted, read as strict JSON. Only {@link Admission} makes one. */
public final class AuthorizedRequest {

    private final AuthenticatedRequest before;
    private final PurposeOfUse purpose;
    private final JsonNode tree;

    AuthorizedRequest(AuthenticatedRequest before, PurposeOfUse purpose, JsonNode tree) {
        this.before = before;
        this.purpose = purpose;
        this.tree = tree;
    }

    /** What it was before. */
    public AuthenticatedRequest before() {
        return before;
    }

    /** For which purpose. */
    public PurposeOfUse purpose() {
        return purpose;
    }

    JsonNode tree() {
        return tree;
    }

    @Override
    public String toString() {
        return "AuthorizedRequest(" + before.before().id() + ", " + purpose + ")";
    }
}

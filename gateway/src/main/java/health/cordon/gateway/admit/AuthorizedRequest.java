package health.cordon.gateway.admit;

import health.cordon.core.PurposeOfUse;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A request that is permitted, read as strict JSON. Only {@link Admission} makes one. */
public final class AuthorizedRequest {

    private final AuthenticatedRequest before;
    private final PurposeOfUse purpose;
    private final List<String> policies;
    private final JsonNode tree;

    AuthorizedRequest(AuthenticatedRequest before, PurposeOfUse purpose, List<String> policies, JsonNode tree) {
        this.before = before;
        this.purpose = purpose;
        this.policies = policies;
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

    /** The ids of the policies that permit it. */
    public List<String> policies() {
        return policies;
    }

    JsonNode tree() {
        return tree;
    }

    @Override
    public String toString() {
        return "AuthorizedRequest(" + before.before().id() + ", " + purpose + ")";
    }
}

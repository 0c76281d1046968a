package health.cordon.gateway.admit;

import health.cordon.core.Phi;
import health.cordon.core.PurposeOfUse;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A request that is permitted, read as strict JSON. Only {@link Admission} makes one. */
public final class AuthorizedRequest {

    private final AuthenticatedRequest before;
    private final PurposeOfUse purpose;
    private final List<String> policies;
    private final JsonNode tree;
    private final Optional<Phi> patient;

    AuthorizedRequest(
            AuthenticatedRequest before,
            PurposeOfUse purpose,
            List<String> policies,
            JsonNode tree,
            Optional<Phi> patient) {
        this.before = before;
        this.purpose = purpose;
        this.policies = policies;
        this.tree = tree;
        this.patient = patient;
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

    /** The patient whom it is about, by the stable key that he is known by; empty if the caller told none. */
    public Optional<Phi> patient() {
        return patient;
    }

    /** The request as it came: nothing of it is scanned. For what cuts it down, and for the sealed history alone. */
    public JsonNode tree() {
        return tree;
    }

    @Override
    public String toString() {
        return "AuthorizedRequest(" + before.before().id() + ", " + purpose + ")";
    }
}

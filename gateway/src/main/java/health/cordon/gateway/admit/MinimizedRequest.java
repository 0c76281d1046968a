package health.cordon.gateway.admit;

import tools.jackson.databind.JsonNode;

/** A request that holds no more than the minimum necessary rules give. Only {@link Admission} makes one. */
public final class MinimizedRequest {

    private final AuthorizedRequest before;
    private final JsonNode tree;
    private final int filtered;

    MinimizedRequest(AuthorizedRequest before, JsonNode tree, int filtered) {
        this.before = before;
        this.tree = tree;
        this.filtered = filtered;
    }

    /** What it was before. */
    public AuthorizedRequest before() {
        return before;
    }

    /** The request. */
    public JsonNode tree() {
        return tree;
    }

    /** How many structured contexts were filtered. */
    public int filtered() {
        return filtered;
    }

    @Override
    public String toString() {
        return "MinimizedRequest(" + before.before().before().id() + ")";
    }
}

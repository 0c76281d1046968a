package health.cordon.gateway.guard;

import health.cordon.audit.entry.IdentifierCounts;
import health.cordon.gateway.admit.MinimizedRequest;
import health.cordon.gateway.screen.ScreenReport;
import health.cordon.gateway.shape.Coverage;
import health.cordon.gateway.token.StandIns;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A request whose every text was scanned and treated. Only {@link GuardIn} makes one. */
public final class GuardedRequest {

    private final MinimizedRequest before;
    private final Mode mode;
    private final String model;
    private final JsonNode tree;
    private final IdentifierCounts found;
    private final long treated;
    private final Coverage coverage;
    private final StandIns standIns;
    private final Known known;
    private final Set<String> tools;
    private final ScreenReport screen;

    GuardedRequest(
            MinimizedRequest before,
            Mode mode,
            String model,
            JsonNode tree,
            IdentifierCounts found,
            long treated,
            Coverage coverage,
            StandIns standIns,
            Known known,
            Set<String> tools,
            ScreenReport screen) {
        this.before = before;
        this.mode = mode;
        this.model = model;
        this.tree = tree;
        this.found = found;
        this.treated = treated;
        this.coverage = coverage;
        this.standIns = standIns;
        this.known = known;
        this.tools = tools;
        this.screen = screen;
    }

    /** What it was before. */
    public MinimizedRequest before() {
        return before;
    }

    /** What was done with PHI. */
    public Mode mode() {
        return mode;
    }

    /** The model that is asked. */
    public String model() {
        return model;
    }

    /** The request in its dialect, guarded. */
    public JsonNode tree() {
        return tree;
    }

    /** What was found, by kind. */
    public IdentifierCounts found() {
        return found;
    }

    /** How many of those were treated. */
    public long treated() {
        return treated;
    }

    /** How everything in it was classified. */
    public Coverage coverage() {
        return coverage;
    }

    /** What stands for what in it. */
    public StandIns standIns() {
        return standIns;
    }

    /** What the caller sent. */
    public Known known() {
        return known;
    }

    /** The names of the tools that it offers. */
    public Set<String> tools() {
        return tools;
    }

    /** What looks like an attack on the model. */
    public ScreenReport screen() {
        return screen;
    }

    /** Without the tree. */
    @Override
    public String toString() {
        return "GuardedRequest(" + mode + ", " + found.total() + " found)";
    }
}

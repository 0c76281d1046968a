package health.cordon.gateway.route;

import health.cordon.audit.entry.ModelName;
import health.cordon.gateway.guard.Mode;
import java.util.List;

/**
 * Where a model's name leads.
 *
 * @param model the name that clients use; {@code *} for every name that no other route has
 * @param mode what is done with PHI
 * @param endpoints where it may be asked, best first
 * @param limits how much it takes
 * @param protection what else is done
 * @param history what is kept of its calls
 */
public record Route(
        String model,
        Mode mode,
        List<Endpoint> endpoints,
        RouteLimits limits,
        Protection protection,
        HistoryMode history) {

    /** Checks that the name may stand in the audit log. */
    public Route {
        if (!model.equals(Endpoint.ANY)) {
            new ModelName(model);
        }
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("a route leads somewhere");
        }
    }

    /** Of whose calls nothing is kept. */
    public Route(String model, Mode mode, List<Endpoint> endpoints, RouteLimits limits, Protection protection) {
        this(model, mode, endpoints, limits, protection, HistoryMode.NONE);
    }

    /** With the usual protection. */
    public Route(String model, Mode mode, List<Endpoint> endpoints, RouteLimits limits) {
        this(model, mode, endpoints, limits, Protection.usual(mode));
    }

    /** Without limits, with the usual protection. */
    public Route(String model, Mode mode, List<Endpoint> endpoints) {
        this(model, mode, endpoints, RouteLimits.NONE);
    }

    /** The same with another protection. */
    public Route with(Protection other) {
        return new Route(model, mode, endpoints, limits, other, history);
    }

    /** The same, of whose calls this is kept. */
    public Route keeping(HistoryMode kept) {
        return new Route(model, mode, endpoints, limits, protection, kept);
    }
}

package health.cordon.gateway.route;

import health.cordon.audit.entry.ModelName;
import health.cordon.gateway.budget.Spending;
import health.cordon.gateway.guard.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a model's name leads.
 *
 * @param model the name that clients use; {@code *} for every name that no other route has
 * @param mode what is done with PHI
 * @param endpoints where it may be asked, best first
 * @param limits how much it takes
 * @param protection what else is done
 * @param spending how much it may spend
 * @param order which of endpoints that protect alike is asked first
 * @param hedgeAfter after which silence of an endpoint the next one is asked too; empty for never
 * @param history what is kept of its calls
 */
public record Route(
        String model,
        Mode mode,
        List<Endpoint> endpoints,
        RouteLimits limits,
        Protection protection,
        Spending spending,
        Order order,
        Optional<Duration> hedgeAfter,
        HistoryMode history) {

    /** Which endpoint is asked first. It never changes which are. */
    public enum Order {
        /** As they are listed. */
        LISTED,
        /** The one that the request costs least at, at most. */
        COST,
        /** The one that began to answer soonest of late. */
        LATENCY
    }

    /** Checks that the name may stand in the audit log, and that what is counted has a price. */
    public Route {
        if (!model.equals(Endpoint.ANY)) {
            new ModelName(model);
        }
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("a route leads somewhere");
        }
        boolean needsPrices = spending.countsCost() || order == Order.COST;
        if (needsPrices && endpoints.stream().map(Endpoint::price).anyMatch(Optional::isEmpty)) {
            throw new IllegalArgumentException("where cost counts, every endpoint has a price");
        }
    }

    /** With the usual protection. */
    public Route(String model, Mode mode, List<Endpoint> endpoints, RouteLimits limits) {
        this(
                model,
                mode,
                endpoints,
                limits,
                Protection.usual(mode),
                Spending.FREE,
                Order.LISTED,
                Optional.empty(),
                HistoryMode.NONE);
    }

    /** Without limits, with the usual protection. */
    public Route(String model, Mode mode, List<Endpoint> endpoints) {
        this(model, mode, endpoints, RouteLimits.NONE);
    }

    /** The same with another protection. */
    public Route with(Protection other) {
        return new Route(model, mode, endpoints, limits, other, spending, order, hedgeAfter, history);
    }

    /** The same with budgets. */
    public Route with(Spending other) {
        return new Route(model, mode, endpoints, limits, protection, other, order, hedgeAfter, history);
    }

    /** The same in another order. */
    public Route with(Order other) {
        return new Route(model, mode, endpoints, limits, protection, spending, other, hedgeAfter, history);
    }

    /** The same, hedged. */
    public Route hedgedAfter(Duration silence) {
        return new Route(model, mode, endpoints, limits, protection, spending, order, Optional.of(silence), history);
    }

    /** The same, of whose calls this is kept. */
    public Route keeping(HistoryMode kept) {
        return new Route(model, mode, endpoints, limits, protection, spending, order, hedgeAfter, kept);
    }

    /** Whether anybody asks what its calls take. */
    boolean isCounted() {
        return !spending.budgets().isEmpty()
                || endpoints.stream().anyMatch(endpoint -> endpoint.price().isPresent());
    }
}

package health.cordon.gateway.route;

import health.cordon.gateway.budget.Quantity;
import health.cordon.gateway.budget.TokenBound;
import health.cordon.gateway.guard.GuardedRequest;
import java.util.List;

/** A request with the ways that it may take. Only {@link Router} makes one. */
public final class RoutedRequest {

    private final GuardedRequest before;
    private final Route route;
    private final List<Way> ways;
    private final TokenBound bound;

    RoutedRequest(GuardedRequest before, Route route, List<Way> ways, TokenBound bound) {
        this.before = before;
        this.route = route;
        this.ways = List.copyOf(ways);
        this.bound = bound;
    }

    /** What it was before. */
    public GuardedRequest before() {
        return before;
    }

    /** The route. */
    public Route route() {
        return route;
    }

    /** The first way and those that may be taken where the endpoint cannot be reached; never empty. */
    public List<Way> ways() {
        return ways;
    }

    /** What it takes at most, wherever it goes; nothing where nobody counts. */
    public Quantity most() {
        return ways.stream().map(way -> bound.most(way.endpoint().price())).reduce(Quantity.NONE, Quantity::most);
    }

    /** What it takes by being sent, at the dearest of its endpoints: an estimate. */
    public Quantity sent() {
        return ways.stream().map(way -> bound.sent(way.endpoint().price())).reduce(Quantity.NONE, Quantity::most);
    }

    @Override
    public String toString() {
        return "RoutedRequest(" + route.model() + ")";
    }
}

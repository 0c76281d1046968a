package health.cordon.gateway.route;

import health.cordon.gateway.guard.GuardedRequest;
import java.util.List;

/** A request with the ways that it may take. Only {@link Router} makes one. */
public final class RoutedRequest {

    private final GuardedRequest before;
    private final Route route;
    private final List<Way> ways;

    RoutedRequest(GuardedRequest before, Route route, List<Way> ways) {
        this.before = before;
        this.route = route;
        this.ways = List.copyOf(ways);
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

    @Override
    public String toString() {
        return "RoutedRequest(" + route.model() + ")";
    }
}

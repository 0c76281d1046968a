package health.cordon.gateway.route;

import health.cordon.gateway.budget.Amount;
import health.cordon.gateway.budget.TokenBound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts the ways of a request in the order that its route asks for.
 *
 * <p><b>What this promises.</b> The ways stay the same. Only one that protects as much as the listed first takes its place, and not
 * one that protects more: else those that protect less than that one would have to go.
 */
final class Ordering {

    private final Comparator<Way> better;

    private Ordering(Comparator<Way> better) {
        this.better = better;
    }

    /** The order of a route, for a request that takes so much at most. */
    static Ordering of(Route.Order order, TokenBound bound, Latencies latencies) {
        return new Ordering(
                switch (order) {
                    case LISTED -> (_, _) -> 0;
                    case COST -> Comparator.comparing(way -> cost(way.endpoint(), bound));
                    case LATENCY -> Comparator.comparingLong(way -> latencies.of(way.endpoint()));
                });
    }

    private static Amount cost(Endpoint endpoint, TokenBound bound) {
        return endpoint.price().isEmpty()
                ? Amount.UNBOUNDED
                : bound.most(endpoint.price()).cost();
    }

    List<Way> of(List<Way> listed) {
        if (listed.size() < 2) {
            return listed;
        }
        Way head = listed.getFirst();
        Way first = listed.stream().filter(head::atLeast).min(better).orElse(head);
        List<Way> ways = new ArrayList<>(listed);
        ways.remove(first);
        ways.sort(better);
        ways.addFirst(first);
        return ways;
    }
}

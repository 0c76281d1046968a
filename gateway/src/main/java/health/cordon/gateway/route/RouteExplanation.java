package health.cordon.gateway.route;

import health.cordon.gateway.agreement.Agreement;
import health.cordon.gateway.agreement.AgreementRegistry;
import health.cordon.gateway.agreement.ConsumerHosts;
import health.cordon.gateway.budget.TokenBound;
import health.cordon.gateway.spi.ProviderCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Why a request to a model goes where it goes. What is used is what {@link Router} says; the reasons are those of its rules.
 *
 * @param route the model's route
 * @param steps its endpoints in the order in which they are asked, or are listed
 */
public record RouteExplanation(Route route, List<Step> steps) {

    /** What becomes of an endpoint. */
    public enum Standing {
        /** It is asked. */
        FIRST,
        /** It is asked where those before it cannot be reached. */
        FALLBACK,
        /** An agreement covers it, and promises less than that of the first. */
        WEAKER,
        /** No agreement covers it. */
        NOT_COVERED,
        /** No agreement can. */
        CONSUMER
    }

    /**
     * One endpoint.
     *
     * @param endpoint which
     * @param standing what becomes of it
     * @param agreement under which agreement; empty inside the boundary, and where none covers it
     * @param gaps what each other agreement lacks, by its id; empty inside the boundary
     */
    public record Step(
            Endpoint endpoint, Standing standing, Optional<Agreement> agreement, Map<String, Set<Agreement.Gap>> gaps) {

        /** Whether it may be asked. */
        public boolean isUsed() {
            return standing == Standing.FIRST || standing == Standing.FALLBACK;
        }
    }

    /** Takes a copy. */
    public RouteExplanation {
        steps = List.copyOf(steps);
    }

    /** Whether a request would go anywhere. */
    public boolean leads() {
        return steps.stream().anyMatch(Step::isUsed);
    }

    /** The explanation of a route at a moment, for an ordinary request and what is known of how fast endpoints are. */
    public static RouteExplanation of(
            Route route,
            ProviderCall.Operation operation,
            AgreementRegistry agreements,
            Instant at,
            Latencies latencies) {
        List<Way> ways = Ordering.of(route.order(), TokenBound.ORDINARY, latencies)
                .of(Router.ways(route, operation, agreements, at));
        List<Agreement> all = agreements.all();
        List<Step> steps = new ArrayList<>();
        for (Endpoint endpoint : inOrder(route, ways)) {
            Optional<Way> way =
                    ways.stream().filter(each -> each.endpoint() == endpoint).findFirst();
            boolean first = way.isPresent() && way.get() == ways.getFirst();
            steps.add(step(endpoint, way, first, operation, all, at));
        }
        return new RouteExplanation(route, steps);
    }

    /** As they are listed, or as they are asked and then the others. */
    private static List<Endpoint> inOrder(Route route, List<Way> ways) {
        if (route.order() == Route.Order.LISTED) {
            return route.endpoints();
        }
        Set<Endpoint> all = new LinkedHashSet<>(ways.stream().map(Way::endpoint).toList());
        all.addAll(route.endpoints());
        return List.copyOf(all);
    }

    private static Step step(
            Endpoint endpoint,
            Optional<Way> way,
            boolean first,
            ProviderCall.Operation operation,
            List<Agreement> agreements,
            Instant at) {
        Map<String, Set<Agreement.Gap>> gaps = new TreeMap<>();
        Optional<Agreement> under = way.flatMap(Way::agreement);
        if (!endpoint.isInside()) {
            Agreement.Use use = Router.use(endpoint, operation);
            agreements.stream()
                    .filter(each -> !under.equals(Optional.of(each)))
                    .forEach(each -> gaps.put(each.id(), each.gaps(use, at)));
        }
        Standing standing;
        if (way.isPresent()) {
            standing = first ? Standing.FIRST : Standing.FALLBACK;
        } else if (ConsumerHosts.isConsumer(endpoint.host().orElse(""))) {
            standing = Standing.CONSUMER;
        } else {
            standing = gaps.values().stream().anyMatch(Set::isEmpty) ? Standing.WEAKER : Standing.NOT_COVERED;
        }
        return new Step(endpoint, standing, under, gaps);
    }
}

package health.cordon.gateway.route;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.agreement.Agreement;
import health.cordon.gateway.agreement.AgreementRegistry;
import health.cordon.gateway.agreement.ConsumerHosts;
import health.cordon.gateway.budget.Spending;
import health.cordon.gateway.budget.TokenBound;
import health.cordon.gateway.dialect.Dialect;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.guard.GuardedRequest;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.spi.ProviderCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds where a request may go.
 *
 * <p><b>What this promises.</b> Out of the boundary it goes only under a valid agreement that covers exactly this endpoint,
 * model, modality and region; to a consumer service never. Every request is taken to hold PHI, whatever was found in it:
 * finding nothing proves nothing. Where an endpoint cannot be reached, the next one protects the data no less than the
 * first. Thread-safe.
 */
@Cfr("164.502(e)(1)")
public final class Router {

    /** What a model's name looks like where the client may name any: no blanks, and no number but a day of its making. */
    private static final Pattern FORM = Pattern.compile("(?:[A-Za-z._:/_-]|\\d{1,4}(?!\\d)|20\\d{6}(?!\\d)){1,64}");

    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final AgreementRegistry agreements;
    private final InstantSource clock;
    private final Latencies latencies;

    /**
     * A router.
     *
     * @param latencies how fast endpoints were, which whoever calls them tells
     * @throws IllegalArgumentException if two routes have one model's name
     */
    public Router(List<Route> routes, AgreementRegistry agreements, InstantSource clock, Latencies latencies) {
        this.agreements = agreements;
        this.clock = clock;
        this.latencies = latencies;
        for (Route route : routes) {
            if (this.routes.putIfAbsent(route.model(), route) != null) {
                throw new IllegalArgumentException("two routes for one model");
            }
        }
    }

    /** The models that clients may ask for, in the order of the configuration. */
    public Set<String> models() {
        Set<String> named = new LinkedHashSet<>(routes.keySet());
        named.remove(Endpoint.ANY);
        return java.util.Collections.unmodifiableSet(named);
    }

    /**
     * What is done with PHI on the route of a model.
     *
     * @throws CordonException {@link GatewayError#UNKNOWN_MODEL}
     */
    public Mode mode(String model) {
        return find(model).mode();
    }

    /**
     * What else is done on the route of a model.
     *
     * @throws CordonException {@link GatewayError#UNKNOWN_MODEL}
     */
    public Protection protection(String model) {
        return find(model).protection();
    }

    /**
     * Finds the ways.
     *
     * @throws CordonException {@link GatewayError#NO_AGREEMENT} if there is none
     */
    public RoutedRequest route(GuardedRequest request) {
        Route route = find(request.model());
        Dialect dialect = Dialect.of(request.before().before().before().before().door());
        TokenBound bound = bound(request, route, dialect);
        Ordering ordering = Ordering.of(route.order(), bound, latencies);
        List<Way> ways = ordering.of(ways(route, dialect.operation(), agreements, clock.instant()));
        if (ways.isEmpty()) {
            throw new CordonException(GatewayError.NO_AGREEMENT);
        }
        return new RoutedRequest(request, route, ways, bound);
    }

    private static TokenBound bound(GuardedRequest request, Route route, Dialect dialect) {
        if (!route.isCounted()) {
            return TokenBound.NONE;
        }
        String ahead = route.protection().preamble().text();
        return TokenBound.of(
                dialect.upstream(request.tree()),
                ahead.getBytes(StandardCharsets.UTF_8).length,
                dialect.operation() == ProviderCall.Operation.EMBED
                        ? 0
                        : route.spending().answerTokens().orElse(Spending.USUAL_ANSWER));
    }

    /**
     * The way that a request to a model would take at a moment, and why no other.
     *
     * @throws CordonException {@link GatewayError#UNKNOWN_MODEL}, {@link GatewayError#AGREEMENT_UNVERIFIED}
     */
    public RouteExplanation explain(String model, ProviderCall.Operation operation, Instant at) {
        return RouteExplanation.of(find(model), operation, agreements, at, latencies);
    }

    /** The ways of a route at a moment, as they are listed: the best one first, then those that protect no less. */
    static List<Way> ways(Route route, ProviderCall.Operation operation, AgreementRegistry agreements, Instant at) {
        List<Way> ways = new ArrayList<>();
        for (Endpoint endpoint : route.endpoints()) {
            Optional<Way> way = way(endpoint, operation, agreements, at);
            if (way.isPresent() && (ways.isEmpty() || way.get().atLeast(ways.getFirst()))) {
                ways.add(way.get());
            }
        }
        return ways;
    }

    /** Of several agreements that cover it, one than which none promises more. */
    private static Optional<Way> way(
            Endpoint endpoint, ProviderCall.Operation operation, AgreementRegistry agreements, Instant at) {
        String host = endpoint.host().orElse("");
        if (ConsumerHosts.isConsumer(host)) {
            return Optional.empty();
        }
        if (endpoint.isInside()) {
            return Optional.of(new Way(endpoint, Optional.empty()));
        }
        if (host.isEmpty()) {
            return Optional.empty();
        }
        return agreements.covering(use(endpoint, operation), at).stream()
                .max(Comparator.comparingInt(agreement -> promises(agreement.terms())))
                .map(best -> new Way(endpoint, Optional.of(best)));
    }

    /** What an agreement must cover for this endpoint. */
    static Agreement.Use use(Endpoint endpoint, ProviderCall.Operation operation) {
        Agreement.Modality modality = switch (operation) {
            case CHAT -> Agreement.Modality.TEXT;
            case EMBED -> Agreement.Modality.EMBEDDING;
        };
        return new Agreement.Use(endpoint.host().orElse(""), endpoint.model(), modality, endpoint.region());
    }

    /** No terms with more protection have a smaller number. */
    private static int promises(Agreement.Terms terms) {
        return (terms.zeroRetention() ? 2 : 0) + (terms.noTraining() ? 1 : 0);
    }

    private Route find(String model) {
        Route route = routes.get(model);
        if (route == null && FORM.matcher(model).matches()) {
            route = routes.get(Endpoint.ANY);
        }
        if (route == null || model.equals(Endpoint.ANY)) {
            throw new CordonException(GatewayError.UNKNOWN_MODEL);
        }
        return route;
    }
}

package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.admit.AuthenticatedRequest;
import health.cordon.gateway.budget.Budgets;
import health.cordon.gateway.budget.Quantity;
import health.cordon.gateway.budget.Reservation;
import health.cordon.gateway.budget.TokenBound;
import health.cordon.gateway.dialect.Dialect;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.error.RetryLater;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.preamble.Preamble;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Latencies;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.RoutedRequest;
import health.cordon.gateway.route.Way;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ReplyStream;
import health.cordon.gateway.trail.Endings;
import health.cordon.gateway.trail.IntendedCall;
import health.cordon.gateway.trail.Intents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes calls.
 *
 * <p><b>What this promises.</b> Every try has an intent and an outcome of its own, which name its endpoint. Another endpoint is
 * asked only where the one before surely did not begin: no connection came about, or it said that it takes no more. It protects
 * the data no less than the first, whether that was asked or left alone. Where no other may be asked, the same one is, if it said
 * when ({@link Retries}). Whatever failed otherwise is told and not repeated. Thread-safe.
 */
public final class Calls {

    private final Intents intents;
    private final Endings endings;
    private final Breakers breakers;
    private final Retries retries;
    private final Budgets budgets;
    private final Latencies latencies;
    private final InstantSource clock;
    private final Map<String, RouteGate> gates = new ConcurrentHashMap<>();

    /**
     * Recorded there, by these rules.
     *
     * @param budgets where what calls take is counted
     * @param latencies who is told how fast endpoints are
     */
    public Calls(
            Intents intents,
            Endings endings,
            Breakers breakers,
            Retries retries,
            Budgets budgets,
            Latencies latencies,
            InstantSource clock) {
        this.intents = intents;
        this.endings = endings;
        this.breakers = breakers;
        this.retries = retries;
        this.budgets = budgets;
        this.latencies = latencies;
        this.clock = clock;
    }

    /**
     * Takes a place on the route, reserves what the call takes at most, and records the intent for the first way that is open.
     *
     * @throws CordonException {@link GatewayError#ROUTE_BUSY}, {@link GatewayError#BUDGET_SPENT}, {@link
     *     GatewayError#PROVIDER_RESTING} as {@link RetryLater}; {@link GatewayError#OVER_BUDGET}, {@link
     *     GatewayError#BUDGET_UNKNOWN}, {@link GatewayError#NO_AGREEMENT}, {@link GatewayError#NOT_AUDITED}
     */
    public PlacedCall place(RoutedRequest request) {
        RouteGate.Place place = gates.computeIfAbsent(
                        request.route().model(),
                        _ -> new RouteGate(request.route().limits()))
                .enter();
        try {
            return placed(request, place);
        } catch (RuntimeException refused) {
            place.close();
            throw refused;
        }
    }

    private PlacedCall placed(RoutedRequest request, RouteGate.Place place) {
        Route route = request.route();
        AuthenticatedRequest known = request.before().before().before().before();
        Reservation reservation = budgets.reserve(
                route.model(), route.spending(), known.principal().id(), request.most());
        try {
            return new PlacedCall(
                    intended(request, 0, request.ways().size()).orElseThrow(() -> closed(request)), place, reservation);
        } catch (RuntimeException refused) {
            reservation.settle(Quantity.NONE);
            throw refused;
        }
    }

    /**
     * Calls.
     *
     * @throws CordonException {@code GatewayError.PROVIDER_*}; the outcome of each try is recorded then
     */
    public ProviderReply call(PlacedCall placed) {
        Quantity taken = placed.intended().before().most();
        boolean begun = false;
        try {
            ProviderReply reply = tried(placed);
            begun = true;
            return reply;
        } catch (CordonException failed) {
            taken = taken(placed, failed);
            throw failed;
        } finally {
            if (!begun) {
                placed.reservation().settle(taken);
                placed.place().close();
            }
        }
    }

    /** What a call took that failed before its answer: nothing where it did not begin or was refused, else about what was sent. */
    private static Quantity taken(PlacedCall placed, CordonException failed) {
        boolean refused = failed.code() instanceof GatewayError error
                && switch (error) {
                    case PROVIDER_UNREACHABLE,
                            PROVIDER_BUSY,
                            PROVIDER_FAILED,
                            PROVIDER_REFUSED,
                            PROVIDER_KEY_REFUSED,
                            OUTSIDE_BOUNDARY,
                            NO_CREDENTIALS,
                            NOT_TRANSLATABLE -> true;
                    default -> false;
                };
        return refused ? Quantity.NONE : placed.intended().before().sent();
    }

    private ProviderReply tried(PlacedCall placed) {
        IntendedCall intended = placed.intended();
        int waits = 0;
        while (true) {
            try {
                return begun(intended, placed);
            } catch (CordonException failed) {
                endings.failed(intended, failed);
                IntendedCall next = surelyNotBegun(failed) ? other(intended) : null;
                if (next == null && waits < retries.most()) {
                    waits++;
                    next = again(intended, failed);
                }
                if (next == null) {
                    throw failed;
                }
                intended = next;
            } catch (Throwable broken) {
                endings.failed(intended, broken);
                throw broken;
            }
        }
    }

    private static boolean surelyNotBegun(CordonException failed) {
        return failed.code() == GatewayError.PROVIDER_UNREACHABLE
                || failed.code() == GatewayError.OUTSIDE_BOUNDARY
                || failed.code() == GatewayError.PROVIDER_BUSY;
    }

    private @Nullable IntendedCall other(IntendedCall failed) {
        RoutedRequest request = failed.before();
        return intended(request, failed.number() + 1, request.ways().size()).orElse(null);
    }

    /** The same way once more, after the time that the endpoint told. */
    private @Nullable IntendedCall again(IntendedCall failed, CordonException why) {
        if (!(why instanceof RetryLater later) || later.after().compareTo(retries.longest()) > 0) {
            return null;
        }
        try {
            Thread.sleep(later.after());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
        return intended(failed.before(), failed.number(), failed.number() + 1).orElse(null);
    }

    /** The intent for the first of these ways that is open. */
    private Optional<IntendedCall> intended(RoutedRequest request, int from, int until) {
        Instant now = clock.instant();
        List<Way> ways = request.ways();
        for (int number = from; number < until; number++) {
            Way way = ways.get(number);
            if (way.isOpenAt(now) && breakers.enter(way.endpoint())) {
                try {
                    return Optional.of(intents.intend(request, number));
                } catch (RuntimeException refused) {
                    breakers.left(way.endpoint());
                    throw refused;
                }
            }
        }
        return Optional.empty();
    }

    private CordonException closed(RoutedRequest request) {
        Instant now = clock.instant();
        return request.ways().stream().anyMatch(way -> way.isOpenAt(now))
                ? new RetryLater(GatewayError.PROVIDER_RESTING, breakers.rest())
                : new CordonException(GatewayError.NO_AGREEMENT);
    }

    private ProviderReply begun(IntendedCall intended, PlacedCall placed) {
        Endpoint endpoint = intended.way().endpoint();
        long began = System.nanoTime();
        boolean told = false;
        try {
            ProviderCall call = call(intended);
            ReplyStream events = endpoint.provider().call(call);
            told = true;
            latencies.began(endpoint, System.nanoTime() - began);
            Meter meter = new Meter(endpoint, call.body(), placed.place(), placed.reservation());
            return new ProviderReply(intended, new HeldReply(events, endpoint, breakers, meter, began), meter);
        } catch (CordonException failed) {
            told = true;
            breakers.failed(endpoint, failed.code(), System.nanoTime() - began);
            throw failed;
        } catch (RuntimeException broken) {
            told = true;
            breakers.failed(endpoint, GatewayError.PROVIDER_FAILED, System.nanoTime() - began);
            throw new CordonException(GatewayError.PROVIDER_FAILED, broken, SafeArg.cause(broken));
        } finally {
            if (!told) {
                breakers.left(endpoint);
            }
        }
    }

    private static ProviderCall call(IntendedCall intended) {
        var guarded = intended.before().before();
        Dialect dialect = Dialect.of(guarded.before().before().before().before().door());
        String model = intended.way().endpoint().model(guarded.model());
        JsonNode upstream = dialect.upstream(guarded.tree());
        ObjectNode body = StrictTree.object();
        for (Map.Entry<String, JsonNode> field : upstream.properties()) {
            body.set(field.getKey(), field.getValue());
        }
        body.put("model", model);
        OptionalLong most = intended.before().route().spending().answerTokens();
        if (most.isPresent()
                && dialect.operation() == ProviderCall.Operation.CHAT
                && TokenBound.answer(body).isEmpty()) {
            body.put("max_tokens", most.getAsLong());
        }
        Preamble preamble = intended.before().route().protection().preamble();
        preamble.ahead(body);
        preamble.require(body);
        return new ProviderCall(dialect.operation(), model, body, dialect.streams(guarded.tree()));
    }
}

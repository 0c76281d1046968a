package health.cordon.gateway.provider;

import health.cordon.audit.entry.BaaId;
import health.cordon.audit.entry.IdentifierCounts;
import health.cordon.audit.entry.Outcome;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.admit.AuthenticatedRequest;
import health.cordon.gateway.budget.Budgets;
import health.cordon.gateway.budget.Quantity;
import health.cordon.gateway.budget.Reservation;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.error.RetryLater;
import health.cordon.gateway.history.CallHistory;
import health.cordon.gateway.history.Histories;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Latencies;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.RoutedRequest;
import health.cordon.gateway.route.Way;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ReplyStream;
import health.cordon.gateway.trace.Fact;
import health.cordon.gateway.trace.Span;
import health.cordon.gateway.trace.Stage;
import health.cordon.gateway.trail.Endings;
import health.cordon.gateway.trail.IntendedCall;
import health.cordon.gateway.trail.Intents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls.
 *
 * <p><b>What this promises.</b> Every try has an intent and an outcome of its own, which name its endpoint. Another endpoint is
 * asked only where the one before surely did not begin: no connection came about, or it said that it takes no more. It protects
 * the data no less than the first, whether that was asked or left alone. Where no other may be asked, the same one is, if it said
 * when ({@link Retries}). Whatever failed otherwise is told and not repeated. Where a route's calls are kept, nothing is sent
 * before the request's part is. Where a route hedges, a second endpoint is asked while the first one is silent, in a place and
 * under a reservation of its own. Thread-safe.
 */
public final class Calls {

    private final Intents intents;
    private final Endings endings;
    private final Histories histories;
    private final Breakers breakers;
    private final Retries retries;
    private final Budgets budgets;
    private final Latencies latencies;
    private final InstantSource clock;
    private final Map<String, RouteGate> gates = new ConcurrentHashMap<>();

    /**
     * Recorded there, by these rules.
     *
     * @param histories where calls are kept of routes that say so
     * @param budgets where what calls take is counted
     * @param latencies who is told how fast endpoints are
     */
    public Calls(
            Intents intents,
            Endings endings,
            Histories histories,
            Breakers breakers,
            Retries retries,
            Budgets budgets,
            Latencies latencies,
            InstantSource clock) {
        this.intents = intents;
        this.endings = endings;
        this.histories = histories;
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
        return place(request, 0);
    }

    private PlacedCall place(RoutedRequest request, int from) {
        RouteGate.Place place = gates.computeIfAbsent(
                        request.route().model(),
                        _ -> new RouteGate(request.route().limits()))
                .enter();
        try {
            return placed(request, from, place);
        } catch (RuntimeException refused) {
            place.close();
            throw refused;
        }
    }

    private PlacedCall placed(RoutedRequest request, int from, RouteGate.Place place) {
        Route route = request.route();
        AuthenticatedRequest known = request.before().before().before().before();
        Reservation reservation = budgets.reserve(
                route.model(), route.spending(), known.principal().id(), request.most());
        try {
            return new PlacedCall(
                    intended(request, from, request.ways().size()).orElseThrow(() -> closed(request)),
                    place,
                    reservation);
        } catch (RuntimeException refused) {
            reservation.settle(Quantity.NONE);
            throw refused;
        }
    }

    /**
     * Calls.
     *
     * @param trace each try is a part of it
     * @throws CordonException {@code GatewayError.PROVIDER_*}, {@link GatewayError#HISTORY_NOT_KEPT}; the outcome of each try
     *     is recorded then
     */
    public ProviderReply call(PlacedCall placed, Span trace) {
        try {
            return tried(placed, trace);
        } catch (Throwable failed) {
            leave(placed, Optional.of(failed));
            throw failed;
        }
    }

    private ProviderReply tried(PlacedCall placed, Span trace) {
        PlacedCall now = placed;
        int waits = 0;
        while (true) {
            IntendedCall intended = now.intended();
            try {
                return answered(now, trace);
            } catch (CordonException failed) {
                failed(intended, failed, trace);
                IntendedCall next = Failure.surelyNotBegun(failed) ? other(intended) : null;
                if (next == null && waits < retries.most()) {
                    waits++;
                    next = again(intended, failed);
                }
                if (next == null) {
                    throw failed;
                }
                now = now.with(next);
            } catch (Throwable broken) {
                failed(intended, broken, trace);
                throw broken;
            }
        }
    }

    /** One try; where the route says so and its endpoint takes too long to begin, the next one is asked too. */
    private ProviderReply answered(PlacedCall placed, Span trace) {
        RoutedRequest request = placed.intended().before();
        Optional<Duration> patience = request.route().hedgeAfter();
        int next = placed.intended().number() + 1;
        if (patience.isEmpty() || next >= request.ways().size()) {
            return begun(placed, trace.begin(Stage.CALL));
        }
        Race race = new Race(each -> begun(each, trace.begin(Stage.CALL)), (each, why) -> lost(each, why, trace));
        return race.run(placed, patience.get(), () -> trace.during(Stage.INTENT, () -> hedge(request, next)));
    }

    /** A place for a second call; empty where limits, budgets, breakers, agreements or the log have none. */
    private Optional<PlacedCall> hedge(RoutedRequest request, int from) {
        try {
            return Optional.of(place(request, from));
        } catch (CordonException none) {
            return Optional.empty();
        }
    }

    private void lost(PlacedCall placed, Optional<Throwable> why, Span trace) {
        try {
            if (why.isPresent()) {
                failed(placed.intended(), why.get(), trace);
            } else {
                trace.during(Stage.OUTCOME, () -> {
                    endings.ended(placed.intended(), Outcome.MINOR_FAILURE, IdentifierCounts.NONE);
                    return placed;
                });
            }
        } finally {
            leave(placed, why);
        }
    }

    /** It has no answer: nothing is charged where it did not begin or was refused, else about what was sent. */
    private static void leave(PlacedCall placed, Optional<Throwable> why) {
        boolean free = why.isPresent() && why.get() instanceof CordonException failed && Failure.costsNothing(failed);
        placed.reservation()
                .settle(free ? Quantity.NONE : placed.intended().before().sent());
        placed.place().close();
    }

    private void failed(IntendedCall intended, Throwable why, Span trace) {
        trace.during(Stage.OUTCOME, () -> {
            endings.failed(intended, why);
            return intended;
        });
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

    private ProviderReply begun(PlacedCall placed, Span part) {
        IntendedCall intended = placed.intended();
        Endpoint endpoint = intended.way().endpoint();
        long began = System.nanoTime();
        boolean told = false;
        part.say(Fact.endpoint(endpoint));
        part.say(Fact.model(endpoint.recorded()));
        intended.way().agreement().ifPresent(agreement -> part.say(Fact.agreement(new BaaId(agreement.id()))));
        try {
            ProviderCall call = CallForm.of(intended, part.id());
            part.say(Fact.operation(call.operation()));
            CallHistory history = histories.begin(intended, call);
            ReplyStream events = endpoint.provider().call(call);
            told = true;
            latencies.began(endpoint, System.nanoTime() - began);
            Meter meter = new Meter(endpoint, call.body(), placed.place(), placed.reservation());
            ReplyStream held = new HeldReply(events, endpoint, breakers, meter, part, began);
            return new ProviderReply(intended, history.heard(held), meter, history);
        } catch (CordonException failed) {
            told = true;
            breakers.failed(endpoint, failed.code(), System.nanoTime() - began);
            if (failed.code() == GatewayError.CLIENT_GONE || failed.code() == GatewayError.PROVIDER_TIMED_OUT) {
                // That long at least it takes.
                latencies.began(endpoint, System.nanoTime() - began);
            }
            part.failed(failed);
            throw failed;
        } catch (RuntimeException broken) {
            told = true;
            breakers.failed(endpoint, GatewayError.PROVIDER_FAILED, System.nanoTime() - began);
            part.failed(broken);
            throw new CordonException(GatewayError.PROVIDER_FAILED, broken, SafeArg.cause(broken));
        } finally {
            if (!told) {
                breakers.left(endpoint);
                part.end();
            }
        }
    }
}

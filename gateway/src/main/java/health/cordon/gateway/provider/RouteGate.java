package health.cordon.gateway.provider;

import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.error.RetryLater;
import health.cordon.gateway.route.RouteLimits;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Holds a route's limits. Thread-safe. */
final class RouteGate {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Optional<Semaphore> places;
    private final Optional<Bucket> requests;
    private final Optional<Bucket> tokens;

    RouteGate(RouteLimits limits) {
        places = limits.concurrent().isPresent()
                ? Optional.of(new Semaphore(limits.concurrent().getAsInt()))
                : Optional.empty();
        requests = aMinute(limits.requestsPerMinute());
        tokens = aMinute(limits.tokensPerMinute());
    }

    private static Optional<Bucket> aMinute(OptionalLong most) {
        if (most.isEmpty()) {
            return Optional.empty();
        }
        long many = most.getAsLong();
        return Optional.of(Bucket.builder()
                .addLimit(limit -> limit.capacity(many).refillGreedy(many, Duration.ofMinutes(1)))
                .build());
    }

    /** One call's place on the route. */
    final class Place implements AutoCloseable {

        private final AtomicBoolean left = new AtomicBoolean();

        /** So many tokens were used. */
        void used(long count) {
            if (count > 0) {
                tokens.ifPresent(bucket -> bucket.consumeIgnoringRateLimits(count));
            }
        }

        /** Gives the place back; more than once is as good as once. */
        @Override
        public void close() {
            if (left.compareAndSet(false, true)) {
                places.ifPresent(Semaphore::release);
            }
        }
    }

    /**
     * Takes a place.
     *
     * @throws RetryLater {@link GatewayError#ROUTE_BUSY}
     */
    Place enter() {
        if (places.isPresent() && !places.get().tryAcquire()) {
            throw new RetryLater(GatewayError.ROUTE_BUSY, SOON);
        }
        Place place = new Place();
        try {
            requireTokens();
            requests.map(bucket -> bucket.tryConsumeAndReturnRemaining(1))
                    .filter(probe -> !probe.isConsumed())
                    .map(ConsumptionProbe::getNanosToWaitForRefill)
                    .ifPresent(RouteGate::refuse);
            return place;
        } catch (RuntimeException refused) {
            place.close();
            throw refused;
        }
    }

    private void requireTokens() {
        tokens.map(bucket -> bucket.estimateAbilityToConsume(1))
                .filter(probe -> !probe.canBeConsumed())
                .map(EstimationProbe::getNanosToWaitForRefill)
                .ifPresent(RouteGate::refuse);
    }

    private static void refuse(long nanos) {
        throw new RetryLater(GatewayError.ROUTE_BUSY, Duration.ofNanos(nanos));
    }
}

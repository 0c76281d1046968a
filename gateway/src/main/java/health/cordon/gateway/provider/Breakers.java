package health.cordon.gateway.provider;

import health.cordon.core.error.ErrorCode;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.route.Endpoint;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Leaves endpoints alone that fail again and again: a circuit breaker for each, by id. Every call that {@link #enter} lets through
 * is told of once, by {@link #answered}, {@link #failed} or {@link #left}. Thread-safe.
 */
public final class Breakers {

    /** So many calls try whether an endpoint is well again. */
    private static final int PROBES = 2;

    /**
     * When an endpoint is left alone.
     *
     * @param window of so many calls, the last ones
     * @param least but not before it had so many
     * @param failedPercent if so many in a hundred failed, or more
     * @param rest for so long; then two calls try whether it is well again
     */
    public record Settings(int window, int least, int failedPercent, Duration rest) {

        /** Half of the last twenty calls, of five at least; ten seconds. */
        public static final Settings STANDARD = new Settings(20, 5, 50, Duration.ofSeconds(10));
    }

    private final Settings settings;
    private final CircuitBreakerConfig config;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    /** With these settings, by this clock. */
    public Breakers(Settings settings, InstantSource clock) {
        this.settings = settings;
        config = CircuitBreakerConfig.custom()
                .slidingWindow(settings.window(), settings.least(), SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(settings.failedPercent())
                .waitDurationInOpenState(settings.rest())
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .clock(clock.withZone(ZoneOffset.UTC))
                .build();
    }

    private CircuitBreaker of(Endpoint endpoint) {
        return breakers.computeIfAbsent(endpoint.id(), id -> CircuitBreaker.of(id, config));
    }

    /** Whether an endpoint may be asked now. */
    boolean enter(Endpoint endpoint) {
        return of(endpoint).tryAcquirePermission();
    }

    /** It answered to its end. */
    void answered(Endpoint endpoint, long nanos) {
        of(endpoint).onSuccess(nanos, TimeUnit.NANOSECONDS);
    }

    /** It failed so. An endpoint that is busy, or does not like a request, is well. */
    void failed(Endpoint endpoint, ErrorCode code, long nanos) {
        CircuitBreaker breaker = of(endpoint);
        if (!(code instanceof GatewayError error)) {
            breaker.releasePermission();
            return;
        }
        switch (error) {
            case PROVIDER_UNREACHABLE,
                    PROVIDER_TIMED_OUT,
                    PROVIDER_FAILED,
                    PROVIDER_MALFORMED,
                    PROVIDER_CUT,
                    OUTSIDE_BOUNDARY -> breaker.onError(nanos, TimeUnit.NANOSECONDS, NOTHING);
            case PROVIDER_REFUSED -> breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
            default -> breaker.releasePermission();
        }
    }

    /** Nobody waited for its end. */
    void left(Endpoint endpoint) {
        of(endpoint).releasePermission();
    }

    /** For how long an endpoint that failed is left alone. */
    Duration rest() {
        return settings.rest();
    }

    /** Breakers keep no exception: one is as good as any. */
    private static final Throwable NOTHING = new Throwable("failed", null, false, false) {
        private static final long serialVersionUID = 1L;
    };
}

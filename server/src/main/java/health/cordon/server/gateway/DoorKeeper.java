package health.cordon.server.gateway;

import health.cordon.access.identity.FailureLimit;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.admit.DoorLimits;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.error.RetryLater;
import health.cordon.server.http.RateLimit;
import health.cordon.server.http.UnsignedRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * What the gateway's doors share with the server's other endpoints: how many requests a principal has, which sources are locked
 * out, and what the audit log is told of requests without credentials. Thread-safe.
 */
public final class DoorKeeper implements DoorLimits {

    private final UnsignedRequests unsigned;
    private final RateLimit rate;
    private final FailureLimit failures;
    private final BooleanSupplier stopping;

    /**
     * Over the server's own.
     *
     * @param stopping whether the server takes no more requests
     */
    public DoorKeeper(UnsignedRequests unsigned, RateLimit rate, FailureLimit failures, BooleanSupplier stopping) {
        this.unsigned = unsigned;
        this.rate = rate;
        this.failures = failures;
        this.stopping = stopping;
    }

    @Override
    public void take(String principal) {
        long seconds = rate.waitFor(principal);
        if (seconds > 0) {
            throw new RetryLater(GatewayError.TOO_MANY_REQUESTS, Duration.ofSeconds(seconds));
        }
    }

    @Override
    public long secondsLocked(String source) {
        return failures.lockedUntil(source)
                .map(until -> Duration.between(Instant.now(), until).toSeconds() + 1)
                .orElse(1L);
    }

    /** Somebody asked without credentials. */
    void unsigned(String source, RequestId id) {
        unsigned.refused(source, id);
    }

    /**
     * Lets nobody in any more once the server stops.
     *
     * @throws CordonException {@link GatewayError#STOPPING}
     */
    void requireOpen() {
        if (stopping.getAsBoolean()) {
            throw new CordonException(GatewayError.STOPPING);
        }
    }
}

package health.cordon.gateway.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;

/**
 * How long endpoints took of late until they began to answer. What was measured is forgotten after a while, so that one that was
 * slow is tried again. Thread-safe.
 */
public final class Latencies {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    /** The newest is worth one part of so many, the older ones together the rest. */
    private static final long PARTS = 4;

    private final Cache<String, Long> nanos;

    /** By this clock. */
    public Latencies(InstantSource clock) {
        nanos = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(FRESH)
                .ticker(() -> Duration.between(java.time.Instant.EPOCH, clock.instant())
                        .toNanos())
                .executor(Runnable::run)
                .build();
    }

    /** It began to answer after this time. */
    public void began(Endpoint endpoint, long afterNanos) {
        nanos.asMap().merge(endpoint.id(), afterNanos, (before, now) -> before + (now - before) / PARTS);
    }

    /** What is known of it; nothing is as good as no time at all, so that it is tried. */
    long of(Endpoint endpoint) {
        Long known = nanos.getIfPresent(endpoint.id());
        return known == null ? 0 : known;
    }
}

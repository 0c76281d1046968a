package health.cordon.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cordon.server.ServerError;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** So many requests a second from one principal, and twice as many in a burst. Thread-safe. */
public final class RateLimit {

    private static final long MOST_PRINCIPALS = 100_000;

    private final Cache<String, Bucket> buckets;
    private final int perSecond;

    /** With this many. */
    public RateLimit(int perSecond) {
        this.perSecond = perSecond;
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST_PRINCIPALS)
                .expireAfterAccess(Duration.ofMinutes(1))
                .executor(Runnable::run)
                .build();
    }

    /** Takes one. Throws {@link RetryLater} where there is none. */
    void take(String principal) {
        long seconds = waitFor(principal);
        if (seconds > 0) {
            throw new RetryLater(ServerError.TOO_MANY_REQUESTS, seconds);
        }
    }

    /** Takes one if there is one; else tells how many seconds to wait, 1 at least. */
    public long waitFor(String principal) {
        ConsumptionProbe probe = buckets.get(principal, unused -> fresh()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
    }

    private Bucket fresh() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(2L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}

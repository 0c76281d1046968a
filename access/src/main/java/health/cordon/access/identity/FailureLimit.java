package health.cordon.access.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cordon.access.AccessError;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Locks out a source that fails to sign in too often: some failures within a window, then a lock, each lock twice as long as
 * the one before, up to a longest.
 *
 * <p>What is counted is where attempts come from, not whose name they use: or anyone could lock out anyone. A success clears
 * the count. Bounded: of more sources than it holds some are forgotten, those that fail least first. Thread-safe.
 */
@Cfr("164.308(a)(5)(ii)(C)")
public final class FailureLimit {

    private final Settings settings;
    private final InstantSource clock;
    private final Cache<String, Count> counts;

    /**
     * How much is too much.
     *
     * @param failures how many within the window lead to a lock
     * @param window how long a failure counts
     * @param firstLock how long the first lock is
     * @param longestLock how long the longest is
     * @param sources how many sources are remembered
     */
    public record Settings(int failures, Duration window, Duration firstLock, Duration longestLock, int sources) {

        /** Five within five minutes, then a minute, up to an hour; a hundred thousand sources. */
        public static final Settings STANDARD =
                new Settings(5, Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofHours(1), 100_000);

        /** Checks the bounds. */
        public Settings {
            if (failures < 1
                    || sources < 1
                    || !window.isPositive()
                    || !firstLock.isPositive()
                    || firstLock.compareTo(longestLock) > 0) {
                throw new CordonException(AccessError.BAD_SETTING, SafeArg.key("setting", "failure limit"));
            }
        }
    }

    private record Count(int failures, Instant since, Instant lockedUntil, int locks) {}

    /** With these bounds. */
    public FailureLimit(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        counts = Caffeine.newBuilder()
                .maximumSize(settings.sources())
                .expireAfterAccess(settings.window().plus(settings.longestLock().multipliedBy(2)))
                .ticker(() -> clock.millis() * 1_000_000)
                .executor(Runnable::run)
                .build();
    }

    /** Until when this source is locked out; empty if it is not. */
    public Optional<Instant> lockedUntil(String source) {
        Count count = counts.getIfPresent(source);
        return count != null && clock.instant().isBefore(count.lockedUntil)
                ? Optional.of(count.lockedUntil)
                : Optional.empty();
    }

    /** Counts a failure; whether the source is locked out by it. */
    public boolean failed(String source) {
        Count count = counts.asMap().compute(source, (key, before) -> after(before));
        return count != null && clock.instant().isBefore(count.lockedUntil);
    }

    /** Forgets the failures of a source. */
    public void succeeded(String source) {
        counts.invalidate(source);
    }

    private Count after(@Nullable Count before) {
        Instant now = clock.instant();
        if (before == null) {
            before = new Count(0, now, Instant.MIN, 0);
        } else if (!now.isBefore(before.since.plus(settings.window()))) {
            before = new Count(0, now, before.lockedUntil, before.locks);
        }
        int failures = before.failures + 1;
        if (failures < settings.failures()) {
            return new Count(failures, before.since, before.lockedUntil, before.locks);
        }
        return new Count(0, now, now.plus(lock(before.locks)), before.locks + 1);
    }

    private Duration lock(int before) {
        Duration lock = settings.firstLock();
        for (int i = 0; i < before && lock.compareTo(settings.longestLock()) < 0; i++) {
            lock = lock.multipliedBy(2);
        }
        return lock.compareTo(settings.longestLock()) < 0 ? lock : settings.longestLock();
    }

    /** An address as a source: one of version 6 by its first 64 bits, since whoever has one of them has them all. */
    public static String source(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        java.util.Arrays.fill(bytes, 8, 16, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}

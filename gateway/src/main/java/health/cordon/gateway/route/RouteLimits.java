package health.cordon.gateway.route;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How much a route takes, all its callers together. Immutable.
 *
 * @param concurrent the most calls that are under way at once, streams up to their end
 * @param requestsPerMinute the most requests in any minute; as many may come at once
 * @param tokensPerMinute how many tokens, of requests and answers, a minute has; what a call took is known at its end, so that
 *     those under way may go over it, which the next ones wait for
 */
public record RouteLimits(OptionalInt concurrent, OptionalLong requestsPerMinute, OptionalLong tokensPerMinute) {

    /** No limits. */
    public static final RouteLimits NONE =
            new RouteLimits(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** Checks that each is more than nothing. */
    public RouteLimits {
        if (concurrent.orElse(1) < 1 || requestsPerMinute.orElse(1) < 1 || tokensPerMinute.orElse(1) < 1) {
            throw new IllegalArgumentException("a limit is more than nothing");
        }
    }

    /** The same with so many calls at once at most. */
    public RouteLimits concurrent(int most) {
        return new RouteLimits(OptionalInt.of(most), requestsPerMinute, tokensPerMinute);
    }

    /** The same with so many requests a minute at most. */
    public RouteLimits requestsPerMinute(long most) {
        return new RouteLimits(concurrent, OptionalLong.of(most), tokensPerMinute);
    }

    /** The same with so many tokens a minute. */
    public RouteLimits tokensPerMinute(long most) {
        return new RouteLimits(concurrent, requestsPerMinute, OptionalLong.of(most));
    }
}

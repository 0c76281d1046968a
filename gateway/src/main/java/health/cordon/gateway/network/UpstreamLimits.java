package health.cordon.gateway.network;

import java.time.Duration;

/**
 * How long an upstream is waited for, and how much of it is read.
 *
 * @param connect for a connection
 * @param begin for the beginning of an answer, all that comes before included
 * @param idle for the next bit of it that says something; what only keeps a connection open does not count
 * @param total for the whole of it
 * @param bytes the most bytes of its body
 */
public record UpstreamLimits(Duration connect, Duration begin, Duration idle, Duration total, long bytes) {

    /** The most bytes of an answer, unless told. */
    public static final long LARGEST = 32 << 20;

    /** The longest that an answer may take, unless told. */
    public static final Duration LONGEST = Duration.ofMinutes(30);

    /** Ten seconds, five minutes, two minutes, half an hour; 32 MiB. */
    public static final UpstreamLimits STANDARD =
            new UpstreamLimits(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(2));

    /** The usual total and size. */
    public UpstreamLimits(Duration connect, Duration begin, Duration idle) {
        this(connect, begin, idle, LONGEST, LARGEST);
    }

    /** Checks that each is more than nothing. */
    public UpstreamLimits {
        if (!connect.isPositive() || !begin.isPositive() || !idle.isPositive() || !total.isPositive() || bytes < 1) {
            throw new IllegalArgumentException("a limit is more than nothing");
        }
    }
}

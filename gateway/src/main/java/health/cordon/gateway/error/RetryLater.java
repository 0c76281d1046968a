package health.cordon.gateway.error;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.SafeArg;
import java.time.Duration;

/** Too much for now; when to come again is known. */
public final class RetryLater extends CordonException {

    private static final long serialVersionUID = 1L;

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Duration after;

    /** With what is to be waited: an hour at most is told. */
    public RetryLater(ErrorCode code, Duration after, SafeArg... args) {
        this(after.compareTo(LONGEST) > 0 ? LONGEST : after, code, args);
    }

    private RetryLater(Duration after, ErrorCode code, SafeArg... args) {
        super(code, args);
        this.after = after.isNegative() ? Duration.ZERO : after;
    }

    /** With what is left of a period, however long that is. */
    public static RetryLater atTheEnd(ErrorCode code, Duration left, SafeArg... args) {
        return new RetryLater(left, code, args);
    }

    /** How long to wait. */
    public Duration after() {
        return after;
    }

    /** The same as whole seconds, one at least. */
    public long seconds() {
        return Math.max(1, after.plusMillis(999).toSeconds());
    }
}

package health.cordon.gateway.error;

import health.cordon.core.error.CordonException;

/** Refused for now; when to come again is known. */
public final class TryLater extends CordonException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    /** Not before so many seconds. */
    public TryLater(GatewayError code, long seconds) {
        super(code);
        this.seconds = Math.max(1, seconds);
    }

    /** How many seconds; 1 at least. */
    public long seconds() {
        return seconds;
    }
}

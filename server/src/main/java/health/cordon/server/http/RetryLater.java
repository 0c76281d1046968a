package health.cordon.server.http;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;

/** Too much for now; when to come again is known. */
final class RetryLater extends CordonException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    RetryLater(ErrorCode code, long seconds) {
        super(code);
        this.seconds = seconds;
    }

    long seconds() {
        return seconds;
    }
}

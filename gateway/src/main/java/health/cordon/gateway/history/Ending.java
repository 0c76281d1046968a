package health.cordon.gateway.history;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;

/** How an answer ended. The constant's name in small letters stands in the record. */
public enum Ending {
    /** It was given to its end. */
    COMPLETE,
    /** The client went away; what is kept is what there was until then. */
    CUT,
    /** It failed, and an error took the place of its end. */
    FAILED;

    /** How a failure ends it. */
    public static Ending of(Throwable failure) {
        return failure instanceof CordonException known && known.code() == GatewayError.CLIENT_GONE ? CUT : FAILED;
    }
}

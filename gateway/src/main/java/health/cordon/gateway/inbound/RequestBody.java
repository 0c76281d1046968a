package health.cordon.gateway.inbound;

import health.cordon.core.error.CordonException;

/**
 * A request's body, which is read once it is known who asks, and once only. Whoever serves the doors bounds it.
 */
@FunctionalInterface
public interface RequestBody {

    /** None. */
    RequestBody NONE = () -> new byte[0];

    /**
     * Reads it.
     *
     * @throws CordonException {@link health.cordon.gateway.error.GatewayError#TOO_LARGE}, or why it cannot be read
     */
    byte[] read();

    /** One that was read already; not copied. */
    static RequestBody of(byte[] bytes) {
        return () -> bytes;
    }
}

package health.cordon.gateway.trace;

import health.cordon.audit.entry.RequestId;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.spi.TraceParent;
import java.util.Optional;

/** Takes traces of requests. It throws nothing and waits for nobody: a call does not depend on it. Thread-safe. */
public interface Traces {

    /** None are taken. */
    Traces NONE = (_, _, _) -> Span.NONE;

    /**
     * A request came in.
     *
     * @param parent what it is a part of, as the client says
     */
    Span begin(Door door, RequestId id, Optional<TraceParent> parent);
}

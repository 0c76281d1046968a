package health.cordon.gateway.provider;

import health.cordon.gateway.history.CallHistory;
import health.cordon.gateway.spi.ReplyStream;
import health.cordon.gateway.trail.IntendedCall;

/** An answer that an endpoint has begun. Not guarded yet. Only {@link Calls} makes one. */
public final class ProviderReply {

    private final IntendedCall intended;
    private final ReplyStream events;
    private final Meter meter;
    private final CallHistory history;

    ProviderReply(IntendedCall intended, ReplyStream events, Meter meter, CallHistory history) {
        this.intended = intended;
        this.events = events;
        this.meter = meter;
        this.history = history;
    }

    /** The call that it answers. */
    public IntendedCall intended() {
        return intended;
    }

    /** What the model says. */
    public ReplyStream events() {
        return events;
    }

    /** What it takes. */
    public Meter meter() {
        return meter;
    }

    /** What is kept of the call. */
    public CallHistory history() {
        return history;
    }

    @Override
    public String toString() {
        return "ProviderReply";
    }
}

package health.cordon.gateway.provider;

import health.cordon.gateway.spi.ReplyStream;
import health.cordon.gateway.trail.IntendedCall;

/** An answer that an endpoint has begun. Not guarded yet. Only {@link Calls} makes one. */
public final class ProviderReply {

    private final IntendedCall intended;
    private final ReplyStream events;

    ProviderReply(IntendedCall intended, ReplyStream events) {
        this.intended = intended;
        this.events = events;
    }

    /** The call that it answers. */
    public IntendedCall intended() {
        return intended;
    }

    /** What the model says. */
    public ReplyStream events() {
        return events;
    }

    @Override
    public String toString() {
        return "ProviderReply";
    }
}

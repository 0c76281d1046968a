package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.network.UpstreamAnswer;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ProviderCall.Operation;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a vendor's answer, read in one of the ways below and in no two of them. For one thread. All throw
 * {@link GatewayError#PROVIDER_TIMED_OUT} where the next bit takes too long, {@link GatewayError#PROVIDER_CUT} where the
 * connection breaks and {@link GatewayError#PROVIDER_MALFORMED} where it is too long.
 */
public final class VendorAnswer implements AutoCloseable {

    private final UpstreamAnswer body;
    private final SseReader events;

    VendorAnswer(UpstreamAnswer body) {
        this.body = body;
        this.events = new SseReader(body::next);
    }

    /** An answer whose events are all there. */
    public static ReplyStream listed(List<ReplyEvent> events) {
        return new ListedReply(events);
    }

    /** All of it; it is closed then. */
    public byte[] whole() {
        return body.whole();
    }

    /** The next bytes; null at the end. */
    public @Nullable ByteBuffer bytes() {
        return body.next();
    }

    /**
     * The data of the next server-sent event; null at the end.
     *
     * @throws CordonException {@link GatewayError#PROVIDER_MALFORMED}
     */
    public @Nullable String event() {
        return events.next();
    }

    /** What was read says something: the time for the next bit begins anew. */
    public void progress() {
        body.progress();
    }

    /** The answer has said that it is complete: what is left on the connection is only its end. */
    public void complete() {
        body.complete();
    }

    /** The answer to this call in OpenAI's form; who closes it closes this. */
    public ReplyStream openAi(ProviderCall call) {
        if (call.stream() && call.operation() == Operation.CHAT) {
            return new SseReply(body);
        }
        byte[] whole = whole();
        ChatReplyReader reader = new ChatReplyReader();
        return new ListedReply(call.operation() == Operation.EMBED ? reader.vectors(whole) : reader.whole(whole));
    }

    /** Ends the exchange: what has not come yet is not wanted. */
    @Override
    public void close() {
        body.close();
    }
}

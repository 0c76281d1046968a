package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ProviderCall.Operation;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a vendor's answer, read in one of the ways below and in no two of them. For one thread. All throw
 * {@link GatewayError#PROVIDER_TIMED_OUT} where the next bit takes too long and {@link GatewayError#PROVIDER_CUT} where the
 * connection breaks.
 */
public final class VendorAnswer implements AutoCloseable {

    private final StreamedBody body;
    private final SseReader events;

    VendorAnswer(StreamedBody body) {
        this.body = body;
        this.events = new SseReader(body::next);
    }

    /** An answer whose events are all there. */
    public static ReplyStream listed(List<ReplyEvent> events) {
        return new ListedReply(events);
    }

    /**
     * All of it; the connection is given back.
     *
     * @throws CordonException {@link GatewayError#PROVIDER_MALFORMED} if it is longer than
     *     {@link OpenAiCompatibleProvider#LARGEST}
     */
    public byte[] whole() {
        try (this) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (ByteBuffer bytes = body.next(); bytes != null; bytes = body.next()) {
                byte[] some = new byte[bytes.remaining()];
                bytes.get(some);
                all.writeBytes(some);
                if (all.size() > OpenAiCompatibleProvider.LARGEST) {
                    throw new CordonException(GatewayError.PROVIDER_MALFORMED);
                }
            }
            return all.toByteArray();
        }
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

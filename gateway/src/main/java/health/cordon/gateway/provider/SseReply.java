package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.network.UpstreamAnswer;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * An answer that comes as server-sent events. Its end is the endpoint's {@code [DONE]}, or its end after all finished. Only an
 * event that says something is progress: comments and empty parts do not keep a stalled answer from being given up.
 */
final class SseReply implements ReplyStream {

    private final UpstreamAnswer body;
    private final SseReader events;
    private final ChatReplyReader reader = new ChatReplyReader();
    private final Deque<ReplyEvent> ready = new ArrayDeque<>();
    private boolean done;

    SseReply(UpstreamAnswer body) {
        this.body = body;
        this.events = new SseReader(body::next);
    }

    @Override
    public @Nullable ReplyEvent next() {
        while (ready.isEmpty() && !done) {
            String data = events.next();
            if (data == null || data.equals("[DONE]")) {
                done = true;
                body.complete();
                if (!reader.isComplete()) {
                    throw new CordonException(GatewayError.PROVIDER_CUT);
                }
            } else {
                ready.addAll(reader.part(data));
                if (!ready.isEmpty()) {
                    body.progress();
                }
            }
        }
        return ready.poll();
    }

    @Override
    public void close() {
        body.close();
    }
}

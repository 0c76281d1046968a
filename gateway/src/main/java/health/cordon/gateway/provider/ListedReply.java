package health.cordon.gateway.provider;

import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer that is there as a whole. */
final class ListedReply implements ReplyStream {

    private final Deque<ReplyEvent> events;

    ListedReply(List<ReplyEvent> events) {
        this.events = new ArrayDeque<>(events);
    }

    @Override
    public @Nullable ReplyEvent next() {
        return events.poll();
    }

    @Override
    public void close() {
        events.clear();
    }
}

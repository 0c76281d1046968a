package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An answer that is under way: holds its place on the route, and tells the endpoint's breaker how it ended. */
final class HeldReply implements ReplyStream {

    /** About as many characters have made one token of English text. Used where an endpoint does not tell. */
    private static final int CHARACTERS_A_TOKEN = 4;

    private final ReplyStream events;
    private final Endpoint endpoint;
    private final Breakers breakers;
    private final RouteGate.Place place;
    private final JsonNode asked;
    private final long began;
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private long characters;
    private long tokens;

    HeldReply(
            ReplyStream events,
            Endpoint endpoint,
            Breakers breakers,
            RouteGate.Place place,
            JsonNode asked,
            long began) {
        this.events = events;
        this.endpoint = endpoint;
        this.breakers = breakers;
        this.place = place;
        this.asked = asked;
        this.began = began;
    }

    @Override
    public @Nullable ReplyEvent next() {
        try {
            ReplyEvent event = events.next();
            if (event == null) {
                if (told.compareAndSet(false, true)) {
                    breakers.answered(endpoint, System.nanoTime() - began);
                }
            } else {
                count(event);
            }
            return event;
        } catch (CordonException failed) {
            failed(failed);
            throw failed;
        } catch (RuntimeException broken) {
            CordonException failed = new CordonException(GatewayError.PROVIDER_FAILED, broken);
            failed(failed);
            throw failed;
        }
    }

    private void failed(CordonException failed) {
        if (told.compareAndSet(false, true)) {
            breakers.failed(endpoint, failed.code(), System.nanoTime() - began);
        }
    }

    private void count(ReplyEvent event) {
        switch (event) {
            case ReplyEvent.Text text -> characters += text.text().length();
            case ReplyEvent.ToolArguments more -> characters += more.text().length();
            case ReplyEvent.Usage usage -> tokens = Math.max(tokens, usage.prompt() + usage.completion());
            case ReplyEvent.ToolBegin _, ReplyEvent.Finish _, ReplyEvent.Vectors _ -> {
                // Counted by the endpoint.
            }
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            events.close();
        } finally {
            if (told.compareAndSet(false, true)) {
                breakers.left(endpoint);
            }
            place.used(tokens > 0 ? tokens : (StrictTree.bytes(asked).length + characters) / CHARACTERS_A_TOKEN);
            place.close();
        }
    }
}

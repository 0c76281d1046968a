package health.cordon.gateway.history;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.dialect.CollectedReply;
import health.cordon.gateway.dialect.Dialect;
import health.cordon.gateway.dialect.ReplyFrame;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.route.HistoryMode;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ProviderCall.Operation;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyStream;
import health.cordon.gateway.trail.IntendedCall;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The history of one call whose request's part is kept already, if anything is. It holds what it will keep of the answer in
 * memory, which is bounded as an answer is. For one thread at a time.
 */
public final class CallHistory {

    private final Histories histories;
    private final IntendedCall intended;
    private final Operation operation;
    private final String model;
    private CollectedReply collected = new CollectedReply();
    private boolean ended;

    CallHistory(Histories histories, IntendedCall intended, ProviderCall call) {
        this.histories = histories;
        this.intended = intended;
        this.operation = call.operation();
        this.model = call.model();
    }

    HistoryMode mode() {
        return intended.before().route().history();
    }

    /** An answer as the model gives it; what comes is remembered if that is what will be kept. */
    public ReplyStream heard(ReplyStream events) {
        return mode() == HistoryMode.TREATED ? new Heard(events) : events;
    }

    /** An event that the caller is about to be given; it is remembered if that is what will be kept. */
    public void given(ReplyEvent event) {
        if (mode() == HistoryMode.FULL) {
            collected.take(event);
        }
    }

    /** A whole answer that the caller is about to be given; it is remembered if that is what will be kept. */
    public void given(CollectedReply whole) {
        if (mode() == HistoryMode.FULL) {
            collected = whole;
        }
    }

    /**
     * Keeps the answer's part, unless that was done or tried.
     *
     * @param door the dialect that the caller speaks
     * @param frame what the caller's answer says of itself
     * @throws CordonException {@link GatewayError#HISTORY_NOT_KEPT}, {@link GatewayError#ANSWER_TOO_LONG}
     */
    public void answered(Ending ending, Door door, ReplyFrame frame) {
        if (mode() == HistoryMode.NONE || ended) {
            return;
        }
        ended = true;
        histories.end(intended, model, ending, () -> body(door, frame));
    }

    /** What the model gave is in OpenAI's form, as all endpoints are asked in it. */
    private JsonNode body(Door door, ReplyFrame frame) {
        if (mode() == HistoryMode.FULL) {
            return Dialect.of(door).whole(frame, collected);
        }
        Door asked = operation == Operation.EMBED ? Door.EMBEDDINGS : Door.CHAT_COMPLETIONS;
        return Dialect.of(asked).whole(new ReplyFrame(frame.id(), model, frame.created(), true), collected);
    }

    @Override
    public String toString() {
        return "CallHistory(" + mode() + ")";
    }

    /** Remembers what comes by. */
    private final class Heard implements ReplyStream {

        private final ReplyStream events;

        Heard(ReplyStream events) {
            this.events = events;
        }

        @Override
        public @Nullable ReplyEvent next() {
            ReplyEvent event = events.next();
            if (event != null) {
                collected.take(event);
            }
            return event;
        }

        @Override
        public void close() {
            events.close();
        }
    }
}

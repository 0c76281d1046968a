package health.cordon.gateway.dialect;

import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.shape.Shape;
import health.cordon.gateway.spi.ProviderCall.Operation;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One way of asking models: what a request may hold, how it is told to a provider, how answers and errors are written.
 * Thread-safe.
 */
public sealed interface Dialect permits ChatDialect, EmbeddingsDialect, MessagesDialect, ResponsesDialect {

    /** The dialect that is spoken at a door. */
    static Dialect of(Door door) {
        return switch (door) {
            case CHAT_COMPLETIONS, MODELS -> ChatDialect.IT;
            case EMBEDDINGS -> EmbeddingsDialect.IT;
            case MESSAGES -> MessagesDialect.IT;
            case RESPONSES -> ResponsesDialect.IT;
        };
    }

    /** What a request may hold. */
    Shape shape();

    /** What is asked of the provider. */
    default Operation operation() {
        return Operation.CHAT;
    }

    /** The names of the tools that a guarded request offers. */
    default Set<String> tools(JsonNode guarded) {
        return Trees.names(guarded, "tools", null);
    }

    /** Whether the answer is wanted bit by bit. */
    default boolean streams(JsonNode guarded) {
        return Trees.flag(guarded, "stream");
    }

    /** A guarded request in OpenAI's form, without {@code model} and {@code stream}. */
    JsonNode upstream(JsonNode guarded);

    /** The whole answer. */
    JsonNode whole(ReplyFrame frame, CollectedReply reply);

    /** Writes an answer bit by bit. */
    StreamWriter stream(ReplyFrame frame);

    /** The body of an error. */
    JsonNode error(ErrorFrame frame);
}

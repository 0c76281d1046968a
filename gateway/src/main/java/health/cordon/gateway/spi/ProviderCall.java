package health.cordon.gateway.spi;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a provider is asked. It has passed all guards and its intent is in the audit log.
 *
 * @param operation what is asked
 * @param model the model, by the name that the endpoint gives it
 * @param body the request in OpenAI's form, guarded; without {@code stream}
 * @param stream whether the answer is wanted bit by bit
 * @param trace what it belongs to; told to endpoints inside the boundary and to no other
 */
public record ProviderCall(
        Operation operation, String model, JsonNode body, boolean stream, Optional<TraceParent> trace) {

    /** What can be asked. */
    public enum Operation {
        /** To go on with a conversation. */
        CHAT,
        /** To turn texts into vectors. */
        EMBED
    }

    /** One that belongs to no trace. */
    public ProviderCall(Operation operation, String model, JsonNode body, boolean stream) {
        this(operation, model, body, stream, Optional.empty());
    }

    /** Without its body. */
    @Override
    public String toString() {
        return "ProviderCall(" + operation + ")";
    }
}

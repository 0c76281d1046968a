package health.cordon.gateway.spi;

import tools.jackson.databind.JsonNode;

/**
 * What a provider is asked. It has passed all guards and its intent is in the audit log.
 *
 * @param operation what is asked
 * @param model the model, by the name that the endpoint gives it
 * @param body the request in OpenAI's form, guarded; without {@code stream}
 * @param stream whether the answer is wanted bit by bit
 */
public record ProviderCall(Operation operation, String model, JsonNode body, boolean stream) {

    /** What can be asked. */
    public enum Operation {
        /** To go on with a conversation. */
        CHAT,
        /** To turn texts into vectors. */
        EMBED
    }

    /** Without its body. */
    @Override
    public String toString() {
        return "ProviderCall(" + operation + ")";
    }
}

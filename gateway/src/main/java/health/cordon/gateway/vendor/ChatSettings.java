package health.cordon.gateway.vendor;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How a model is to answer, as far as vendors of their own form know it.
 *
 * @param mostTokens how long the answer may be
 * @param temperature from 0 to 1: what was asked above is 1, which is the most that these vendors have
 * @param topP nucleus sampling
 * @param topK sampling among so many
 * @param stop texts at which the answer ends
 * @param user who asks, as a keyed hash
 * @param parallel whether several tools may be called at once
 * @param schema the JSON schema that the answer must meet
 */
public record ChatSettings(
        Optional<JsonNode> mostTokens,
        Optional<JsonNode> temperature,
        Optional<JsonNode> topP,
        Optional<JsonNode> topK,
        List<String> stop,
        Optional<String> user,
        boolean parallel,
        Optional<JsonNode> schema) {

    @Override
    public String toString() {
        return "ChatSettings";
    }
}

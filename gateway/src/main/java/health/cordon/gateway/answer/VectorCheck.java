package health.cordon.gateway.answer;

import health.cordon.core.error.CordonException;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.spi.ReplyEvent;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** Embeddings are numbers and nothing else. */
final class VectorCheck {

    private VectorCheck() {}

    static ReplyEvent.Vectors checked(ReplyEvent.Vectors vectors) {
        for (JsonNode vector : vectors.vectors().values()) {
            if (!isBytes(vector) && !isNumbers(vector)) {
                throw new CordonException(GatewayError.PROVIDER_MALFORMED);
            }
        }
        return vectors;
    }

    private static boolean isNumbers(JsonNode vector) {
        if (!vector.isArray()) {
            return false;
        }
        for (JsonNode each : vector.values()) {
            if (!each.isNumber()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBytes(JsonNode vector) {
        if (!vector.isString()) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(vector.stringValue()).length % Float.BYTES == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package health.cordon.gateway.dialect;

import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.shape.Shape;
import health.cordon.gateway.spi.ProviderCall.Operation;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's embeddings. */
final class EmbeddingsDialect implements Dialect {

    static final EmbeddingsDialect IT = new EmbeddingsDialect();

    private EmbeddingsDialect() {}

    @Override
    public Shape shape() {
        return ChatShape.EMBEDDINGS;
    }

    @Override
    public Operation operation() {
        return Operation.EMBED;
    }

    @Override
    public JsonNode upstream(JsonNode guarded) {
        return Trees.without(guarded, Set.of("model"));
    }

    @Override
    public JsonNode whole(ReplyFrame frame, CollectedReply reply) {
        ObjectNode body = StrictTree.object();
        body.put("object", "list");
        ArrayNode data = body.putArray("data");
        for (JsonNode vector : reply.vectors().values()) {
            ObjectNode one = data.addObject();
            one.put("object", "embedding");
            one.put("index", data.size() - 1);
            one.set("embedding", vector);
        }
        body.put("model", frame.model());
        body.putObject("usage")
                .put("prompt_tokens", reply.usage().prompt())
                .put("total_tokens", reply.usage().prompt());
        return body;
    }

    @Override
    public StreamWriter stream(ReplyFrame frame) {
        throw new IllegalStateException("embeddings do not stream");
    }

    @Override
    public JsonNode error(ErrorFrame frame) {
        return ChatDialect.IT.error(frame);
    }
}

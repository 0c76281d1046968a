package health.cordon.gateway.provider;

import health.cordon.gateway.budget.TokenBound;
import health.cordon.gateway.dialect.Dialect;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.preamble.Preamble;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ProviderCall.Operation;
import health.cordon.gateway.spi.TraceParent;
import health.cordon.gateway.trail.IntendedCall;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An intended call as its provider is asked. */
final class CallForm {

    private CallForm() {}

    /**
     * The call.
     *
     * @param trace what it belongs to, for endpoints that may know
     */
    static ProviderCall of(IntendedCall intended, Optional<TraceParent> trace) {
        var guarded = intended.before().before();
        Dialect dialect = Dialect.of(guarded.before().before().before().before().door());
        String model = intended.way().endpoint().model(guarded.model());
        JsonNode upstream = dialect.upstream(guarded.tree());
        ObjectNode body = StrictTree.object();
        for (Map.Entry<String, JsonNode> field : upstream.properties()) {
            body.set(field.getKey(), field.getValue());
        }
        body.put("model", model);
        OptionalLong most = intended.before().route().spending().answerTokens();
        if (most.isPresent()
                && dialect.operation() == Operation.CHAT
                && TokenBound.answer(body).isEmpty()) {
            body.put("max_tokens", most.getAsLong());
        }
        Preamble preamble = intended.before().route().protection().preamble();
        preamble.ahead(body);
        preamble.require(body);
        return new ProviderCall(dialect.operation(), model, body, dialect.streams(guarded.tree()), trace);
    }
}

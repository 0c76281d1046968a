package health.cordon.gateway.provider;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.dialect.Dialect;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ReplyStream;
import health.cordon.gateway.trail.IntendedCall;
import health.cordon.gateway.trail.Intents;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes calls.
 *
 * <p>Only where no connection came about is the next way tried, under an intent of its own: nothing was sent then. Whatever
 * failed later is told and not repeated, since the endpoint may have begun. Thread-safe.
 */
public final class Calls {

    private final Intents intents;

    /** With these intents for second tries. */
    public Calls(Intents intents) {
        this.intents = intents;
    }

    /**
     * Calls.
     *
     * @throws CordonException {@code GatewayError.PROVIDER_*}
     */
    public ProviderReply call(IntendedCall first) {
        IntendedCall intended = first;
        while (true) {
            try {
                return new ProviderReply(intended, begun(intended));
            } catch (CordonException failed) {
                Optional<IntendedCall> next =
                        failed.code() == GatewayError.PROVIDER_UNREACHABLE ? intents.next(intended) : Optional.empty();
                intended = next.orElseThrow(() -> failed);
            }
        }
    }

    private static ReplyStream begun(IntendedCall intended) {
        var guarded = intended.before().before();
        Dialect dialect = Dialect.of(guarded.before().before().before().before().door());
        String model = intended.way().endpoint().model(guarded.model());
        JsonNode upstream = dialect.upstream(guarded.tree());
        ObjectNode body = StrictTree.object();
        for (Map.Entry<String, JsonNode> field : upstream.properties()) {
            body.set(field.getKey(), field.getValue());
        }
        body.put("model", model);
        try {
            return intended.way()
                    .endpoint()
                    .provider()
                    .call(new ProviderCall(dialect.operation(), model, body, dialect.streams(guarded.tree())));
        } catch (CordonException told) {
            throw told;
        } catch (RuntimeException broken) {
            throw new CordonException(GatewayError.PROVIDER_FAILED, broken, SafeArg.cause(broken));
        }
    }
}

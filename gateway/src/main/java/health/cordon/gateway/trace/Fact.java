package health.cordon.gateway.trace;

import health.cordon.audit.entry.BaaId;
import health.cordon.audit.entry.ModelName;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.gateway.budget.Bill;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.guard.GuardedRequest;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.spi.ProviderCall;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Something that may stand in a trace: a number, a word of Cordon's own vocabulary, a name of the configuration. There is no way to
 * make one from a text: no method takes a {@link String}.
 */
public final class Fact {

    private final String name;
    private final Object value;

    private Fact(String name, Object value) {
        this.name = name;
        this.value = value;
    }

    /** Cordon's own id of the request. */
    public static Fact request(RequestId id) {
        return new Fact("cordon.request", id.toString());
    }

    /** The path that was asked, as it is documented. */
    public static Fact route(Door door) {
        return new Fact("http.route", door.path());
    }

    /** The method of it. */
    public static Fact method(Door door) {
        return new Fact("http.request.method", door.method());
    }

    /** The status that is answered. */
    public static Fact status(int status) {
        return new Fact("http.response.status_code", (long) status);
    }

    /** What is asked. */
    public static Fact operation(ProviderCall.Operation operation) {
        return new Fact(
                "gen_ai.operation.name",
                switch (operation) {
                    case CHAT -> "chat";
                    case EMBED -> "embeddings";
                });
    }

    /** The model, by a name of the configuration. */
    public static Fact model(ModelName model) {
        return new Fact("gen_ai.request.model", model.value());
    }

    /** The endpoint, by its name in the configuration. */
    public static Fact endpoint(Endpoint endpoint) {
        return new Fact("cordon.endpoint", endpoint.id());
    }

    /** The agreement that covers it. */
    public static Fact agreement(BaaId agreement) {
        return new Fact("cordon.agreement", agreement.value());
    }

    /** How many values were found in a request. */
    public static Fact found(GuardedRequest request) {
        return new Fact("cordon.phi.found", request.found().total());
    }

    /** What was done with them. */
    public static Fact mode(GuardedRequest request) {
        return new Fact("cordon.mode", request.mode().name().toLowerCase(Locale.ROOT));
    }

    /** How many tokens the request had. */
    public static Fact input(Bill bill) {
        return new Fact("gen_ai.usage.input_tokens", bill.input());
    }

    /** How many tokens the answer had. */
    public static Fact output(Bill bill) {
        return new Fact("gen_ai.usage.output_tokens", bill.output());
    }

    /** Whether both are estimates. */
    public static Fact estimated(Bill bill) {
        return new Fact("cordon.usage.estimated", bill.estimated() ? 1L : 0L);
    }

    /** Why the answer ended, for each of its choices. */
    public static Fact finished(Set<FinishReason> reasons) {
        return new Fact(
                "gen_ai.response.finish_reasons",
                reasons.stream().sorted().map(FinishReason::word).toList());
    }

    /** What went wrong: a code, never a message. */
    public static Fact error(Throwable thrown) {
        return error(thrown instanceof CordonException known ? known.code() : GatewayError.BROKEN);
    }

    /** The same by its code. */
    public static Fact error(ErrorCode code) {
        return new Fact("error.type", code.name().toLowerCase(Locale.ROOT));
    }

    /** What it is. */
    public String name() {
        return name;
    }

    /** Its value: a {@link String}, a {@link Long} or a list of strings. */
    public Object value() {
        return value;
    }

    /** Whether it tells of a failure. */
    public boolean isError() {
        return name.equals("error.type");
    }

    /** The words of a list, or the one word or number. */
    @Override
    public String toString() {
        return name + "=" + (value instanceof List<?> words ? words : value);
    }
}

package health.cordon.gateway.provider;

import health.cordon.gateway.Upstream;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.spi.ModelProviderContract;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract for those who speak OpenAI's wire format. */
public abstract class OpenAiWire extends ModelProviderContract {

    @Override
    protected Upstream.Script saying(String text) {
        return (exchange, request) -> Upstream.says(exchange, request, text, 4);
    }

    @Override
    protected Upstream.Script calling(String tool, String arguments) {
        return (exchange, request) -> {
            if (!request.path("stream").asBoolean(false)) {
                ObjectNode whole = StrictTree.object();
                ObjectNode choice = whole.putArray("choices").addObject().put("index", 0);
                ArrayNode calls = choice.putObject("message").putArray("tool_calls");
                calls.add(Upstream.call(0, "call_1", tool, arguments));
                calls.add(Upstream.call(1, "call_2", tool, "{}"));
                choice.put("finish_reason", "tool_calls");
                Upstream.json(exchange, 200, StrictTree.text(whole));
                return;
            }
            exchange.getResponseHeaders().set("content-type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                int half = arguments.length() / 2;
                Upstream.send(out, Upstream.delta(Upstream.call(0, "call_1", tool, "")));
                Upstream.send(out, Upstream.delta(Upstream.moreOfCall(0, arguments.substring(0, half))));
                Upstream.send(out, Upstream.delta(Upstream.moreOfCall(0, arguments.substring(half))));
                Upstream.send(out, Upstream.delta(Upstream.call(1, "call_2", tool, "{}")));
                Upstream.send(out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}");
                Upstream.send(out, "[DONE]");
            }
        };
    }

    @Override
    protected byte[] begun() {
        return more();
    }

    @Override
    protected byte[] more() {
        return ("data: " + Upstream.delta("content", "half") + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected Upstream.Script embedding() {
        return (exchange, request) -> Upstream.json(
                exchange,
                200,
                "{\"data\":[{\"index\":0,\"embedding\":[1.0,0.5]},{\"index\":1,\"embedding\":[2.0,0.5]}],"
                        + "\"usage\":{\"prompt_tokens\":2}}");
    }

    /** Headers of a request. */
    protected static String header(com.sun.net.httpserver.HttpExchange exchange, String name) throws IOException {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}

package health.cordon.models.aws;

import health.cordon.gateway.Upstream;
import health.cordon.gateway.json.StrictTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Bedrock answers. Our own stub; {@link AwsClientTest} holds that AWS's own client takes it for Bedrock. */
final class BedrockStub {

    private BedrockStub() {}

    /** As AWS does: who signed otherwise does not come in. */
    static Upstream.Script behindTheDoor(SignatureCheck door, Upstream.Script script) {
        return (exchange, request) -> {
            Optional<String> problem = door.problem(exchange, (byte[]) exchange.getAttribute("body"));
            if (problem.isPresent()) {
                Upstream.json(exchange, 403, "{\"message\":\"" + problem.get() + "\"}");
            } else {
                script.answer(exchange, request);
            }
        };
    }

    static boolean streams(com.sun.net.httpserver.HttpExchange exchange) {
        return exchange.getRequestURI().getRawPath().equals("/model/m-1%3A0/converse-stream");
    }

    static Upstream.Script streaming(byte[]... frames) {
        return (exchange, request) -> {
            exchange.getResponseHeaders().set("content-type", "application/vnd.amazon.eventstream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(Frames.joined(frames));
            exchange.getResponseBody().close();
        };
    }

    static ObjectNode whole(String reason) {
        ObjectNode whole = StrictTree.object().put("stopReason", reason);
        whole.putObject("output").putObject("message").put("role", "assistant").putArray("content");
        whole.putObject("usage")
                .put("inputTokens", 4)
                .put("cacheReadInputTokens", 3)
                .put("outputTokens", 9);
        whole.putObject("metrics").put("latencyMs", 1);
        return whole;
    }

    static ArrayNode content(ObjectNode whole) {
        return (ArrayNode) whole.get("output").get("message").get("content");
    }

    static Upstream.Script either(ObjectNode whole, byte[]... frames) {
        Upstream.Script stream = streaming(frames);
        return (exchange, request) -> {
            if (streams(exchange)) {
                stream.answer(exchange, request);
            } else {
                Upstream.json(exchange, 200, StrictTree.text(whole));
            }
        };
    }

    /** As the contract wants it. */
    static Upstream.Script saying(String text) {
        ObjectNode whole = whole("end_turn");
        content(whole).addObject().put("text", text);
        List<byte[]> frames = new ArrayList<>();
        frames.add(Frames.start());
        for (int at = 0; at < text.length(); at += 4) {
            frames.add(Frames.text(0, text.substring(at, Math.min(text.length(), at + 4))));
        }
        frames.add(Frames.stop(0));
        frames.add(Frames.end("end_turn"));
        return either(whole, frames.toArray(byte[][]::new));
    }

    /** As the contract wants it. */
    static Upstream.Script calling(String tool, String arguments) {
        ObjectNode whole = whole("tool_use");
        content(whole)
                .addObject()
                .putObject("toolUse")
                .put("toolUseId", "tooluse_1")
                .put("name", tool)
                .set("input", StrictTree.container(arguments).orElseThrow());
        content(whole)
                .addObject()
                .putObject("toolUse")
                .put("toolUseId", "tooluse_2")
                .put("name", tool)
                .putObject("input");
        int half = arguments.length() / 2;
        return either(
                whole,
                Frames.start(),
                Frames.tool(0, "tooluse_1", tool),
                Frames.arguments(0, arguments.substring(0, half)),
                Frames.arguments(0, arguments.substring(half)),
                Frames.stop(0),
                Frames.tool(1, "tooluse_2", tool),
                Frames.arguments(1, ""),
                Frames.stop(1),
                Frames.end("tool_use"));
    }
}

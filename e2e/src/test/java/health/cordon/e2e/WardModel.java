package health.cordon.e2e;

import com.sun.net.httpserver.HttpExchange;
import health.cordon.gateway.Upstream;
import health.cordon.gateway.json.StrictTree;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model that does what models do with tools: it calls the first tool that it is given, with the name of the patient that it
 * was told as the tool's first argument, and repeats what the tool says. Without tools it repeats the last message.
 *
 * <p>Models of other names: {@code busy} takes no requests, {@code endless} goes on until the gateway hangs up.
 */
final class WardModel implements Upstream.Script {

    /** As the gateway hands names to models. */
    private static final Pattern NAME = Pattern.compile("\\[NAME-[^\\]]*\\]");

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int BIT = 5;
    private static final String CALL = "call_1";

    private final Semaphore hungUp = new Semaphore(0);

    @Override
    public void answer(HttpExchange exchange, JsonNode request) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/embeddings")) {
            embed(exchange, request);
            return;
        }
        switch (request.get("model").stringValue()) {
            case "busy" -> Upstream.json(exchange, 429, "{\"error\":{\"message\":\"busy\"}}");
            case "endless" -> goOn(exchange);
            default -> say(exchange, request);
        }
    }

    /** Whether an endless answer was hung up on since this was asked last; waits for it. */
    boolean wasHungUpOn() throws InterruptedException {
        return hungUp.tryAcquire(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    private void say(HttpExchange exchange, JsonNode request) throws IOException {
        JsonNode messages = request.get("messages");
        JsonNode last = messages.get(messages.size() - 1);
        JsonNode tools = request.get("tools");
        String told = last.get("content").stringValue();
        if (tools == null || "tool".equals(last.get("role").stringValue())) {
            Upstream.says(exchange, request, told, BIT);
            return;
        }
        JsonNode tool = tools.get(0).get("function");
        Matcher name = NAME.matcher(told);
        ObjectNode arguments = StrictTree.object();
        arguments.put(
                tool.get("parameters")
                        .get("properties")
                        .propertyNames()
                        .iterator()
                        .next(),
                name.find() ? name.group() : "nobody");
        call(exchange, request, tool.get("name").stringValue(), StrictTree.text(arguments));
    }

    private static void call(HttpExchange exchange, JsonNode request, String tool, String arguments)
            throws IOException {
        if (!request.has("stream") || !request.get("stream").asBoolean()) {
            ObjectNode whole = StrictTree.object();
            ObjectNode choice = whole.putArray("choices").addObject().put("index", 0);
            ObjectNode message = choice.putObject("message").put("role", "assistant");
            message.putNull("content");
            message.putArray("tool_calls").add(Upstream.call(0, CALL, tool, arguments));
            choice.put("finish_reason", "tool_calls");
            whole.putObject("usage").put("prompt_tokens", 7).put("completion_tokens", 9);
            Upstream.json(exchange, 200, StrictTree.text(whole));
            return;
        }
        exchange.getResponseHeaders().set("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            Upstream.send(out, Upstream.delta(Upstream.call(0, CALL, tool, "")));
            for (int at = 0; at < arguments.length(); at += BIT) {
                Upstream.send(
                        out,
                        Upstream.delta(Upstream.moreOfCall(
                                0, arguments.substring(at, Math.min(at + BIT, arguments.length())))));
            }
            Upstream.send(out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}");
            Upstream.send(out, "[DONE]");
        }
    }

    private void goOn(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        long end = System.nanoTime() + LONGEST.toNanos();
        try (OutputStream out = exchange.getResponseBody()) {
            while (System.nanoTime() < end) {
                Upstream.send(out, Upstream.delta("content", "The cough goes on and on. "));
                Thread.sleep(2);
            }
        } catch (IOException e) {
            hungUp.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void embed(HttpExchange exchange, JsonNode request) throws IOException {
        JsonNode input = request.get("input");
        ObjectNode whole = StrictTree.object();
        var data = whole.putArray("data");
        for (int i = 0; i < (input.isArray() ? input.size() : 1); i++) {
            data.addObject().put("index", i).putArray("embedding").add(0.5).add(i + 1.0);
        }
        whole.putObject("usage").put("prompt_tokens", 2);
        Upstream.json(exchange, 200, StrictTree.text(whole));
    }
}

package health.cordon.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import health.cordon.gateway.json.StrictTree;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A model's endpoint on this machine: keeps what it was sent and answers as it is told. */
public final class Upstream implements AutoCloseable {

    /** Answers one request. */
    @FunctionalInterface
    public interface Script {
        /** Answers. */
        void answer(HttpExchange exchange, JsonNode request) throws IOException;
    }

    private final HttpServer server;
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> paths = Collections.synchronizedList(new ArrayList<>());
    private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
    private volatile Script script;

    /** One that answers so. */
    public Upstream(Script script) throws IOException {
        this.script = script;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            bodies.add(new String(body, StandardCharsets.UTF_8));
            paths.add(exchange.getRequestURI().getPath());
            heads.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().entrySet());
            exchange.setAttribute("body", body);
            try (exchange) {
                this.script.answer(exchange, StrictTree.read(body));
            } catch (IOException gone) {
                // The gateway hung up, which some tests want.
            }
        });
        server.start();
    }

    /** One that repeats the last message, whole or word by word. */
    public static Upstream echo() throws IOException {
        return new Upstream((exchange, request) -> {
            JsonNode messages = request.get("messages");
            JsonNode content = messages.get(messages.size() - 1).get("content");
            says(exchange, request, content.isString() ? content.stringValue() : StrictTree.text(content), 3);
        });
    }

    /** Answers with this text; a stream comes in bits of so many characters. */
    public static void says(HttpExchange exchange, JsonNode request, String text, int bit) throws IOException {
        if (request.has("stream") && request.get("stream").asBoolean()) {
            List<String> bits = new ArrayList<>();
            for (int at = 0; at < text.length(); at += bit) {
                bits.add(text.substring(at, Math.min(text.length(), at + bit)));
            }
            stream(exchange, bits);
            return;
        }
        json(exchange, 200, whole(text));
    }

    /** Answers with these bits. */
    public static void stream(HttpExchange exchange, List<String> bits) throws IOException {
        exchange.getResponseHeaders().set("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (String bit : bits) {
                send(out, delta("content", bit));
            }
            send(out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
            send(out, "{\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":9,\"total_tokens\":16}}");
            send(out, "[DONE]");
        }
    }

    /** One event of a stream. */
    public static void send(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The data of an event with more of a field. */
    public static String delta(String field, String text) {
        ObjectNode tree = StrictTree.object();
        ObjectNode choice = tree.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putObject("delta").put(field, text);
        return StrictTree.text(tree);
    }

    /** The data of an event with a call of a tool, or with more of one. */
    public static String delta(JsonNode call) {
        ObjectNode tree = StrictTree.object();
        ObjectNode choice = tree.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").putArray("tool_calls").add(call);
        return StrictTree.text(tree);
    }

    /** A call of a tool, or its beginning. */
    public static ObjectNode call(int index, String id, String tool, String arguments) {
        ObjectNode call = moreOfCall(index, arguments).put("id", id).put("type", "function");
        ((ObjectNode) call.get("function")).put("name", tool);
        return call;
    }

    /** More arguments of a call that has begun. */
    public static ObjectNode moreOfCall(int index, String arguments) {
        ObjectNode call = StrictTree.object().put("index", index);
        call.putObject("function").put("arguments", arguments);
        return call;
    }

    /** A whole answer. */
    public static String whole(String text) {
        ObjectNode tree = StrictTree.object();
        tree.put("id", "upstream-1").put("object", "chat.completion");
        ObjectNode choice = tree.putArray("choices").addObject();
        choice.put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", text);
        choice.put("finish_reason", "stop");
        tree.putObject("usage").put("prompt_tokens", 7).put("completion_tokens", 9);
        return StrictTree.text(tree);
    }

    /** Answers with JSON. */
    public static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** From now on answers so. */
    public void now(Script next) {
        script = next;
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it was sent. */
    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    /** The method, the whole address and the headers that came before each. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    /** Where. */
    public List<String> paths() {
        return List.copyOf(paths);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

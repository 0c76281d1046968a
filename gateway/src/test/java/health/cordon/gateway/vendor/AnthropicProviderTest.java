package health.cordon.gateway.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.core.Phi;
import health.cordon.gateway.Upstream;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.error.RetryLater;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ModelProviderContract;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.spi.ReplyEvent.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AnthropicProviderTest extends ModelProviderContract {

    private static final String START = event("""
            {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[],
             "model":"m","stop_reason":null,"usage":{"input_tokens":4,"cache_read_input_tokens":3,"output_tokens":1}}}""");

    private static String event(String json) {
        JsonNode tree = StrictTree.read(json.getBytes(StandardCharsets.UTF_8));
        return "event: " + tree.get("type").stringValue() + "\ndata: " + StrictTree.text(tree) + "\n\n";
    }

    private static String textDelta(String text) {
        ObjectNode tree = StrictTree.object().put("type", "content_block_delta").put("index", 0);
        tree.putObject("delta").put("type", "text_delta").put("text", text);
        return event(StrictTree.text(tree));
    }

    private static String argumentsDelta(int index, String json) {
        ObjectNode tree = StrictTree.object().put("type", "content_block_delta").put("index", index);
        tree.putObject("delta").put("type", "input_json_delta").put("partial_json", json);
        return event(StrictTree.text(tree));
    }

    private static String end(String reason) {
        return event("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                        + "\"},\"usage\":{\"output_tokens\":9}}")
                + event("{\"type\":\"message_stop\"}");
    }

    private static String text(int index, String text) {
        StringBuilder all = new StringBuilder(event("{\"type\":\"content_block_start\",\"index\":" + index
                + ",\"content_block\":{\"type\":\"text\",\"text\":\"\"}}"));
        for (int at = 0; at < text.length(); at += 4) {
            all.append(textDelta(text.substring(at, Math.min(text.length(), at + 4))));
        }
        return all + event("{\"type\":\"content_block_stop\",\"index\":" + index + "}");
    }

    private static String call(int index, String id, String tool, String arguments) {
        String begin = event("{\"type\":\"content_block_start\",\"index\":" + index
                + ",\"content_block\":{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"" + tool
                + "\",\"input\":{}}}");
        StringBuilder all = new StringBuilder(begin + argumentsDelta(index, ""));
        for (int at = 0; at < arguments.length(); at += 7) {
            all.append(argumentsDelta(index, arguments.substring(at, Math.min(arguments.length(), at + 7))));
        }
        return all + event("{\"type\":\"content_block_stop\",\"index\":" + index + "}");
    }

    private static Upstream.Script streaming(String... events) {
        return (exchange, request) -> {
            exchange.getResponseHeaders().set("content-type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(String.join("", events).getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().close();
        };
    }

    private static ObjectNode message(String stopReason) {
        ObjectNode whole =
                StrictTree.object().put("id", "msg_1").put("type", "message").put("role", "assistant");
        whole.put("stop_reason", stopReason);
        whole.putObject("usage")
                .put("input_tokens", 4)
                .put("cache_read_input_tokens", 3)
                .put("output_tokens", 9);
        return whole;
    }

    private static boolean streams(JsonNode request) {
        return request.path("stream").asBoolean(false);
    }

    @Override
    protected Upstream.Script saying(String text) {
        ObjectNode whole = message("end_turn");
        whole.putArray("content").addObject().put("type", "text").put("text", text);
        Upstream.Script stream = streaming(START, event("{\"type\":\"ping\"}"), text(0, text), end("end_turn"));
        return (exchange, request) -> {
            if (streams(request)) {
                stream.answer(exchange, request);
            } else {
                Upstream.json(exchange, 200, StrictTree.text(whole));
            }
        };
    }

    @Override
    protected Upstream.Script calling(String tool, String arguments) {
        ObjectNode whole = message("tool_use");
        ObjectNode first = whole.putArray("content").addObject();
        first.put("type", "tool_use").put("id", "toolu_1").put("name", tool);
        first.set("input", StrictTree.container(arguments).orElseThrow());
        ObjectNode second = ((tools.jackson.databind.node.ArrayNode) whole.get("content")).addObject();
        second.put("type", "tool_use").put("id", "toolu_2").put("name", tool).putObject("input");
        Upstream.Script stream =
                streaming(START, call(0, "toolu_1", tool, arguments), call(1, "toolu_2", tool, ""), end("tool_use"));
        return (exchange, request) -> {
            if (streams(request)) {
                stream.answer(exchange, request);
            } else {
                Upstream.json(exchange, 200, StrictTree.text(whole));
            }
        };
    }

    @Override
    protected byte[] begun() {
        return (START
                        + event(
                                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}")
                        + textDelta("half"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected byte[] more() {
        return textDelta("more").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected Upstream.Script embedding() {
        return null;
    }

    @Override
    protected Upstream.Script checked(Upstream.Script script) {
        return (exchange, request) -> {
            assertThat(exchange.getRequestHeaders().getFirst("x-api-key")).isEqualTo(KEY);
            assertThat(exchange.getRequestHeaders().getFirst("anthropic-version"))
                    .isEqualTo("2023-06-01");
            assertThat(exchange.getRequestURI().toString()).isEqualTo("/v1/messages");
            script.answer(exchange, request);
        };
    }

    @Override
    protected ModelProvider provider(String url) {
        return new AnthropicProvider("anthropic", url, Phi.of(KEY), 1234, SHORT);
    }

    private JsonNode sent(String chat) throws IOException {
        AtomicReference<JsonNode> seen = new AtomicReference<>();
        Upstream.Script says = saying("x");
        ModelProvider provider = before((exchange, request) -> {
            seen.set(request);
            says.answer(exchange, request);
        });
        all(provider.call(chat((ObjectNode) StrictTree.read(chat.getBytes(StandardCharsets.UTF_8)), false)));
        return seen.get();
    }

    @Test
    void aChatBecomesMessages() throws IOException {
        JsonNode sent = sent("""
                {"model":"x","messages":[
                  {"role":"system","content":"Be brief."},
                  {"role":"user","content":[{"type":"text","text":"Labs of p-1?"},{"type":"text","text":" "}],"name":"u"},
                  {"role":"assistant","content":null,"reasoning_content":"hm","tool_calls":[
                    {"id":"call_1","type":"function","function":{"name":"labs","arguments":"{\\"p\\":\\"p-1\\"}"}},
                    {"id":"call_2","type":"function","function":{"name":"labs","arguments":""}}]},
                  {"role":"tool","tool_call_id":"call_1","content":"Na 140"},
                  {"role":"tool","tool_call_id":"call_2","content":""},
                  {"role":"developer","content":"In English."},
                  {"role":"user","content":"And?"}],
                 "tools":[{"type":"function","function":{"name":"labs","description":"Labs","strict":true,
                            "parameters":{"type":"object","properties":{"p":{"type":"string"}}}}},
                          {"type":"function","function":{"name":"none"}}],
                 "tool_choice":{"type":"function","function":{"name":"labs"}},"parallel_tool_calls":false,
                 "max_completion_tokens":50,"temperature":1.5,"top_p":0.9,"top_k":5,"stop":["END"," "],
                 "user":"user_ab","seed":1,"presence_penalty":1,"metadata":{"k":"v"},
                 "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}}}""");
        assertThat(sent).isEqualTo(StrictTree.read("""
                {"model":"m-1:0","max_tokens":50,"system":"Be brief.\\n\\nIn English.","messages":[
                  {"role":"user","content":[{"type":"text","text":"Labs of p-1?"}]},
                  {"role":"assistant","content":[
                    {"type":"tool_use","id":"call_1","name":"labs","input":{"p":"p-1"}},
                    {"type":"tool_use","id":"call_2","name":"labs","input":{}}]},
                  {"role":"user","content":[
                    {"type":"tool_result","tool_use_id":"call_1","content":"Na 140"},
                    {"type":"tool_result","tool_use_id":"call_2","content":""},
                    {"type":"text","text":"And?"}]}],
                 "temperature":1,"top_p":0.9,"top_k":5,"stop_sequences":["END"],"metadata":{"user_id":"user_ab"},
                 "output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}},
                 "tools":[{"name":"labs","description":"Labs",
                           "input_schema":{"type":"object","properties":{"p":{"type":"string"}}}},
                          {"name":"none","input_schema":{"type":"object","properties":{}}}],
                 "tool_choice":{"type":"tool","name":"labs","disable_parallel_tool_use":true}}""".getBytes(StandardCharsets.UTF_8)));
        assertThat(sent("{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}")
                        .get("max_tokens")
                        .intValue())
                .isEqualTo(1234);
    }

    @Test
    void whatHasNoCounterpartIsRefusedAndNotSent() throws IOException {
        Upstream upstream = upstream(saying("x"));
        ModelProvider provider = before(upstream);
        for (String more : List.of(
                "\"n\":2",
                "\"response_format\":{\"type\":\"json_object\"}",
                "\"functions\":[]",
                "\"messages\":[]",
                "\"messages\":[{\"role\":\"function\",\"name\":\"f\",\"content\":\"x\"}]",
                "\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":\"[\"}}]}]")) {
            ObjectNode body = asked();
            body.setAll((ObjectNode) StrictTree.read(("{" + more + "}").getBytes(StandardCharsets.UTF_8)));
            assertThat(code(() -> provider.call(chat(body, false)))).as(more).isEqualTo(GatewayError.NOT_TRANSLATABLE);
        }
        assertThat(upstream.bodies()).isEmpty();
    }

    @Test
    void stopReasonsAndThoughtsHaveTheirCounterparts() throws IOException {
        String thought = event(
                        "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}}")
                + event(
                        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"Hm.\"}}")
                + event(
                        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"zz\"}}")
                + event("{\"type\":\"content_block_stop\",\"index\":0}");
        String unknown = event(
                        "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"redacted_thinking\",\"data\":\"zz\"}}")
                + event(
                        "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"later_delta\",\"text\":\"zz\"}}")
                + event("{\"type\":\"later\",\"text\":\"zz\"}")
                + event("{\"type\":\"content_block_stop\",\"index\":1}");
        List<String> reasons = new ArrayList<>();
        for (String reason :
                List.of("end_turn", "stop_sequence", "max_tokens", "refusal", "model_context_window_exceeded")) {
            List<ReplyEvent> events =
                    all(before(streaming(START, thought, unknown, end(reason))).call(chat(asked(), true)));
            assertThat(events).first().isEqualTo(new ReplyEvent.Text(0, Channel.REASONING, "Hm."));
            assertThat(events).hasSize(3);
            events.forEach(each -> {
                if (each instanceof ReplyEvent.Finish finish) {
                    reasons.add(finish.reason());
                }
            });
        }
        assertThat(reasons).containsExactly("stop", "stop", "length", "content_filter", "length");
    }

    @Test
    void anErrorInAStreamIsToldByItsTypeAlone() throws IOException {
        List<GatewayError> codes = List.of(
                GatewayError.PROVIDER_BUSY,
                GatewayError.PROVIDER_FAILED,
                GatewayError.PROVIDER_REFUSED,
                GatewayError.PROVIDER_KEY_REFUSED,
                GatewayError.PROVIDER_TIMED_OUT);
        List<String> types =
                List.of("overloaded_error", "api_error", "invalid_request_error", "permission_error", "timeout_error");
        for (int i = 0; i < types.size(); i++) {
            String error = event("{\"type\":\"error\",\"error\":{\"type\":\"" + types.get(i)
                    + "\",\"message\":\"Margaret Thornbury\"}}");
            ModelProvider provider = before(streaming(START, text(0, "half"), error));
            assertThat(code(() -> all(provider.call(chat(asked(), true))))).isEqualTo(codes.get(i));
        }
        ModelProvider overloaded = before((exchange, request) -> Upstream.json(exchange, 529, "{}"));
        assertThat(code(() -> overloaded.call(chat(asked(), true)))).isEqualTo(GatewayError.PROVIDER_BUSY);
    }

    @Test
    void eventsThatDoNotFitTogetherAreRefused() throws IOException {
        String stop = event("{\"type\":\"content_block_stop\",\"index\":0}");
        for (String[] events : new String[][] {
            {text(0, "x"), end("end_turn")},
            {START, START},
            {START, text(0, "x"), textDelta("more")},
            {START, text(0, "x"), stop},
            {START, argumentsDelta(0, "{}")},
            {START, call(0, "", "f", "{}"), end("tool_use")},
            {START, call(0, "id", "f", "{}"), textDelta("x")},
            {START, event("{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"text\",\"text\":\"\"}}")},
            {
                START,
                event("{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":1}}")
            },
            {START, text(0, "x"), event("{\"type\":\"message_stop\"}")},
            {START, new String(begun(), StandardCharsets.UTF_8).substring(START.length()), end("end_turn")},
        }) {
            ModelProvider provider = before(streaming(events));
            assertThat(code(() -> all(provider.call(chat(asked(), true)))))
                    .as(String.join("", events))
                    .isEqualTo(GatewayError.PROVIDER_MALFORMED);
        }
    }

    @Test
    void aKeyThatCannotStandInAHeaderIsNotTold() throws IOException {
        Upstream upstream = upstream(saying("x"));
        for (String key : List.of(KEY + "\nx: y", KEY + "\u00E9")) {
            try (ModelProvider provider = new AnthropicProvider("anthropic", upstream.url(), Phi.of(key), 1, SHORT)) {
                assertThat(code(() -> provider.call(chat(asked(), false)))).isEqualTo(GatewayError.NO_CREDENTIALS);
            }
        }
        assertThat(upstream.bodies()).isEmpty();
    }

    @Test
    void whoIsOverloadedSaysWhenToComeAgain() throws IOException {
        ModelProvider provider = before((exchange, request) -> {
            exchange.getResponseHeaders().set("retry-after", "7");
            Upstream.json(exchange, 529, "{}");
        });
        assertThatThrownBy(() -> provider.call(chat(asked(), true)))
                .isInstanceOfSatisfying(
                        RetryLater.class, later -> assertThat(later.seconds()).isEqualTo(7));
    }
}

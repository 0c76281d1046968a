package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import health.cordon.audit.entry.Outcome;
import health.cordon.core.Cfr;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.json.StrictTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A model's endpoint that means harm: whatever it answers, nobody gets what is not his. */
@Cfr("164.312(a)(1)")
class AnswerAttackTest {

    private static final String NAME = "Margaret Thornbury";
    private static final String END = "data: [DONE]\n\n";
    private static final List<Door> CHATTY = List.of(Door.CHAT_COMPLETIONS, Door.MESSAGES, Door.RESPONSES);

    @TempDir
    private Path folder;

    private Upstream upstream;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        upstream = Upstream.echo();
        gateway = TestGateway.before(folder, upstream, Mode.PSEUDONYMIZE);
    }

    @AfterEach
    void stop() {
        gateway.close();
        upstream.close();
    }

    private static void raw(HttpExchange exchange, String... bits) throws IOException {
        exchange.getResponseHeaders().set("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (String bit : bits) {
                out.write(bit.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    private static String said(String text) {
        return event(Upstream.delta("content", text));
    }

    private static String finished(String reason) {
        return event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
    }

    private static String tool(int index, String id, String name, String arguments) {
        var tree = StrictTree.object();
        var call = tree.putArray("choices")
                .addObject()
                .put("index", 0)
                .putObject("delta")
                .putArray("tool_calls")
                .addObject()
                .put("index", index);
        if (!id.isEmpty()) {
            call.put("id", id).put("type", "function");
        }
        var function = call.putObject("function");
        if (!name.isEmpty()) {
            function.put("name", name);
        }
        function.put("arguments", arguments);
        return event(StrictTree.text(tree));
    }

    private static String asked(Door door, String text) {
        var tree = StrictTree.object().put("model", "test-model").put("stream", true);
        if (door == Door.RESPONSES) {
            return StrictTree.text(tree.put("input", text));
        }
        if (door == Door.MESSAGES) {
            tree.put("max_tokens", 100);
        }
        tree.putArray("messages").addObject().put("role", "user").put("content", text);
        return StrictTree.text(tree);
    }

    private Answer answered(Door door, String... bits) {
        upstream.now((exchange, _) -> raw(exchange, bits));
        return gateway.ask(door, asked(door, "Patient: " + NAME));
    }

    private void endsWithAnError(Door door, String... bits) {
        Answer answer = answered(door, bits);
        assertThat(answer.text())
                .as("%s", door)
                .contains("error")
                .doesNotContain(END, "message_stop", "response.completed");
        assertThat(answer.text()).doesNotContain("219-09-9999", "Whitcombe");
        assertThat(gateway.entries().getLast().outcome()).isEqualTo(Outcome.SERIOUS_FAILURE);
    }

    @Test
    void eventsThatAreNone() {
        for (Door door : CHATTY) {
            endsWithAnError(door, said("a "), "219-09-9999\n\n", finished("stop"), END);
            endsWithAnError(
                    door, said("a "), "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"219-09-9999", "\n\n");
            endsWithAnError(door, said("a "), event("[]"), finished("stop"), END);
            endsWithAnError(door, event("{\"choices\":{}}"), finished("stop"), END);
            endsWithAnError(door, event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":[\"Whitcombe\"]}}]}"), END);
            endsWithAnError(
                    door, event("{\"choices\":[{\"index\":0,\"index\":1,\"delta\":{\"content\":\"x\"}}]}"), END);
            endsWithAnError(door, event("{\"choices\":[{\"index\":-1,\"delta\":{\"content\":\"x\"}}]}"), END);
            endsWithAnError(door, event("{\"choices\":[{\"index\":64,\"delta\":{\"content\":\"x\"}}]}"), END);
            endsWithAnError(door, said("219-09-9999"));
            endsWithAnError(door, said("x"), END);
            endsWithAnError(door, END);
        }
    }

    /** What comes behind the end of its choice would be looked at without what stood before. */
    @Test
    void moreBehindTheEnd() {
        for (Door door : CHATTY) {
            endsWithAnError(door, said("The SSN is 219-09"), finished("stop"), said("-9999 now."), END);
        }
        upstream.now((exchange, _) -> {
            String choice =
                    Upstream.whole("TEXT").replaceFirst(".*\"choices\":\\[", "").replaceFirst("\\].*", "");
            Upstream.json(
                    exchange,
                    200,
                    "{\"choices\":[" + choice.replace("TEXT", "The SSN is 219-09") + ","
                            + choice.replace("TEXT", "-9999 now.") + "]}");
        });
        assertThat(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat("Whose?"))
                        .text())
                .contains("provider_malformed");
    }

    @Test
    void oneHugeEvent() {
        endsWithAnError(Door.CHAT_COMPLETIONS, said("219-09-9999 ".repeat(400_000)), finished("stop"), END);
        Answer fits = answered(Door.CHAT_COMPLETIONS, said("SSN 219-09-9999 ".repeat(2_000)), finished("stop"), END);
        assertThat(fits.text()).endsWith(END).doesNotContain("219-09-9999");
    }

    /** Some dialects keep an answer until its end, so it has one. */
    @Test
    void anAnswerWithoutEnd() {
        String[] bits = new String[26];
        java.util.Arrays.fill(bits, said("x".repeat(200_000)));
        endsWithAnError(Door.RESPONSES, bits);
        assertThat(answered(Door.RESPONSES, bits).text()).contains("answer_too_long");
    }

    @Test
    void toolCallsWhoseIndexesJump() {
        Answer jumps = answered(
                Door.CHAT_COMPLETIONS,
                tool(7, "a", "f", "{\"x\":\"y\"}"),
                tool(3, "b", "f", "{}"),
                finished("tool_calls"),
                END);
        assertThat(jumps.text()).contains("\"index\":7", "\"index\":3").endsWith(END);
        for (Door door : CHATTY) {
            endsWithAnError(door, tool(512, "a", "f", "{}"), finished("tool_calls"), END);
            endsWithAnError(door, tool(-1, "a", "f", "{}"), finished("tool_calls"), END);
            endsWithAnError(door, tool(2_000_000_000, "a", "f", "{}"), finished("tool_calls"), END);
        }
    }

    /** Arguments of one call must not end up in another's. */
    @Test
    void toolCallsThatAreMixed() {
        for (Door door : CHATTY) {
            endsWithAnError(
                    door,
                    tool(0, "a", "f", "{\"x\":"),
                    tool(1, "b", "g", "{\"y\":"),
                    tool(0, "", "", "1}"),
                    tool(1, "", "", "2}"),
                    finished("tool_calls"),
                    END);
            endsWithAnError(
                    door, tool(0, "a", "f", "{\"x\":"), said("text "), tool(0, "", "", "1}"), finished("stop"), END);
            endsWithAnError(door, tool(0, "a", "f", ""), said("text "), tool(0, "", "", "{}"), finished("stop"), END);
            endsWithAnError(door, tool(0, "a", "f", "{\"x\":\"y\""), finished("tool_calls"), END);
            endsWithAnError(door, tool(0, "a", "f", "{\"x\":\"y\"}}"), finished("tool_calls"), END);
        }
    }

    @Test
    void aToolThatNobodyOffered() {
        Answer answer = answered(
                Door.CHAT_COMPLETIONS,
                tool(0, "call-219-09-9999", "Eleanor Whitcombe", "{\"ssn\":\"219-09-9999\"}"),
                finished("tool_calls"),
                END);
        assertThat(answer.text()).endsWith(END).contains("unknown_tool").doesNotContain("219-09-9999", "Whitcombe");
    }

    private String tokenOf(String conversation) {
        upstream.now((exchange, request) -> Upstream.says(exchange, request, "ok", 3));
        gateway.ask(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat("Patient: " + NAME))
                .with(InboundRequest.CONVERSATION, conversation));
        String sent = upstream.bodies().getLast();
        return sent.substring(sent.indexOf("[NAME-"), sent.indexOf(']', sent.indexOf("[NAME-")) + 1);
    }

    private String answer(String conversation, String text) {
        upstream.now((exchange, request) -> Upstream.says(exchange, request, text, 3));
        Answer whole = gateway.ask(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat("Who?"))
                .with(InboundRequest.CONVERSATION, conversation));
        Answer stream = gateway.ask(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.stream("Who?"))
                .with(InboundRequest.CONVERSATION, conversation));
        assertThat(TestGateway.streamed(stream)).isEqualTo(TestGateway.content(whole));
        return TestGateway.content(whole);
    }

    @Test
    void tokensOfAnotherConversation() {
        String token = tokenOf("one");
        assertThat(answer("one", "It is " + token)).isEqualTo("It is " + NAME);
        assertThat(answer("two", "It is " + token)).doesNotContain("Thornbury", "Margaret");
        gateway.gateway().forget(health.cordon.audit.entry.RequestId.random(), service(), "one");
        assertThat(answer("one", "It is " + token)).doesNotContain("Thornbury", "Margaret");
    }

    private static health.cordon.access.Principal service() {
        return health.cordon.access.Principal.service("app", health.cordon.access.Role.SERVICE);
    }

    @Test
    void tokensWithSomethingInvisibleInThemAreNone() {
        String token = tokenOf("one");
        for (String invisible :
                List.of("\u200B", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u202E", "\u2066", "\u0301")) {
            for (int at : new int[] {3, 6, 9}) {
                String split = token.substring(0, at) + invisible + token.substring(at);
                assertThat(answer("one", "It is " + split + " there")).doesNotContain("Thornbury", "Margaret");
            }
        }
        assertThat(answer("one", "\u202E" + token + "\u202C")).isEqualTo("\u202E" + NAME + "\u202C");
        assertThat(answer("one", "a\u200B" + token)).isEqualTo("a\u200B" + NAME);
    }

    @Test
    void whatLooksLikeATokenAndIsNoneStays() {
        tokenOf("one");
        for (String like : List.of(
                "[NAME-BCDFGH]",
                "[NAME]",
                "[NAME-]",
                "[NAME-7K2F9Q",
                "[SSN-ABCDEF]",
                "[NOPE-7K2F9Q]",
                "[NAME-7K2F9QX]")) {
            assertThat(answer("one", "See " + like + " now")).isEqualTo("See " + like + " now");
        }
    }

    @Test
    void invisibleCharactersHideNothing() {
        String out = answer("one", "The SSN is 219\u200B-09-\u200B9999, of Dr. Eleanor\u200D Whit\u00ADcombe.");
        assertThat(out.replaceAll("\\p{Cf}", "")).doesNotContain("219-09-9999", "Whitcombe");
    }

    @Test
    void secretsAreRedactedInEveryPartOfAnAnswer() {
        String key = "sk-proj-aB3dE6gH9jK2mN5pQ8rT1vW4";
        for (Door door : CHATTY) {
            Answer answer = answered(
                    door,
                    said("The key " + key + " "),
                    tool(0, "a", "f", "{\"key\":\"" + key + "\"}"),
                    finished("tool_calls"),
                    END);
            assertThat(answer.text()).contains("[SECRET]").doesNotContain("aB3dE6gH9j");
        }
    }

    @Test
    void jsonThatWasAskedForStaysJson() {
        String name = "Margaret \\\"Peg\\\" Thornbury";
        upstream.now((exchange, request) -> {
            String content = request.get("messages").get(0).get("content").stringValue();
            String token = content.substring(content.indexOf('['), content.indexOf(']') + 1);
            Upstream.says(exchange, request, "{\"who\":\"" + token + "\"}", 2);
        });
        String body = "{\"model\":\"test-model\",\"response_format\":{\"type\":\"json_object\"},\"messages\":"
                + "[{\"role\":\"user\",\"content\":\"Patient: " + name + "\"}]}";
        JsonNode said = StrictTree.read(
                TestGateway.content(gateway.ask(Door.CHAT_COMPLETIONS, body)).getBytes(StandardCharsets.UTF_8));
        assertThat(said.get("who").stringValue()).contains("Margaret");
    }
}

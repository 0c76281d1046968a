package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Outcome;
import health.cordon.core.Cfr;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.json.StrictTree;
import health.cordon.testkit.PhiCanary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a developer and a privacy officer see of one call. */
@Cfr("164.312(b)")
class GatewayStoryTest {

    private static final PhiCanary CANARY = PhiCanary.plant(7);

    @TempDir
    private Path folder;

    @Test
    void valuesLeaveAsTokensAndComeBackAsValues() throws IOException {
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.before(folder, upstream, Mode.PSEUDONYMIZE)) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(CANARY.note()));
            assertThat(answer.status()).isEqualTo(200);
            CANARY.assertAbsent("what was sent", upstream.bodies().getFirst());
            assertThat(upstream.bodies().getFirst()).contains("[NAME-").contains("up-model");
            assertThat(upstream.paths()).containsExactly("/v1/chat/completions");
            assertThat(TestGateway.content(answer)).isEqualTo(CANARY.note());
            assertThat(answer.reply().headers().get("cordon-phi")).matches("found=(\\d+) treated=\\1 unscanned=0");
            assertThat(answer.json().get("model").stringValue()).isEqualTo("test-model");
        }
    }

    @Test
    void aStreamSaysTheSame() throws IOException {
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.before(folder, upstream, Mode.PSEUDONYMIZE)) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream(CANARY.note()));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.reply().type()).isEqualTo("text/event-stream");
            CANARY.assertAbsent("what was sent", upstream.bodies().getFirst());
            assertThat(TestGateway.streamed(answer)).isEqualTo(CANARY.note());
            assertThat(answer.text()).endsWith("data: [DONE]\n\n");
        }
    }

    @Test
    void howTheUpstreamCutsItsStreamChangesNoByteOfOurs() throws IOException {
        String said = CANARY.note() + "Also seen: Eleanor Whitcombe, SSN 219-09-9999. ".repeat(9);
        Set<String> streams = new HashSet<>();
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.before(folder, upstream, Mode.PSEUDONYMIZE)) {
            for (int bit : new int[] {1, 2, 7, 64, 10_000}) {
                upstream.now((exchange, request) -> Upstream.says(exchange, request, said, bit));
                Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream(CANARY.note()));
                streams.add(answer.text().replaceAll("chatcmpl-[0-9a-f]+|\"created\":\\d+", ""));
            }
        }
        assertThat(streams).hasSize(1);
        assertThat(streams.iterator().next()).doesNotContain("Whitcombe").contains("[DONE]");
    }

    @Test
    void intentAndOutcomeAreInTheLogAndTellNothing() throws IOException {
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.before(folder, upstream, Mode.PSEUDONYMIZE)) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(CANARY.note()));
            List<AuditEntry> entries = gateway.entries();
            assertThat(entries).hasSize(2);
            AuditEntry intent = entries.getFirst();
            assertThat(intent.action()).isEqualTo(AuditAction.INTENT);
            assertThat(intent.outcome()).isEqualTo(Outcome.PENDING);
            assertThat(intent.decision()).isEqualTo(Decision.PERMIT_LESS);
            assertThat(intent.identifiers().total()).isPositive();
            assertThat(intent.rule().orElseThrow().value()).startsWith("service-");
            assertThat(entries.getLast().rule()).isEqualTo(intent.rule());
            assertThat(intent.model().orElseThrow().value()).isEqualTo("up-model");
            assertThat(entries.getLast().action()).isEqualTo(AuditAction.EXECUTE);
            assertThat(entries.getLast().outcome()).isEqualTo(Outcome.SUCCESS);
            assertThat(entries.getLast().request()).isEqualTo(intent.request());
            assertThat(answer.reply().headers().get("cordon-receipt")).startsWith("0:");
        }
        CANARY.assertAbsent(folder);
    }

    @Test
    void phiThatTheCallerDidNotSendIsRedacted() throws IOException {
        String regurgitated =
                "The patient is Margaret Thornbury, SSN 219-09-9999, phone 617-555-0142. Take aspirin daily.";
        try (Upstream upstream =
                        new Upstream((exchange, request) -> Upstream.says(exchange, request, regurgitated, 5));
                TestGateway gateway = TestGateway.before(folder, upstream, Mode.PSEUDONYMIZE)) {
            Answer whole = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat("Who is it?"));
            Answer stream = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream("Who is it?"));
            assertThat(TestGateway.content(whole))
                    .doesNotContain("Thornbury", "219-09-9999", "617-555-0142")
                    .contains("Take aspirin daily.");
            assertThat(TestGateway.streamed(stream)).isEqualTo(TestGateway.content(whole));
        }
    }

    @Test
    void toolsGoThroughBothWays() throws IOException {
        String asked = """
                {"model":"test-model","messages":[
                 {"role":"user","content":"Schedule a visit for Margaret Thornbury, MRN 48291733."},
                 {"role":"assistant","content":null,"tool_calls":[{"id":"call_abc","type":"function",
                   "function":{"name":"lookup","arguments":"{\\"mrn\\":\\"48291733\\",\\"patient\\":\\"Margaret Thornbury\\"}"}}]},
                 {"role":"tool","tool_call_id":"call_abc","content":"{\\"name\\":\\"Margaret Thornbury\\",\\"age\\":44}"}],
                 "tools":[{"type":"function","function":{"name":"lookup","description":"Looks up a chart",
                   "parameters":{"type":"object","properties":{"mrn":{"type":"string"}}}}}]}
                """;
        try (Upstream upstream = new Upstream((exchange, request) -> {
                    JsonNode calls = request.get("messages").get(1).get("tool_calls");
                    String arguments =
                            calls.get(0).get("function").get("arguments").stringValue();
                    var tree = StrictTree.object();
                    var choice = tree.putArray("choices").addObject().put("index", 0);
                    var message =
                            choice.putObject("message").put("role", "assistant").putNull("content");
                    message.putArray("tool_calls")
                            .addObject()
                            .put("id", "up_1")
                            .put("type", "function")
                            .putObject("function")
                            .put("name", "lookup")
                            .put("arguments", arguments);
                    choice.put("finish_reason", "tool_calls");
                    Upstream.json(exchange, 200, StrictTree.text(tree));
                });
                TestGateway gateway = TestGateway.before(folder, upstream, Mode.PSEUDONYMIZE)) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, asked);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            JsonNode sent =
                    StrictTree.read(upstream.bodies().getFirst().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(upstream.bodies().getFirst()).doesNotContain("Thornbury", "48291733");
            assertThat(sent.get("messages").get(1).get("tool_calls").get(0).get("id"))
                    .isEqualTo(sent.get("messages").get(2).get("tool_call_id"));
            JsonNode call = answer.json()
                    .get("choices")
                    .get(0)
                    .get("message")
                    .get("tool_calls")
                    .get(0);
            assertThat(call.get("function").get("arguments").stringValue())
                    .isEqualTo("{\"mrn\":\"48291733\",\"patient\":\"Margaret Thornbury\"}");
            assertThat(call.get("function").get("name").stringValue()).isEqualTo("lookup");
        }
    }

    @Test
    void anthropicAndResponsesSpeakTheirOwn() throws IOException {
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.before(folder, upstream, Mode.PSEUDONYMIZE)) {
            String text = "Call Margaret Thornbury at 617-555-0142.";
            Answer message = gateway.ask(
                    Door.MESSAGES,
                    "{\"model\":\"test-model\",\"max_tokens\":50,\"system\":\"Be brief.\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\""
                            + text + "\"}]}]}");
            assertThat(message.status()).as(message.text()).isEqualTo(200);
            assertThat(message.json().get("content").get(0).get("text").stringValue())
                    .isEqualTo(text);
            assertThat(message.json().get("usage").get("input_tokens").intValue())
                    .isEqualTo(7);
            Answer stream = gateway.ask(
                    Door.MESSAGES,
                    "{\"model\":\"test-model\",\"max_tokens\":50,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\""
                            + text + "\"}]}");
            assertThat(stream.text())
                    .contains("event: message_start", "event: content_block_delta", "event: message_stop")
                    .contains("Margaret Thornbury at 617-555-0142.");
            Answer response = gateway.ask(
                    Door.RESPONSES,
                    "{\"model\":\"test-model\",\"input\":\"" + text + "\",\"instructions\":\"Be brief.\"}");
            assertThat(response.status()).as(response.text()).isEqualTo(200);
            assertThat(response.json()
                            .get("output")
                            .get(0)
                            .get("content")
                            .get(0)
                            .get("text")
                            .stringValue())
                    .isEqualTo(text);
            Answer responses = gateway.ask(
                    Door.RESPONSES, "{\"model\":\"test-model\",\"stream\":true,\"input\":\"" + text + "\"}");
            assertThat(responses.text()).contains("event: response.output_text.delta", "event: response.completed");
            upstream.bodies().forEach(body -> assertThat(body).doesNotContain("Thornbury", "617-555-0142"));
            Answer refused = gateway.ask(Door.MESSAGES, "{\"model\":\"other\",\"messages\":[]}");
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.json().get("error").get("type").stringValue()).isEqualTo("not_found_error");
        }
    }

    @Test
    void embeddingsAndModels() throws IOException {
        try (Upstream upstream = new Upstream(
                        (exchange, request) -> Upstream.json(
                                exchange,
                                200,
                                "{\"data\":[{\"index\":0,\"embedding\":[0.5,1]}],\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}"));
                TestGateway gateway = TestGateway.before(folder, upstream, Mode.REDACT)) {
            Answer answer = gateway.ask(
                    Door.EMBEDDINGS, "{\"model\":\"test-model\",\"input\":[\"Seen by Dr. Margaret Thornbury\"]}");
            assertThat(answer.json().get("data").get(0).get("embedding").toString())
                    .isEqualTo("[0.5,1]");
            assertThat(upstream.bodies().getFirst()).doesNotContain("Thornbury").contains("[CLINICIAN_NAME]");
            Answer models = gateway.ask(Door.MODELS, "");
            assertThat(models.json().get("data").get(0).get("id").stringValue()).isEqualTo("test-model");
        }
    }

    @Test
    void aConversationKeepsItsTokensAndNobodyElseGetsItsValues() throws IOException {
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.before(folder, upstream, Mode.PSEUDONYMIZE)) {
            InboundRequest first = gateway.request(
                            Door.CHAT_COMPLETIONS, TestGateway.chat("Patient: Margaret Thornbury"))
                    .with(InboundRequest.CONVERSATION, "c1");
            gateway.ask(first);
            String sent = upstream.bodies().getFirst();
            String token = sent.substring(sent.indexOf("[NAME-"), sent.indexOf(']', sent.indexOf("[NAME-")) + 1);
            Answer later = gateway.ask(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat("Say " + token))
                    .with(InboundRequest.CONVERSATION, "c1"));
            assertThat(TestGateway.content(later)).isEqualTo("Say Margaret Thornbury");
            Answer other = gateway.ask(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat("Say " + token))
                    .with(InboundRequest.CONVERSATION, "c2"));
            assertThat(TestGateway.content(other)).doesNotContain("Thornbury");
        }
    }
}

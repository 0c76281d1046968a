package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.provider.EchoProvider;
import health.cordon.testkit.PhiCanary;
import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A model works with invented people; the caller, and nobody else, has the true ones back. */
class RealisticStoryTest {

    private static final String NOTE =
            "Patient: Margaret Thornbury, phone 617-555-0142. Dr. Imre Balogh saw Mrs. Thornbury on 03/14/2024.";

    @TempDir
    private Path folder;

    private static String sent(Upstream upstream, int message) {
        return StrictTree.read(upstream.bodies().getLast().getBytes(StandardCharsets.UTF_8))
                .get("messages")
                .get(message)
                .get("content")
                .stringValue();
    }

    private static byte[] chat(String... texts) {
        var tree = StrictTree.object().put("model", "test-model");
        var messages = tree.putArray("messages");
        for (int i = 0; i < texts.length; i++) {
            messages.addObject().put("role", i % 2 == 0 ? "user" : "assistant").put("content", texts[i]);
        }
        return StrictTree.bytes(tree);
    }

    private static String name(String sent) {
        return sent.substring("Patient: ".length(), sent.indexOf(','));
    }

    @Test
    void generatedNotesComeBackFromAnEchoAsTheyWere() {
        try (TestGateway gateway = TestGateway.realistic(folder, new EchoProvider())) {
            for (GoldNote note : NoteGenerator.of(20261125, Split.DEV).notes(300)) {
                Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(note.text()));
                assertThat(answer.status()).isEqualTo(200);
                assertThat(TestGateway.content(answer)).as(note.id()).isEqualTo(note.text());
            }
        }
    }

    @Test
    void aModelSeesInventedValuesAndTheCallerHisOwn() throws IOException {
        PhiCanary canary = PhiCanary.plant(9);
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.realistic(folder, TestGateway.provider(upstream))) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(NOTE));
            assertThat(TestGateway.content(answer)).isEqualTo(NOTE);
            assertThat(sent(upstream, 0))
                    .matches(
                            "Patient: [A-Z][a-z]+ [A-Z][a-z]+, phone \\d{3}-555-01\\d\\d\\. Dr\\. [A-Z][a-z]+ [A-Z][a-z]+"
                                    + " saw Mrs\\. [A-Z][a-z]+ on \\d\\d/\\d\\d/202\\d\\.")
                    .doesNotContain("Margaret", "Thornbury", "Balogh", "617", "03/14/2024");
            assertThat(answer.reply().headers())
                    .containsEntry("cordon-pseudonyms", "realistic")
                    .hasEntrySatisfying(
                            "cordon-phi", phi -> assertThat(phi).matches("found=(\\d+) treated=\\1 unscanned=0"));
            gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(canary.note()));
            canary.assertAbsent("what was sent", upstream.bodies().getLast());
        }
        canary.assertAbsent(folder);
    }

    @Test
    void howTheUpstreamCutsItsStreamChangesNoByteOfOurs() throws IOException {
        Set<String> streams = new HashSet<>();
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.realistic(folder, TestGateway.provider(upstream))) {
            for (int bit : new int[] {1, 3, 17, 10_000}) {
                upstream.now((exchange, request) -> {
                    String said = request.get("messages").get(0).get("content").stringValue();
                    Upstream.says(exchange, request, said + " Also Eleanor Whitcombe. " + said.repeat(5), bit);
                });
                Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream(NOTE));
                streams.add(answer.text().replaceAll("chatcmpl-[0-9a-f]+|\"created\":\\d+", ""));
                assertThat(TestGateway.streamed(answer))
                        .startsWith(NOTE)
                        .endsWith(NOTE)
                        .doesNotContain("Whitcombe");
            }
        }
        assertThat(streams).hasSize(1);
    }

    @Test
    void aConversationKeepsItsPeopleOverTurns() throws IOException {
        List<String> names = new ArrayList<>();
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.realistic(folder, TestGateway.provider(upstream))) {
            for (byte[] body : List.of(chat(NOTE), chat(NOTE, NOTE, "And Mrs. Thornbury's son, Paul Thornbury?"))) {
                InboundRequest request = InboundRequest.of(Door.CHAT_COMPLETIONS, gateway.token(0), body)
                        .with(InboundRequest.CONVERSATION, "c");
                gateway.ask(request);
                names.add(name(sent(upstream, 0)));
            }
            String surname = names.getFirst().split(" ")[1];
            assertThat(names.getLast()).isEqualTo(names.getFirst());
            assertThat(sent(upstream, 2))
                    .startsWith("And Mrs. " + surname + "'s son, ")
                    .endsWith(" " + surname + "?");
        }
    }

    @Test
    void nobodyElseHasThemBack() throws IOException {
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = TestGateway.realistic(folder, TestGateway.provider(upstream))) {
            gateway.ask(InboundRequest.of(Door.CHAT_COMPLETIONS, gateway.token(0), chat(NOTE))
                    .with(InboundRequest.CONVERSATION, "c"));
            String said = sent(upstream, 0);
            upstream.now((exchange, request) -> Upstream.says(exchange, request, said, 9));
            for (int who : new int[] {0, 1}) {
                // The other by the same name of a conversation; the same in another one.
                Answer answer = gateway.ask(InboundRequest.of(Door.CHAT_COMPLETIONS, gateway.token(who), chat("Who?"))
                        .with(InboundRequest.CONVERSATION, who == 0 ? "d" : "c"));
                // And the invented people of others are redacted as anybody that a model makes up.
                assertThat(TestGateway.content(answer))
                        .doesNotContain("Thornbury", "Margaret", "Balogh", "617-555", "03/14", name(said))
                        .contains("[");
            }
        }
    }

    @Test
    void whatIsUnclearIsMarkedAndCounted() throws IOException {
        String family =
                "Seen: Ann Thornbury, Bea Thornbury, Cleo Thornbury, Dora Thornbury, Eva Thornbury, Fay Thornbury,"
                        + " Gwen Thornbury, Ida Thornbury, Joy Thornbury, Kay Thornbury, Lea Thornbury, Mia Thornbury,"
                        + " Nell Thornbury, Pam Thornbury, Rae Thornbury, Sue Thornbury, Tess Thornbury, Una Thornbury.";
        try (Upstream upstream = new Upstream((exchange, request) -> {
                    String said = request.get("messages").get(0).get("content").stringValue();
                    String surname = said.substring(said.indexOf(' ', 7) + 1, said.indexOf(','));
                    StringBuilder all = new StringBuilder();
                    for (char c = 'A'; c <= 'Z'; c++) {
                        all.append("By ").append(c).append(". ").append(surname).append('\n');
                    }
                    Upstream.says(exchange, request, all.toString(), 9);
                });
                TestGateway gateway = TestGateway.realistic(folder, TestGateway.provider(upstream))) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(family));
            int marked = TestGateway.content(answer).split("\\[NAME\\?]", -1).length - 1;
            assertThat(marked).isPositive();
            assertThat(answer.reply().headers().get("cordon-phi")).endsWith(" unscanned=0 unclear=" + marked);
            assertThat(gateway.entries().getLast().rule().orElseThrow().value()).endsWith("-answer-unclear" + marked);
        }
    }

    @Test
    void argumentsOfToolsComeBackAsJson() throws IOException {
        try (Upstream upstream = new Upstream((exchange, request) -> {
                    String said = request.get("messages").get(0).get("content").stringValue();
                    var tree = StrictTree.object();
                    var choice = tree.putArray("choices").addObject().put("index", 0);
                    choice.putObject("message")
                            .put("role", "assistant")
                            .putNull("content")
                            .putArray("tool_calls")
                            .addObject()
                            .put("id", "up_1")
                            .put("type", "function")
                            .putObject("function")
                            .put("name", "call")
                            .put("arguments", "{\"who\":\"" + name(said) + "\",\"again\":{\"note\":\"" + said + "\"}}");
                    choice.put("finish_reason", "tool_calls");
                    Upstream.json(exchange, 200, StrictTree.text(tree));
                });
                TestGateway gateway = TestGateway.realistic(folder, TestGateway.provider(upstream))) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(NOTE));
            JsonNode call = answer.json()
                    .get("choices")
                    .get(0)
                    .get("message")
                    .get("tool_calls")
                    .get(0);
            JsonNode arguments = StrictTree.read(
                    call.get("function").get("arguments").stringValue().getBytes(StandardCharsets.UTF_8));
            assertThat(arguments.get("who").stringValue()).isEqualTo("Margaret Thornbury");
            assertThat(arguments.get("again").get("note").stringValue()).isEqualTo(NOTE);
        }
    }
}

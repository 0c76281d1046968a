package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.network.NetworkBoundary;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.provider.OpenAiCompatibleProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A model that tells in {@link Disguise} what nobody sent it: in none of its ways to say something does that come through. */
@Cfr("164.312(a)(1)")
class DisguisedAnswersTest {

    @TempDir
    private Path folder;

    private enum Way {
        CONTENT,
        REFUSAL,
        REASONING,
        ARGUMENT,
        ARGUMENTS_KEY;

        String answer(String text) {
            ObjectNode tree = StrictTree.object();
            ObjectNode choice = tree.putArray("choices").addObject().put("index", 0);
            ObjectNode message = choice.putObject("message").put("role", "assistant");
            switch (this) {
                case CONTENT -> message.put("content", text);
                case REFUSAL -> message.put("refusal", text);
                case REASONING -> message.put("content", "ok").put("reasoning_content", text);
                case ARGUMENT -> call(message, StrictTree.object().put("note", text));
                case ARGUMENTS_KEY -> call(message, StrictTree.object().put(text, 1));
            }
            choice.put("finish_reason", "stop");
            return StrictTree.text(tree);
        }

        private static void call(ObjectNode message, ObjectNode arguments) {
            message.putArray("tool_calls")
                    .addObject()
                    .put("id", "c")
                    .put("type", "function")
                    .putObject("function")
                    .put("name", "f")
                    .put("arguments", StrictTree.text(arguments));
        }
    }

    /** With time enough for a busy machine: there are many streams here, and none is meant to be late. */
    private TestGateway gateway(Upstream upstream) {
        UpstreamLimits limits =
                new UpstreamLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30));
        return TestGateway.of(
                folder,
                new OpenAiCompatibleProvider(
                        "upstream",
                        upstream.url(),
                        Optional.empty(),
                        Optional.of(NetworkBoundary.THIS_MACHINE),
                        limits),
                Mode.PSEUDONYMIZE,
                builder -> builder);
    }

    private static String asked(Door door) {
        return door == Door.RESPONSES
                ? "{\"model\":\"test-model\",\"input\":\"Who is it?\"}"
                : "{\"model\":\"test-model\",\"max_tokens\":99,\"messages\":[{\"role\":\"user\",\"content\":\"Who is it?\"}]}";
    }

    @Test
    void nothingComesBackInDisguise() throws IOException {
        Map<String, Set<String>> leaks = new TreeMap<>();
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = gateway(upstream)) {
            for (Disguise disguise : Disguise.values()) {
                if (disguise == Disguise.CUT_PARTS) {
                    continue;
                }
                String text = disguise.sentence("Margaret Thornbury", "219-09-9999", "617-555-0142");
                for (Way way : Way.values()) {
                    for (Door door : new Door[] {Door.CHAT_COMPLETIONS, Door.MESSAGES, Door.RESPONSES}) {
                        upstream.now((exchange, _) -> Upstream.json(exchange, 200, way.answer(text)));
                        Answer answer = gateway.ask(door, asked(door));
                        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                        Set<String> read = new TreeSet<>(ModelReader.read(answer.text(), DisguiseMatrixTest.WANTED));
                        if (!read.isEmpty()) {
                            leaks.computeIfAbsent(disguise + " " + read, _ -> new TreeSet<>())
                                    .add(way + " " + door);
                        }
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    /** In bits of eleven characters; half a character is none. */
    private static List<String> bits(String text) {
        List<String> bits = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = text.offsetByCodePoints(at, Math.min(11, text.codePointCount(at, text.length())));
            bits.add(text.substring(at, end));
            at = end;
        }
        return bits;
    }

    /** Nor in a stream, whose windows see less than the whole. */
    @Test
    void norInAStreamAmongOtherWords() throws IOException {
        Map<String, Integer> leaks = new TreeMap<>();
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = gateway(upstream)) {
            for (Disguise disguise : Disguise.values()) {
                if (disguise == Disguise.CUT_PARTS) {
                    continue;
                }
                String text = disguise.sentence("Margaret Thornbury", "219-09-9999", "617-555-0142");
                // At every place of a window.
                for (int before = 0; before < 256; before += 41) {
                    String said =
                            "word ".repeat(80).substring(0, before) + "\n" + text + "\n" + "and so on ".repeat(60);
                    upstream.now((exchange, _) -> Upstream.stream(exchange, bits(said)));
                    Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream("Who is it?"));
                    assertThat(answer.text())
                            .as("%s behind %s", disguise, before)
                            .endsWith("data: [DONE]\n\n");
                    String tree = StrictTree.text(StrictTree.object().put("text", TestGateway.streamed(answer)));
                    Set<String> read = new TreeSet<>(ModelReader.read(tree, DisguiseMatrixTest.WANTED));
                    if (!read.isEmpty()) {
                        leaks.merge(disguise + " " + read, 1, Integer::sum);
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    /** Nor where a name, a street, a number is cut by the end of a line of a wrapped text, wherever it stands. */
    @Test
    void norOverLineEnds() throws IOException {
        String letter =
                "The patient was brought in by her sister, who has the keys to the flat, and was seen by Dr. Margaret"
                        + " Thornbury, who had cared for her before. She lives at 1249 Stonecrop Avenue, in the last house on the left,"
                        + " and her phone is (617) 555-0142 on most days of the week. ";
        List<String> told = List.of("Margaret", "Thornbury", "Stonecrop", "1249", "617", "0142");
        Set<String> leaks = new TreeSet<>();
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = gateway(upstream)) {
            for (int width = 40; width <= 80; width++) {
                String said = ("Well then. " + letter + "All is well and she is at home. " + letter + letter)
                        .replaceAll("(.{1," + width + "}) ", "$1\n");
                upstream.now((exchange, _) -> Upstream.stream(exchange, bits(said)));
                String streamed =
                        TestGateway.streamed(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream("Who is it?")));
                assertThat(streamed).endsWith("week.\n");
                for (String word : told) {
                    if (streamed.contains(word)) {
                        leaks.add(word + " at " + width);
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    /** Half a character can be no text of UTF-8: no answer breaks over one, wherever it stands. */
    @Test
    void halfACharacter() throws IOException {
        try (Upstream upstream = Upstream.echo();
                TestGateway gateway = gateway(upstream)) {
            for (String half : List.of("\\ud83d", "\\ude00", "\\ude00\\ud83d", "\\ud83d\\ud83d", "\\ude00\\ude00")) {
                for (String text : List.of(
                        "@", "@ there", "see @", "see @there", "word ".repeat(100) + "@", "x".repeat(900) + "@ y")) {
                    for (Door door : new Door[] {Door.CHAT_COMPLETIONS, Door.MESSAGES, Door.RESPONSES}) {
                        for (Way way : new Way[] {Way.CONTENT, Way.ARGUMENT}) {
                            String escape = way == Way.ARGUMENT ? "\\" + half : half;
                            String whole = way.answer(text).replace("@", escape);
                            upstream.now((exchange, _) -> Upstream.json(exchange, 200, whole));
                            Answer answer = gateway.ask(door, asked(door));
                            assertThat(answer.status())
                                    .as(whole + answer.text())
                                    .isEqualTo(200);
                        }
                        upstream.now((exchange, _) -> {
                            exchange.sendResponseHeaders(200, 0);
                            try (var out = exchange.getResponseBody()) {
                                for (String bit : bits(text)) {
                                    Upstream.send(
                                            out, Upstream.delta("content", bit).replace("@", half));
                                }
                                Upstream.send(
                                        out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
                                Upstream.send(out, "[DONE]");
                            }
                        });
                        Answer answer =
                                gateway.ask(door, asked(door).replace("{\"model\"", "{\"stream\":true,\"model\""));
                        assertThat(answer.text())
                                .as(half + text + door)
                                .containsAnyOf("[DONE]", "message_stop", "response.completed");
                    }
                }
            }
        }
    }
}

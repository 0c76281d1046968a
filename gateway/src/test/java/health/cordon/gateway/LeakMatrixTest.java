package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.token.PseudonymStyle;
import health.cordon.testkit.PhiCanary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants identifiers at every position of every dialect, in every mode, and looks for them in what was sent. The table
 * stands in {@code docs/gateway.md}.
 */
class LeakMatrixTest {

    private static final String BEGIN = "<!-- leak matrix: written by LeakMatrixTest -->\n";
    private static final String END = "<!-- end of the leak matrix -->";

    private static final PhiCanary CANARY = PhiCanary.of(Map.of(
            "name", "Margaret Thornbury",
            "ssn", "219-09-9999",
            "phone", "617-555-0142"));
    static final String PHI = "Patient: Margaret Thornbury, SSN 219-09-9999, phone 617-555-0142";

    @TempDir
    private Path folder;

    /** A mode, and what pseudonyms look like in it. */
    private record Treating(Mode mode, PseudonymStyle pseudonyms) {
        TestGateway before(Path folder, Upstream upstream) {
            return pseudonyms == PseudonymStyle.REALISTIC
                    ? TestGateway.realistic(folder, TestGateway.provider(upstream))
                    : TestGateway.before(folder, upstream, mode);
        }
    }

    record Position(Door door, String what, String body) {}

    private static final String CHAT =
            "{\"model\":\"test-model\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]%s}";

    /** Each of the identifiers in escapes, as it stands in a JSON text. */
    private static final String ESCAPED =
            "Patient: " + escaped("Margaret Thornbury") + ", SSN " + escaped("219-09-9999");

    private static String escaped(String text) {
        StringBuilder all = new StringBuilder();
        text.chars()
                .forEach(c ->
                        all.append(c == ' ' ? " " : "\\\\u" + HexFormat.of().toHexDigits((char) c)));
        return all.toString();
    }

    /** Parts that are cut in the middle of each identifier. */
    private static String parts(String type) {
        return Stream.of("Patient: Margaret Thorn", "bury, SSN 219-0", "9-9999, phone 617-", "555-0142")
                .map(part -> "{\"type\":\"" + type + "\",\"text\":\"" + part + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Position chat(String what, String messages) {
        return new Position(Door.CHAT_COMPLETIONS, what, "{\"model\":\"test-model\",\"messages\":[" + messages + "]}");
    }

    private static Position field(String what, String field) {
        return new Position(Door.CHAT_COMPLETIONS, what, CHAT.formatted("," + field));
    }

    static List<Position> positions() {
        String call =
                "{\"role\":\"user\",\"content\":\"hi\"},{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"%s\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"%s\"}}]}";
        List<Position> all = new ArrayList<>(List.of(
                chat("user message", "{\"role\":\"user\",\"content\":\"" + PHI + "\"}"),
                chat("system message", "{\"role\":\"system\",\"content\":\"" + PHI + "\"}"),
                chat("developer message", "{\"role\":\"developer\",\"content\":\"" + PHI + "\"}"),
                chat("content part", "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"" + PHI + "\"}]}"),
                chat("assistant message", "{\"role\":\"assistant\",\"content\":\"" + PHI + "\"}"),
                chat("reasoning", "{\"role\":\"assistant\",\"content\":\"x\",\"reasoning_content\":\"" + PHI + "\"}"),
                chat("participant's name", "{\"role\":\"user\",\"content\":\"hi\",\"name\":\"Margaret Thornbury\"}"),
                chat(
                        "image",
                        "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + PHI
                                + "\"}}]}"),
                chat(
                        "file",
                        "{\"role\":\"user\",\"content\":[{\"type\":\"file\",\"file\":{\"file_data\":\"" + PHI
                                + "\"}}]}"),
                chat("tool call arguments", call.formatted("c1", "{\\\"note\\\":\\\"" + PHI + "\\\"}")),
                chat("tool call arguments, a key", call.formatted("c1", "{\\\"Margaret Thornbury\\\":1}")),
                chat(
                        "tool call arguments, escaped",
                        call.formatted("c1", "{\\\"name\\\":\\\"\\\\u004dargaret \\\\u0054hornbury\\\"}")),
                chat("tool call arguments, no JSON", call.formatted("c1", PHI)),
                chat("tool call id", call.formatted("Margaret Thornbury", "{}")),
                chat("tool result", "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"" + PHI + "\"}"),
                chat(
                        "tool result, JSON",
                        "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"{\\\"ssn\\\":219099999,\\\"name\\\":\\\"Margaret Thornbury\\\"}\"}"),
                chat(
                        "invisible characters",
                        "{\"role\":\"user\",\"content\":\"Patient: Mar\\u200bgaret Thorn\\u200bbury, SSN 219-09-9999\"}"),
                chat("content parts, cut in words", "{\"role\":\"user\",\"content\":" + parts("text") + "}"),
                chat("assistant's parts, cut in words", "{\"role\":\"assistant\",\"content\":" + parts("text") + "}"),
                chat(
                        "tool result, cut in words",
                        "{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":" + parts("text") + "}"),
                chat("escapes in prose", "{\"role\":\"user\",\"content\":\"Note: " + ESCAPED + " and more\"}"),
                chat(
                        "escapes twice",
                        "{\"role\":\"user\",\"content\":\"" + ESCAPED.replace("\\\\", "\\\\\\\\") + "\"}"),
                chat(
                        "escapes in lines of JSON",
                        "{\"role\":\"user\",\"content\":\"{\\\"a\\\":1}\\n{\\\"note\\\":\\\"" + ESCAPED + "\\\"}\"}"),
                chat(
                        "JSON with a comma too many",
                        "{\"role\":\"user\",\"content\":\"{\\\"note\\\":\\\"" + ESCAPED + "\\\",}\"}"),
                chat(
                        "behind an escaped line end",
                        "{\"role\":\"user\",\"content\":\"{'note': 'Seen:\\\\nPatient: Margaret Thornbury\\\\nSSN 219-09-9999'}\"}"),
                chat("a number with an exponent", "{\"role\":\"user\",\"content\":\"{\\\"ssn\\\":2.19099999E8}\"}"),
                field(
                        "tool description",
                        "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"" + PHI
                                + "\"}}]"),
                field(
                        "tool schema, default",
                        "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"properties\":{\"patient\":{\"default\":\"Margaret Thornbury\"}}}}}]"),
                field(
                        "tool name",
                        "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"call_Mrs_Margaret_Thornbury\"}}]"),
                field(
                        "response schema",
                        "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"s\",\"schema\":{\"description\":\""
                                + PHI + "\"}}}"),
                field("stop", "\"stop\":[\"" + PHI + "\"]"),
                field("prediction", "\"prediction\":{\"type\":\"content\",\"content\":\"" + PHI + "\"}"),
                field("user", "\"user\":\"Margaret Thornbury\""),
                field("metadata", "\"metadata\":{\"patient\":\"Margaret Thornbury\",\"ssn\":\"219-09-9999\"}"),
                field("seed", "\"seed\":219099999"),
                field("prompt cache key", "\"prompt_cache_key\":\"Margaret Thornbury\""),
                field("unknown field", "\"x_patient\":\"" + PHI + "\""),
                field("unknown key", "\"Margaret Thornbury\":true"),
                new Position(Door.EMBEDDINGS, "input", "{\"model\":\"test-model\",\"input\":\"" + PHI + "\"}"),
                new Position(
                        Door.EMBEDDINGS, "input, many", "{\"model\":\"test-model\",\"input\":[\"" + PHI + "\"]}")));
        String message =
                "{\"model\":\"test-model\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":%s}]%s}";
        all.addAll(List.of(
                new Position(Door.MESSAGES, "message", message.formatted("\"" + PHI + "\"", "")),
                new Position(
                        Door.MESSAGES,
                        "system",
                        message.formatted("\"hi\"", ",\"system\":[{\"type\":\"text\",\"text\":\"" + PHI + "\"}]")),
                new Position(Door.MESSAGES, "blocks, cut in words", message.formatted(parts("text"), "")),
                new Position(
                        Door.MESSAGES,
                        "blocks around a tool result, cut in words",
                        message.formatted(
                                parts("text")
                                        .replace(
                                                "},{",
                                                "},{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":\"x\"},{"),
                                "")),
                new Position(
                        Door.MESSAGES,
                        "system, cut in words",
                        message.formatted("\"hi\"", ",\"system\":" + parts("text"))),
                new Position(
                        Door.MESSAGES,
                        "tool result, cut in words",
                        message.formatted(
                                "[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":" + parts("text") + "}]",
                                "")),
                new Position(
                        Door.MESSAGES,
                        "system, escapes",
                        message.formatted("\"hi\"", ",\"system\":\"" + ESCAPED + "\"")),
                new Position(
                        Door.MESSAGES,
                        "tool use",
                        message.formatted(
                                        "[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{\"note\":\""
                                                + PHI + "\"}}]",
                                        "")
                                .replace("\"role\":\"user\"", "\"role\":\"assistant\"")),
                new Position(
                        Door.MESSAGES,
                        "tool result",
                        message.formatted(
                                "[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":\"" + PHI + "\"}]", "")),
                new Position(
                        Door.MESSAGES,
                        "image",
                        message.formatted("[{\"type\":\"image\",\"source\":{\"data\":\"" + PHI + "\"}}]", "")),
                new Position(
                        Door.MESSAGES,
                        "metadata",
                        message.formatted("\"hi\"", ",\"metadata\":{\"user_id\":\"Margaret Thornbury\"}"))));
        String response = "{\"model\":\"test-model\",\"input\":%s%s}";
        all.addAll(List.of(
                new Position(Door.RESPONSES, "input", response.formatted("\"" + PHI + "\"", "")),
                new Position(
                        Door.RESPONSES,
                        "instructions",
                        response.formatted("\"hi\"", ",\"instructions\":\"" + PHI + "\"")),
                new Position(
                        Door.RESPONSES,
                        "instructions, JSON",
                        response.formatted(
                                "\"hi\"", ",\"instructions\":\"{\\\"patient\\\":\\\"Margaret Thornbury\\\"}\"")),
                new Position(
                        Door.RESPONSES,
                        "instructions, escapes",
                        response.formatted("\"hi\"", ",\"instructions\":\"" + ESCAPED + "\"")),
                new Position(
                        Door.RESPONSES,
                        "input parts, cut in words",
                        response.formatted("[{\"role\":\"user\",\"content\":" + parts("input_text") + "}]", "")),
                new Position(
                        Door.RESPONSES,
                        "function result, cut in words",
                        response.formatted(
                                "[{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":"
                                        + parts("input_text") + "}]",
                                "")),
                new Position(
                        Door.RESPONSES,
                        "function call",
                        response.formatted(
                                "[{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"f\",\"arguments\":\"{\\\"note\\\":\\\""
                                        + PHI + "\\\"}\"}]",
                                "")),
                new Position(
                        Door.RESPONSES,
                        "function result",
                        response.formatted(
                                "[{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"" + PHI + "\"}]",
                                "")),
                new Position(
                        Door.RESPONSES,
                        "file",
                        response.formatted(
                                "[{\"role\":\"user\",\"content\":[{\"type\":\"input_file\",\"file_data\":\"" + PHI
                                        + "\"}]}]",
                                "")),
                new Position(
                        Door.RESPONSES,
                        "earlier response",
                        response.formatted("\"hi\"", ",\"previous_response_id\":\"Margaret Thornbury\""))));
        return all;
    }

    @Test
    void nothingLeavesFromAnyPositionInAnyMode() throws IOException {
        Map<Position, List<String>> cells = new LinkedHashMap<>();
        for (Treating how : List.of(
                new Treating(Mode.BLOCK, PseudonymStyle.TAGGED),
                new Treating(Mode.REDACT, PseudonymStyle.TAGGED),
                new Treating(Mode.PSEUDONYMIZE, PseudonymStyle.TAGGED),
                new Treating(Mode.PSEUDONYMIZE, PseudonymStyle.REALISTIC))) {
            try (Upstream upstream = new Upstream((exchange, request) -> Upstream.json(
                            exchange,
                            200,
                            request.has("input")
                                    ? "{\"data\":[{\"index\":0,\"embedding\":[1]}]}"
                                    : Upstream.whole("ok")));
                    TestGateway gateway = how.before(folder.resolve(how.toString()), upstream)) {
                for (Position position : positions()) {
                    int before = upstream.bodies().size();
                    Answer answer = gateway.ask(position.door(), position.body());
                    boolean sent = upstream.bodies().size() > before;
                    if (sent) {
                        CANARY.assertAbsent(
                                position.what() + " in " + how,
                                upstream.bodies().getLast());
                        assertThat(upstream.bodies().getLast())
                                .as(position.what() + " in " + how)
                                .doesNotContainIgnoringCase(
                                        "thornbury",
                                        "margaret",
                                        "219099999",
                                        "bury,",
                                        "9-9999",
                                        "555-0142",
                                        "u004d",
                                        "u0032");
                    } else {
                        assertThat(answer.status()).isBetween(400, 403);
                    }
                    CANARY.assertAbsent("the answer", sent ? "" : answer.text());
                    cells.computeIfAbsent(position, _ -> new ArrayList<>()).add(sent ? "treated" : "refused");
                }
            }
            CANARY.assertAbsent(folder);
        }
        written(cells);
    }

    private static void written(Map<Position, List<String>> cells) throws IOException {
        StringBuilder table = new StringBuilder(
                "| path | position | block | redact | pseudonymize | with surrogates |\n|---|---|---|---|---|---|\n");
        cells.forEach((position, results) -> table.append("| `")
                .append(position.door().path())
                .append("` | ")
                .append(position.what())
                .append(" | ")
                .append(String.join(" | ", results))
                .append(" |\n"));
        PageTable.written(BEGIN, END, table.toString());
    }
}

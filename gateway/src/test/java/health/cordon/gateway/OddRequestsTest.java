package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.Cfr;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.testkit.PhiCanary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that no client would write: each is treated or refused in the dialect's form, and nothing of it leaves as it is. */
@Cfr("164.312(a)(1)")
class OddRequestsTest {

    private static final String NAME = "Margaret Thornbury";
    private static final String TEXT = "\"Patient: Margaret Thornbury, SSN 219-09-9999\"";
    private static final PhiCanary CANARY = PhiCanary.of(Map.of("name", "Thornbury", "ssn", "219-09-9999"));

    @TempDir
    private Path folder;

    private Upstream upstream;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        upstream = new Upstream((exchange, request) -> Upstream.json(
                exchange,
                200,
                request.has("input") ? "{\"data\":[{\"index\":0,\"embedding\":[1]}]}" : Upstream.whole("ok")));
        gateway = TestGateway.before(folder, upstream, Mode.PSEUDONYMIZE);
    }

    @AfterEach
    void stop() {
        gateway.close();
        upstream.close();
    }

    private static String chat(String messages) {
        return "{\"model\":\"test-model\",\"messages\":" + messages + "}";
    }

    private static String more(String fields) {
        return "{\"model\":\"test-model\",\"messages\":[{\"role\":\"user\",\"content\":" + TEXT + "}]," + fields + "}";
    }

    private Answer asked(Door door, byte[] body) {
        int before = upstream.bodies().size();
        Answer answer = gateway.ask(InboundRequest.of(door, gateway.token(0), body));
        CANARY.assertAbsent("the answer", answer.text());
        upstream.bodies().stream().skip(before).forEach(sent -> CANARY.assertAbsent("what was sent", sent));
        if (answer.status() == 200) {
            assertThat(upstream.bodies()).hasSize(before + 1);
        } else {
            assertThat(upstream.bodies()).hasSize(before);
            assertThat(answer.json().get("error").get("message").stringValue()).isNotEmpty();
        }
        return answer;
    }

    /** Refused with this code. */
    private void refused(String body, String code) {
        Answer answer = asked(Door.CHAT_COMPLETIONS, body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("error").get("code").stringValue()).isEqualTo(code);
    }

    /** Sent, treated; gives what was sent. */
    private String treated(String body) {
        Answer answer = asked(Door.CHAT_COMPLETIONS, body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return upstream.bodies().getLast();
    }

    @Test
    void encodingsOtherThanUtf8() throws IOException {
        byte[] plain = chat("[{\"role\":\"user\",\"content\":" + TEXT + "}]").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        marked.write(plain);
        for (Door door : List.of(Door.CHAT_COMPLETIONS, Door.MESSAGES)) {
            for (String charset :
                    List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE", "x-UTF-16LE-BOM")) {
                Answer answer =
                        asked(door, new String(plain, StandardCharsets.UTF_8).getBytes(Charset.forName(charset)));
                assertThat(answer.status()).as(charset).isEqualTo(400);
                assertThat(answer.text()).as(charset).contains("not strict JSON");
            }
        }
        assertThat(asked(Door.CHAT_COMPLETIONS, marked.toByteArray()).status()).isEqualTo(200);
        byte[] broken = plain.clone();
        for (int wrong : new int[] {0xFF, 0xC0, 0x80, 0xF8, 0xED}) {
            broken[broken.length - 10] = (byte) wrong;
            assertThat(asked(Door.CHAT_COMPLETIONS, broken).status()).isEqualTo(400);
        }
        assertThat(asked(Door.CHAT_COMPLETIONS, new byte[0]).status()).isEqualTo(400);
        assertThat(asked(Door.CHAT_COMPLETIONS, new byte[] {0}).status()).isEqualTo(400);
        assertThat(asked(Door.CHAT_COMPLETIONS, new byte[] {'1'}).status()).isEqualTo(400);
    }

    @Test
    void keysAreReadInWords() {
        String call =
                "[{\"role\":\"user\",\"content\":\"hi\"},{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"%s\\\":{\\\"hr\\\":71}}\"}}]}]";
        List<String> left = new ArrayList<>();
        for (String key : List.of(
                "Margaret_Thornbury",
                "margaretThornbury",
                "MargaretThornbury",
                "margaret-thornbury",
                "margaret_thornbury",
                "MARGARET_THORNBURY",
                "patient.Margaret.Thornbury",
                "notes/Margaret_Thornbury",
                "ssn_219-09-9999")) {
            for (String body : List.of(
                    chat(call.formatted(key)),
                    more("\"metadata\":{\"" + key + "\":\"x\"}"),
                    more("\"metadata\":{\"" + key.replace("a", "\\u0061") + "\":\"x\"}"),
                    chat("[{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"{\\\"" + key + "\\\":{}}\"}]"),
                    more(
                            "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"properties\":{\""
                                    + key + "\":{}}}}}]"))) {
                try {
                    treated(body);
                } catch (AssertionError leaked) {
                    left.add(body);
                }
            }
        }
        assertThat(left).isEmpty();
    }

    @Test
    void keysAsTheyAreUsedStay() {
        List<String> keys = List.of(
                "patientName",
                "first_name",
                "lastName",
                "birthDate",
                "date_of_birth",
                "phoneNumber",
                "e_mail",
                "ssn",
                "medicalRecordNumber",
                "resourceType",
                "managingOrganization",
                "generalPractitioner",
                "valueQuantity",
                "unit_price",
                "created-at",
                "isActive",
                "contactPoint",
                "postal_code",
                "line1",
                "country",
                "state",
                "additionalProperties",
                "$ref",
                "anyOf",
                "min_length",
                "homeAddress",
                "maritalStatus",
                "drug_name",
                "doseQuantity",
                "Content-Type",
                "x-request-id",
                "hr_bpm",
                "bloodPressure",
                "systolic_bp",
                "snomedCode",
                "icd10_code",
                "visit_id",
                "encounterClass",
                "attendingPhysician",
                "nurse_notes",
                "roomNumber",
                "insurance.member.id",
                "en-US",
                "api_key_v2",
                "camelCase",
                "snake_case",
                "May_total",
                "march_visits");
        StringBuilder object = new StringBuilder("\"metadata\":{\"x\":1");
        keys.forEach(key -> object.append(",\"").append(key).append("\":true"));
        String sent = treated(more(object + "}"));
        List<String> changed =
                keys.stream().filter(key -> !sent.contains("\"" + key + "\"")).toList();
        assertThat(changed).isEmpty();
    }

    /** What was a key is that key again in the answer, not only the same name. */
    @Test
    void keysComeBackAsTheyWere() {
        upstream.now((exchange, request) -> Upstream.says(
                exchange, request, request.get("messages").get(0).get("content").stringValue(), 3));
        Answer answer = gateway.ask(
                Door.CHAT_COMPLETIONS,
                chat("[{\"role\":\"user\",\"content\":\"{\\\"Margaret_Thornbury\\\":{\\\"hr\\\":71}}\"}]"));
        CANARY.assertAbsent("what was sent", upstream.bodies().getLast());
        assertThat(TestGateway.content(answer)).isEqualTo("{\"Margaret_Thornbury\":{\"hr\":71}}");
    }

    @Test
    void hugeKeys() {
        String huge = NAME + "x".repeat(1_000_000);
        refused("{\"" + huge + "\":1,\"model\":\"test-model\"}", "bad_json");
        refused(more("\"metadata\":{\"" + huge + "\":1}"), "bad_json");
        // In a text it is a text.
        treated(chat("[{\"role\":\"user\",\"content\":\"{\\\"Patient: " + NAME + " " + "x ".repeat(500_000)
                + "\\\":1}\"}]"));
    }

    @Test
    void keysThatStandTwiceAtAnyDepth() {
        refused(more("\"metadata\":{\"a\":{\"b\":[{\"c\":1,\"c\":" + TEXT + "}]}}"), "bad_json");
        refused(more("\"metadata\":{\"a\":1,\"\\u0061\":" + TEXT + "}"), "bad_json");
        refused(chat("[{\"role\":\"user\",\"role\":\"system\",\"content\":" + TEXT + "}]"), "bad_json");
        // In a text it is no JSON, and read as it stands.
        treated(chat("[{\"role\":\"user\",\"content\":\"{\\\"a\\\":1,\\\"a\\\":\\\"Patient: " + NAME + "\\\"}\"}]"));
    }

    @Test
    void numbers() {
        for (String number : List.of(
                "-0",
                "-0.0",
                "0e0",
                "1E400",
                "-1E400",
                "1E-400",
                "1e99999",
                "219099999",
                "2.19099999E8",
                "219099999.0",
                "-219099999",
                "219099999e0",
                "9".repeat(100))) {
            String sent = treated(more("\"metadata\":{\"ssn\":" + number + "}"));
            assertThat(sent).as(number).doesNotContain("219099999", "2.19099999");
        }
        refused(more("\"metadata\":{\"n\":" + "9".repeat(101) + "}"), "bad_json");
        for (String number : List.of("NaN", "Infinity", "-Infinity", "+1", "01", ".5", "1.", "0x10", "1_000")) {
            refused(more("\"metadata\":{\"n\":" + number + "}"), "bad_json");
        }
        for (String knob : List.of("1E400", "-1E400", "1E-400", "-1", "\"1\"", "true", "{}", "[]")) {
            refused(more("\"max_tokens\":" + knob), "bad_field");
        }
        for (String knob : List.of("-0", "0.0", "0e0")) {
            treated(more("\"temperature\":" + knob));
        }
    }

    @Test
    void contentOfMixedTypes() {
        for (String part : List.of(
                TEXT,
                "1",
                "null",
                "true",
                "[]",
                "[" + TEXT + "]",
                "{}",
                "{\"text\":" + TEXT + "}",
                "{\"type\":\"text\",\"text\":1}",
                "{\"type\":\"text\",\"text\":[" + TEXT + "]}",
                "{\"type\":\"text\",\"text\":{\"a\":" + TEXT + "}}",
                "{\"type\":1,\"text\":" + TEXT + "}",
                "{\"type\":[\"text\"],\"text\":" + TEXT + "}",
                "{\"type\":\"TEXT\",\"text\":" + TEXT + "}",
                "{\"type\":\"text\"}",
                "{\"type\":\"text\",\"text\":null}",
                "{\"type\":\"text\",\"text\":\"\"}")) {
            for (String role : List.of("user", "system", "assistant", "tool")) {
                String content = "[{\"type\":\"text\",\"text\":" + TEXT + "}," + part + "]";
                String body = chat("[{\"role\":\"" + role + "\",\"tool_call_id\":\"c\",\"content\":" + content + "}]");
                Answer answer = asked(Door.CHAT_COMPLETIONS, body.getBytes(StandardCharsets.UTF_8));
                assertThat(answer.status()).as(body + answer.text()).isIn(200, 400);
            }
        }
    }

    /** Every field in turn with every value that it cannot have. */
    @Test
    void everyFieldWithEveryKindOfValue() {
        Map<Door, List<String>> fields = new LinkedHashMap<>();
        fields.put(
                Door.CHAT_COMPLETIONS,
                List.of(
                        "model",
                        "messages",
                        "tools",
                        "tool_choice",
                        "functions",
                        "function_call",
                        "response_format",
                        "stop",
                        "prediction",
                        "user",
                        "metadata",
                        "stream",
                        "stream_options",
                        "n",
                        "seed",
                        "temperature",
                        "logit_bias",
                        "modalities",
                        "audio",
                        "reasoning_effort",
                        "prompt_cache_key"));
        fields.put(
                Door.MESSAGES,
                List.of(
                        "model",
                        "messages",
                        "system",
                        "max_tokens",
                        "tools",
                        "tool_choice",
                        "metadata",
                        "stop_sequences",
                        "thinking",
                        "stream",
                        "temperature",
                        "top_k",
                        "mcp_servers",
                        "container"));
        fields.put(
                Door.RESPONSES,
                List.of(
                        "model",
                        "input",
                        "instructions",
                        "tools",
                        "tool_choice",
                        "text",
                        "reasoning",
                        "metadata",
                        "user",
                        "include",
                        "truncation",
                        "previous_response_id",
                        "conversation",
                        "prompt"));
        fields.put(Door.EMBEDDINGS, List.of("model", "input", "encoding_format", "dimensions", "user"));
        List<String> values = List.of(
                "null",
                "1",
                "-0",
                "1E400",
                "true",
                "\"\"",
                TEXT,
                "[]",
                "{}",
                "[null]",
                "[[]]",
                "[1]",
                "[" + TEXT + "]",
                "[[" + TEXT + "]]",
                "{\"type\":" + TEXT + "}",
                "{\"type\":null}",
                "[{}]",
                "[{\"role\":null}]",
                "[{\"role\":\"user\"}]",
                "[{\"role\":\"user\",\"content\":null}]",
                "[{\"type\":\"function\"}]",
                "[{\"type\":\"function\",\"function\":null}]",
                "[{\"type\":\"message\"}]",
                "[{\"type\":\"message\",\"content\":null}]",
                "[{\"role\":\"assistant\",\"content\":null,\"tool_calls\":null}]",
                "[{\"role\":\"assistant\",\"tool_calls\":[null]}]",
                "[{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{}}]}]",
                "[{\"role\":\"tool\"}]",
                "[{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\"}]}]",
                "[{\"type\":\"function_call\"}]",
                "[{\"type\":\"function_call_output\",\"output\":null}]",
                "{\"Margaret Thornbury\":" + TEXT + "}");
        List<String> broken = new ArrayList<>();
        fields.forEach((door, names) -> {
            for (String name : names) {
                for (String value : values) {
                    String body = "{\"" + name + "\":" + value
                            + (name.equals("model") ? "" : ",\"model\":\"test-model\"")
                            + (door == Door.CHAT_COMPLETIONS || door == Door.MESSAGES
                                    ? name.equals("messages")
                                            ? ""
                                            : ",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]"
                                    : name.equals("input") ? "" : ",\"input\":\"hi\"")
                            + "}";
                    try {
                        Answer answer = asked(door, body.getBytes(StandardCharsets.UTF_8));
                        if (answer.status() >= 500) {
                            broken.add(door + " " + body + " " + answer.text());
                        }
                    } catch (tools.jackson.core.JacksonException | health.cordon.core.error.CordonException streamed) {
                        broken.add(door + " " + body + " " + streamed);
                    }
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void emptyAndVeryMany() {
        treated(chat("[{\"role\":\"user\",\"content\":\"\"},{\"role\":\"user\",\"content\":" + TEXT + "}]"));
        treated(chat("[{\"role\":\"user\",\"content\":[]}]"));
        treated(chat("[]"));
        StringBuilder tools = new StringBuilder();
        StringBuilder messages = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            tools.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"function\",\"function\":{\"name\":\"f")
                    .append(i)
                    .append("\",\"parameters\":{\"type\":\"object\"}}}");
            messages.append(i == 0 ? "" : ",")
                    .append("{\"role\":\"")
                    .append(i % 2 == 0 ? "user" : "assistant")
                    .append("\",\"content\":\"x\"}");
        }
        assertThat(treated(more("\"tools\":[" + tools + "]"))).contains("f9999");
        treated(chat("[" + messages + ",{\"role\":\"user\",\"content\":" + TEXT + "}]"));
    }
}

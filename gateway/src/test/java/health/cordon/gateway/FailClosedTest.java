package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.Reason;
import health.cordon.core.Cfr;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Detections;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.provider.OpenAiCompatibleProvider;
import health.cordon.gateway.reply.AuditedReply;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.shape.UnknownFields;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fail-closed table, row by row: what breaks, and that nothing leaves. */
@Cfr("164.312(a)(1)")
class FailClosedTest {

    private static final String NAME = "Margaret Thornbury";
    private static final String TEXT = "Patient: " + NAME;

    @TempDir
    private Path folder;

    private Upstream upstream;

    @BeforeEach
    void start() throws IOException {
        upstream = Upstream.echo();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    private TestGateway gateway() {
        return TestGateway.before(folder, upstream, Mode.PSEUDONYMIZE);
    }

    /** Refused with this status and code, recorded as denied, and nothing was sent. */
    private void refused(TestGateway gateway, Answer answer, int status, String code, Reason reason) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().get("error").get("code").stringValue()).isEqualTo(code);
        assertThat(answer.text()).doesNotContain("Thornbury");
        assertThat(upstream.bodies()).isEmpty();
        AuditEntry entry = gateway.entries().getLast();
        assertThat(entry.decision()).isEqualTo(Decision.DENY);
        assertThat(entry.reason()).isEqualTo(reason);
    }

    private void refused(String body, int status, String code, Reason reason) {
        try (TestGateway gateway = gateway()) {
            refused(gateway, gateway.ask(Door.CHAT_COMPLETIONS, body), status, code, reason);
        }
    }

    private static String user(String content) {
        return "{\"model\":\"test-model\",\"messages\":[{\"role\":\"user\",\"content\":" + content + "}]}";
    }

    @Test
    void nobody() {
        try (TestGateway gateway = gateway()) {
            InboundRequest request = InboundRequest.of(
                    Door.CHAT_COMPLETIONS, "wrong", TestGateway.chat(TEXT).getBytes(StandardCharsets.UTF_8));
            Answer answer = gateway.ask(request);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.reply().headers()).containsKey("www-authenticate");
            assertThat(upstream.bodies()).isEmpty();
        }
    }

    @Test
    void aPurposeThatNoPolicyPermits() {
        try (TestGateway gateway = gateway()) {
            Answer answer = gateway.ask(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT))
                    .with(InboundRequest.PURPOSE, "HMARKT"));
            refused(gateway, answer, 403, "not_allowed", Reason.NO_POLICY_PERMITS);
        }
    }

    @Test
    void aDetectorThatThrows() {
        Detector broken = new Detector() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public void detect(SourceText text, Detections found) {
                throw new IllegalStateException(NAME);
            }
        };
        Deidentifier engine = Deidentifier.builder().detector(broken).build();
        try (TestGateway gateway = TestGateway.of(
                folder, TestGateway.provider(upstream), Mode.PSEUDONYMIZE, builder -> builder.engine(engine))) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT));
            refused(gateway, answer, 500, "detector_failed", Reason.DETECTOR_FAILED);
        }
    }

    /** Who signed in and is refused is recorded, whatever the machine ran out of. */
    @Test
    void aRequestForWhichThereIsNoMemory() {
        try (TestGateway gateway = gateway()) {
            InboundRequest request = gateway.request(Door.CHAT_COMPLETIONS, "");
            Answer answer = gateway.ask(new InboundRequest(
                    request.id(),
                    request.door(),
                    request.headers(),
                    request.credentials(),
                    request.source(),
                    () -> {
                        throw new OutOfMemoryError(NAME);
                    },
                    request.known()));
            refused(gateway, answer, 500, "broken", Reason.DEPENDENCY_FAILED);
        }
    }

    /** Small texts and numbers take many times their own room. */
    @Test
    void moreTextsThanAreGuardedAtOnce() {
        for (int many : new int[] {250_000, 1_100_000}) {
            String numbers = "1,".repeat(many) + "1";
            refused(
                    "{\"model\":\"test-model\",\"messages\":[],\"metadata\":[" + numbers + "]}",
                    413,
                    "too_large",
                    Reason.MALFORMED_REQUEST);
        }
    }

    @Test
    void aConversationThatCouldNotBeErasedByItsName() {
        for (String name : List.of("", " ", "a b", "a/b", "..", "\u00e9", "a".repeat(129))) {
            try (TestGateway gateway = gateway()) {
                Answer answer = gateway.ask(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT))
                        .with(InboundRequest.CONVERSATION, name));
                refused(gateway, answer, 400, "bad_header", Reason.MALFORMED_REQUEST);
            }
        }
    }

    @Test
    void anAuditLogThatTakesNothing() {
        TestGateway gateway = gateway();
        gateway.audit().close();
        Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().get("error").get("code").stringValue()).isEqualTo("not_audited");
        assertThat(upstream.bodies()).isEmpty();
    }

    @Test
    void anAuditLogThatFailsInMidCall() {
        TestGateway gateway = gateway();
        upstream.now((exchange, request) -> {
            gateway.audit().close();
            Upstream.says(exchange, request, "all is well", 3);
        });
        Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).doesNotContain("all is well").contains("outcome_not_audited");
    }

    @Test
    void anAuditLogThatFailsInMidStream() {
        TestGateway gateway = gateway();
        upstream.now((exchange, request) -> {
            gateway.audit().close();
            Upstream.says(exchange, request, "all is well", 3);
        });
        Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream(TEXT));
        assertThat(answer.text()).contains("outcome_not_audited").doesNotContain("[DONE]");
    }

    @Test
    void anUnknownFieldIsLeftOutOrRefused() {
        String body = "{\"model\":\"test-model\",\"x_notes\":{\"who\":\"" + NAME
                + "\"},\"messages\":[{\"role\":\"user\",\"content\":\"hi\",\"extra\":\"" + NAME + "\"}]}";
        try (TestGateway gateway = TestGateway.of(
                folder.resolve("deny"),
                TestGateway.provider(upstream),
                Mode.PSEUDONYMIZE,
                builder -> builder.unknownFields(UnknownFields.DENY))) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, body);
            refused(gateway, answer, 400, "unknown_field", Reason.MALFORMED_REQUEST);
        }
        try (TestGateway gateway = gateway()) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, body);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.reply().headers().get("cordon-dropped")).isEqualTo("5");
            assertThat(upstream.bodies().getFirst()).doesNotContain("Thornbury", "x_notes", "extra");
        }
    }

    @Test
    void anImage() {
        refused(
                user("[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x.example/" + NAME + "\"}}]"),
                400,
                "not_scannable",
                Reason.NOT_SCANNABLE);
    }

    @Test
    void aPartOfAnUnknownType() {
        refused(
                user("[{\"type\":\"hologram\",\"data\":\"" + NAME + "\"}]"),
                400,
                "not_scannable",
                Reason.NOT_SCANNABLE);
    }

    @Test
    void twoKeysOfOneName() {
        refused(
                "{\"model\":\"test-model\",\"messages\":[],\"messages\":[{\"role\":\"user\",\"content\":\"" + NAME
                        + "\"}]}",
                400,
                "bad_json",
                Reason.MALFORMED_REQUEST);
    }

    @Test
    void deepNesting() {
        refused(
                "{\"model\":\"test-model\",\"metadata\":" + "[".repeat(5000) + "]".repeat(5000) + "}",
                400,
                "bad_json",
                Reason.MALFORMED_REQUEST);
    }

    @Test
    void notJson() {
        refused("Patient: " + NAME, 400, "bad_json", Reason.MALFORMED_REQUEST);
    }

    @Test
    void aNumberThatIsNone() {
        refused(
                "{\"model\":\"test-model\",\"messages\":[],\"max_tokens\":219099999}",
                400,
                "bad_field",
                Reason.MALFORMED_REQUEST);
    }

    @Test
    void aToolNamedAfterAPatient() {
        refused(
                "{\"model\":\"test-model\",\"messages\":[{\"role\":\"user\",\"content\":\"" + TEXT
                        + "\"}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"call_Margaret_Thornbury\"}}]}",
                400,
                "phi_in_name",
                Reason.PHI_FOUND);
    }

    /** A gateway whose one route takes any model. */
    private TestGateway anyModel(Mode mode) {
        return TestGateway.routed(
                folder.resolve(mode.name()),
                builder -> builder.route(new Route(
                        Endpoint.ANY,
                        mode,
                        List.of(new Endpoint("up", TestGateway.provider(upstream), Endpoint.ANY, "us")))));
    }

    @Test
    void aModelNamedAfterAPatientInAnyModeThatIsNotShadow() throws IOException {
        for (Mode mode : EnumSet.complementOf(EnumSet.of(Mode.SHADOW))) {
            try (TestGateway gateway = anyModel(mode)) {
                for (String model : List.of("Margaret-Thornbury", "ssn-219-09-9999", "notes_of_Mrs_Thornbury")) {
                    Answer answer = gateway.ask(
                            Door.CHAT_COMPLETIONS,
                            "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
                    refused(gateway, answer, 400, "phi_in_model", Reason.PHI_FOUND);
                    assertThat(answer.text() + answer.reply().headers() + gateway.entries())
                            .doesNotContain("Thornbury", "9999");
                }
            }
        }
        health.cordon.testkit.PhiCanary.of(java.util.Map.of("name", "Thornbury", "ssn", "219-09-9999"))
                .assertAbsent(folder);
    }

    private TestGateway least() {
        return TestGateway.of(
                folder,
                TestGateway.provider(upstream),
                Mode.ALLOW,
                builder -> builder.minimum(health.cordon.access.minimum.MinimumNecessary.parse("""
                        name: test
                        rules:
                          - id: triage
                            says: Triage needs the age.
                            function: triage
                            purpose: [TREAT]
                            role: [service]
                            keep: [age]
                        """)));
    }

    @Test
    void structuredContextIsCutDownWhereverItStands() {
        String object = "{\"age\":44,\"diary\":\"unneeded\"}";
        String text = StrictTree.text(tools.jackson.databind.node.JsonNodeFactory.instance.stringNode(object));
        String odd = StrictTree.text(tools.jackson.databind.node.JsonNodeFactory.instance.stringNode(
                "{" + " ".repeat(100) + "\"patient's \\\"diary\\\"\" :\"unneeded\",\"age\":44}"));
        String prose = StrictTree.text(tools.jackson.databind.node.JsonNodeFactory.instance.stringNode(
                "See [" + object + "," + object + "]\n" + object + " and tell."));
        record Case(Door door, String body) {}
        List<Case> cases = new java.util.ArrayList<>();
        for (String one : List.of(text, odd, prose)) {
            cases.add(new Case(Door.CHAT_COMPLETIONS, user(one)));
            cases.add(new Case(Door.CHAT_COMPLETIONS, user("[{\"type\":\"text\",\"text\":" + one + "}]")));
            cases.add(new Case(
                    Door.CHAT_COMPLETIONS,
                    "{\"model\":\"test-model\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"prediction\":{\"type\":\"content\",\"content\":"
                            + one + "}}"));
            cases.add(new Case(
                    Door.RESPONSES, "{\"model\":\"test-model\",\"input\":\"hi\",\"instructions\":" + one + "}"));
            cases.add(new Case(
                    Door.RESPONSES,
                    "{\"model\":\"test-model\",\"input\":[{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":"
                            + one + "}]}"));
            cases.add(new Case(
                    Door.MESSAGES,
                    "{\"model\":\"test-model\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"system\":"
                            + one + "}"));
            cases.add(new Case(
                    Door.MESSAGES,
                    "{\"model\":\"test-model\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":"
                            + one + "}]}]}"));
        }
        cases.add(new Case(
                Door.MESSAGES,
                "{\"model\":\"test-model\",\"max_tokens\":9,\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":"
                        + object + "}]},{\"role\":\"user\",\"content\":\"hi\"}]}"));
        cases.add(new Case(
                Door.CHAT_COMPLETIONS,
                "{\"model\":\"test-model\",\"metadata\":" + object
                        + ",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"));
        // An object that begins in one part and ends in another.
        cases.add(
                new Case(
                        Door.CHAT_COMPLETIONS,
                        user(
                                "[{\"type\":\"text\",\"text\":\"x {\\\"age\\\":44,\"},{\"type\":\"text\",\"text\":\"\\\"diary\\\":\\\"unneeded\\\"} y\"}]")));
        try (TestGateway gateway = least()) {
            for (Case each : cases) {
                Answer answer =
                        gateway.ask(gateway.request(each.door(), each.body()).with(InboundRequest.FUNCTION, "triage"));
                assertThat(answer.status()).as(each.body() + answer.text()).isEqualTo(200);
                assertThat(upstream.bodies().getLast())
                        .as(each.body())
                        .contains("44")
                        .doesNotContain("diary", "unneeded");
            }
        }
    }

    @Test
    void structuredContextThatCannotBeReadIsRefused() {
        try (TestGateway gateway = least()) {
            for (String broken : List.of(
                    "{\"age\":1,\"age\":2}",
                    "see {\"age\":1,}",
                    "{'diary': 'x'}",
                    "{diary: 1}",
                    "{\u00a0\"diary\": 1}",
                    "{\\\"diary\\\": 1}",
                    "{\"diary\": \"no end",
                    "{\"a\":".repeat(70) + "1" + "}".repeat(70))) {
                Answer answer = gateway.ask(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat(broken))
                        .with(InboundRequest.FUNCTION, "triage"));
                refused(gateway, answer, 400, "context_unreadable", Reason.MINIMUM_NECESSARY);
            }
        }
    }

    @Test
    void aKnobWithAnIdentifierInItsDigits() {
        for (String knob : List.of(
                "\"top_p\":1e-219099",
                "\"temperature\":2190999",
                "\"max_tokens\":21909999999",
                "\"max_tokens\":1e999999")) {
            try (TestGateway gateway = gateway()) {
                Answer answer =
                        gateway.ask(Door.CHAT_COMPLETIONS, "{\"model\":\"test-model\",\"messages\":[]," + knob + "}");
                refused(gateway, answer, 400, "bad_field", Reason.MALFORMED_REQUEST);
            }
        }
    }

    @Test
    void aKnobIsSentOnWithoutTheDigitsThatAnIdentifierWouldNeed() throws IOException {
        try (TestGateway gateway = gateway()) {
            gateway.ask(
                    Door.CHAT_COMPLETIONS,
                    "{\"model\":\"test-model\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                            + "\"temperature\":0.30000000000000004,\"top_p\":0.219099999,\"max_tokens\":1048576}");
            gateway.ask(
                    Door.CHAT_COMPLETIONS,
                    "{\"model\":\"test-model\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                            + "\"temperature\":1,\"max_tokens\":2190999}");
        }
        assertThat(upstream.bodies().getFirst())
                .contains("\"temperature\":0.3,", "\"top_p\":0.2191,")
                .contains("1048576");
        assertThat(upstream.bodies().getLast()).contains("\"temperature\":1,").doesNotContain("2190999");
    }

    @Test
    void halfACharacter() {
        refused(user("\"Mar\\ud800garet Thornbury\""), 400, "bad_json", Reason.MALFORMED_REQUEST);
    }

    @Test
    void modeBlock() {
        try (TestGateway gateway = TestGateway.before(folder, upstream, Mode.BLOCK)) {
            refused(
                    gateway,
                    gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT)),
                    403,
                    "phi_blocked",
                    Reason.PHI_FOUND);
        }
    }

    @Test
    void aFunctionWithoutMinimumRules() {
        try (TestGateway gateway = gateway()) {
            Answer answer = gateway.ask(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat("{\"a\":1}"))
                    .with(InboundRequest.FUNCTION, "triage"));
            refused(gateway, answer, 400, "bad_header", Reason.MALFORMED_REQUEST);
        }
    }

    @Test
    void anEndpointOutsideWithoutAnAgreement() {
        try (TestGateway gateway = TestGateway.routed(
                folder,
                builder -> builder.route(new Route(
                        "test-model",
                        Mode.ALLOW,
                        List.of(new Endpoint("out", TestGateway.outside(upstream), "m", "us")))))) {
            refused(
                    gateway,
                    gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat("hello")),
                    403,
                    "no_agreement",
                    Reason.NO_AGREEMENT);
        }
    }

    /** The upstream fails in a way; the answer has this status and code, and the outcome says failure. */
    private void failed(Upstream.Script script, int status, String code) {
        upstream.now(script);
        try (TestGateway gateway = gateway()) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT));
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            assertThat(answer.json().get("error").get("code").stringValue()).isEqualTo(code);
            assertThat(answer.text()).doesNotContain("Thornbury", "secret");
            AuditEntry outcome = gateway.entries().getLast();
            assertThat(outcome.action()).isEqualTo(AuditAction.EXECUTE);
            assertThat(outcome.outcome()).isEqualTo(Outcome.SERIOUS_FAILURE);
            assertThat(upstream.bodies()).hasSize(1);
        }
    }

    /** Anthropic's form has an object there: the answer fails when it is written, and its outcome says so. */
    @Test
    void toolArgumentsThatAreNoObjectForAnthropicsClients() {
        upstream.now((exchange, _) -> Upstream.json(
                exchange,
                200,
                "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\","
                        + "\"type\":\"function\",\"function\":{\"name\":\"lookup\",\"arguments\":\"[1]\"}}]},"
                        + "\"finish_reason\":\"tool_calls\"}]}"));
        try (TestGateway gateway = gateway()) {
            Answer answer = gateway.ask(
                    Door.MESSAGES,
                    "{\"model\":\"test-model\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                            + "\"tools\":[{\"name\":\"lookup\",\"input_schema\":{\"type\":\"object\"}}]}");
            assertThat(answer.status()).as(answer.text()).isEqualTo(502);
            AuditEntry outcome = gateway.entries().getLast();
            assertThat(outcome.action()).isEqualTo(AuditAction.EXECUTE);
            assertThat(outcome.outcome()).isEqualTo(Outcome.SERIOUS_FAILURE);
        }
    }

    @Test
    void upstreamBusy() {
        failed((exchange, _) -> Upstream.json(exchange, 429, "{\"error\":\"secret\"}"), 429, "provider_busy");
    }

    @Test
    void upstreamBroken() {
        failed((exchange, _) -> Upstream.json(exchange, 500, "{\"error\":\"secret\"}"), 502, "provider_failed");
    }

    @Test
    void upstreamRefusing() {
        failed((exchange, _) -> Upstream.json(exchange, 400, "{\"error\":\"secret\"}"), 502, "provider_refused");
    }

    @Test
    void upstreamRedirecting() {
        failed(
                (exchange, _) -> {
                    exchange.getResponseHeaders().set("location", upstream.url() + "/elsewhere");
                    Upstream.json(exchange, 307, "{}");
                },
                502,
                "provider_failed");
    }

    @Test
    void upstreamNotJson() {
        failed((exchange, _) -> Upstream.json(exchange, 200, "<html>secret</html>"), 502, "provider_malformed");
    }

    @Test
    void upstreamStalls() {
        CountDownLatch done = new CountDownLatch(1);
        failed(
                (exchange, _) -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    await(done);
                },
                504,
                "provider_timed_out");
        done.countDown();
    }

    @Test
    void upstreamAway() {
        upstream.close();
        try (TestGateway gateway = gateway()) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT));
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.text()).contains("provider_unreachable");
        }
    }

    /** A stream breaks in a way: what was held back stays back, an error ends it, and the outcome says failure. */
    private void broken(Upstream.Script script, String code) {
        upstream.now(script);
        try (TestGateway gateway = gateway()) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream(TEXT));
            assertThat(answer.text()).contains(code).doesNotContain("[DONE]", "held back");
            assertThat(gateway.entries().getLast().outcome()).isEqualTo(Outcome.SERIOUS_FAILURE);
        }
    }

    @Test
    void aStreamOfNonsense() {
        broken(
                (exchange, _) -> {
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream out = exchange.getResponseBody();
                    Upstream.send(out, Upstream.delta("content", "held back"));
                    Upstream.send(out, "{\"choices\":");
                    out.close();
                },
                "provider_malformed");
    }

    @Test
    void aStreamThatIsCutOff() {
        broken(
                (exchange, _) -> {
                    exchange.sendResponseHeaders(200, 0);
                    OutputStream out = exchange.getResponseBody();
                    Upstream.send(out, Upstream.delta("content", "held back"));
                    out.close();
                },
                "provider_cut");
    }

    @Test
    void aStreamThatStalls() {
        CountDownLatch done = new CountDownLatch(1);
        broken(
                (exchange, _) -> {
                    exchange.sendResponseHeaders(200, 0);
                    Upstream.send(exchange.getResponseBody(), Upstream.delta("content", "held back"));
                    await(done);
                },
                "provider_timed_out");
        done.countDown();
    }

    @Test
    void aClientThatGoesAway() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        upstream.now((exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    Upstream.send(exchange.getResponseBody(), Upstream.delta("content", "word ".repeat(30)));
                }
            } catch (IOException hungUp) {
                gone.countDown();
                throw hungUp;
            }
        });
        try (TestGateway gateway = gateway()) {
            AuditedReply reply =
                    gateway.gateway().handle(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.stream(TEXT)));
            OutputStream client = new OutputStream() {
                private int left = 2000;

                @Override
                public void write(int b) throws IOException {
                    if (left-- < 0) {
                        throw new IOException("the client is gone");
                    }
                }
            };
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> reply.writeTo(client))
                    .isInstanceOf(IOException.class);
            assertThat(gone.await(10, TimeUnit.SECONDS))
                    .as("the model was told to stop")
                    .isTrue();
            assertThat(gateway.entries().getLast().outcome()).isEqualTo(Outcome.MINOR_FAILURE);
        }
    }

    @Test
    void aToolThatNobodyOfferedAndArgumentsThatAreNoJson() {
        failed(
                (exchange, _) -> {
                    var tree = StrictTree.object();
                    var choice = tree.putArray("choices").addObject().put("index", 0);
                    choice.putObject("message")
                            .putArray("tool_calls")
                            .addObject()
                            .put("id", "x")
                            .putObject("function")
                            .put("name", "secret")
                            .put("arguments", "secret stuff");
                    choice.put("finish_reason", "tool_calls");
                    Upstream.json(exchange, 200, StrictTree.text(tree));
                },
                502,
                "provider_malformed");
    }

    @Test
    void upstreamsThatMayNotBe() {
        for (String url : List.of(
                "http://example.org",
                "ftp://127.0.0.1",
                "https://user@example.org",
                "https://127.0.0.1/?a=b",
                "https://169.254.169.254/",
                "file:///etc/passwd",
                "https://0.0.0.0/",
                "https://[::ffff:169.254.169.254]/",
                "https://[64:ff9b::a9fe:a9fe]/",
                "https://[fe80::1]/",
                "https://[fd00:ec2::254]/",
                "https://100.100.100.200/",
                "https://2852039166/",
                "https://0xa9fea9fe/",
                "https://0251.0376.0251.0376/",
                "https://169.254.43518/",
                "https://127.1/",
                "https://h.0x1/",
                "https://127.0.0.1/#x",
                "https://127.0.0.1/a/../b",
                "https://127.0.0.1/%2e%2e/",
                "https://127.0.0.1:0/",
                "https:///v1",
                "http://10.0.0.1",
                "javascript:alert(1)")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> new OpenAiCompatibleProvider(
                            "x", url, Optional.empty(), Optional.empty(), TestGateway.LIMITS))
                    .hasMessageContaining("C10036");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

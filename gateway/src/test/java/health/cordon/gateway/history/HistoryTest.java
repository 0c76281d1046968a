package health.cordon.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.Outcome;
import health.cordon.core.Cfr;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.gateway.GatewayBuilder;
import health.cordon.gateway.TestGateway;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.Upstream;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.reply.AuditedReply;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.HistoryMode;
import health.cordon.gateway.route.Protection;
import health.cordon.gateway.route.Route;
import health.cordon.store.governed.GovernedRecord;
import health.cordon.testkit.PhiCanary;
import health.cordon.testkit.SmallDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What is kept of calls, where, and what becomes of calls that cannot be kept. */
@Cfr("164.312(a)(2)(iv)")
class HistoryTest {

    private static final PhiCanary CANARY = PhiCanary.plant(23);
    private static final String TEXT = CANARY.note();
    private static final String NAME = CANARY.value("last name");
    private static final Duration RETENTION = Duration.ofDays(40);

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private Upstream upstream;
    private KeptCalls kept;

    @BeforeEach
    void start() throws IOException {
        upstream = Upstream.echo();
        kept = new KeptCalls(folder, now::get);
    }

    @AfterEach
    void stop() {
        upstream.close();
        kept.close();
    }

    private TestGateway gateway(HistoryMode mode) {
        return gateway(mode, List.of(TestGateway.inside("local", upstream)), builder -> builder);
    }

    private TestGateway gateway(HistoryMode mode, List<Endpoint> endpoints, UnaryOperator<GatewayBuilder> more) {
        Route route = new Route("test-model", Mode.PSEUDONYMIZE, endpoints)
                .with(Protection.WITHOUT_PREAMBLE)
                .keeping(mode);
        return TestGateway.routed(
                folder,
                builder -> more.apply(builder.route(route)
                        .clock(now::get)
                        .history(kept.tenant().records(), new HistorySettings("ada", RETENTION))));
    }

    private static String id(AuditedReply reply) {
        return reply.headers().getOrDefault("cordon-request", "");
    }

    private JsonNode part(String term, AuditedReply reply) {
        List<JsonNode> parts = kept.parts(term, id(reply));
        assertThat(parts).as(term).hasSize(1);
        return parts.getFirst();
    }

    private static String said(JsonNode part) {
        return part.get("body")
                .get("choices")
                .get(0)
                .get("message")
                .get("content")
                .stringValue();
    }

    private static String asked(JsonNode part) {
        return part.get("body").get("messages").get(0).get("content").stringValue();
    }

    private static AuditEntry outcome(TestGateway gateway) {
        return gateway.entries().getLast();
    }

    private static String rule(AuditEntry entry) {
        return entry.rule().orElseThrow().value();
    }

    @ParameterizedTest
    @CsvSource({"TREATED,false", "TREATED,true", "FULL,false", "FULL,true"})
    void bothPartsAreKeptBoundToTheCallAndSealed(HistoryMode mode, boolean stream) {
        List<Integer> before = new ArrayList<>();
        upstream.now((exchange, request) -> {
            before.add(kept.all().size());
            Upstream.says(
                    exchange,
                    request,
                    request.get("messages").get(0).get("content").stringValue(),
                    3);
        });
        String body = stream ? TestGateway.stream(TEXT) : TestGateway.chat(TEXT);
        try (TestGateway gateway = gateway(mode)) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, body);
            String given = stream ? TestGateway.streamed(answer) : TestGateway.content(answer);
            assertThat(given).contains(NAME);
            assertThat(before).as("kept before anything was sent").containsExactly(1);

            JsonNode asked = part(HistoryPart.ASKED, answer.reply());
            JsonNode answered = part(HistoryPart.ANSWERED, answer.reply());
            if (mode == HistoryMode.FULL) {
                assertThat(asked.get("body")).isEqualTo(StrictTree.read(body.getBytes(StandardCharsets.UTF_8)));
                assertThat(said(answered)).isEqualTo(given);
            } else {
                String sent = StrictTree.read(upstream.bodies().getFirst().getBytes(StandardCharsets.UTF_8))
                        .get("messages")
                        .get(0)
                        .get("content")
                        .stringValue();
                assertThat(asked(asked)).isEqualTo(sent).contains("[NAME-").doesNotContain(NAME);
                assertThat(said(answered)).isEqualTo(sent);
            }
            for (JsonNode part : List.of(asked, answered)) {
                assertThat(part.get("receipt").stringValue())
                        .isEqualTo(answer.reply().headers().get("cordon-receipt"));
                assertThat(part.get("policy").stringValue())
                        .startsWith(answer.reply().headers().get("cordon-policy"));
                assertThat(part.get("kept").stringValue()).isEqualToIgnoringCase(mode.name());
                assertThat(part.get("route").stringValue()).isEqualTo("local");
                assertThat(part.get("model").stringValue()).isEqualTo("up-model");
                assertThat(part.get("agreement").stringValue()).isEqualTo("inside");
                assertThat(part.get("principal").stringValue()).isEqualTo("app");
                assertThat(part.get("path").stringValue()).isEqualTo("/v1/chat/completions");
            }
            assertThat(answered.get("ending").stringValue()).isEqualTo("complete");
            assertThat(kept.all()).allSatisfy(record -> {
                assertThat(record.owner()).isEqualTo("ada");
                assertThat(record.purpose()).isEqualTo("TREAT");
                assertThat(record.collection()).startsWith("test-model/20");
                assertThat(record.subject()).isEmpty();
                assertThat(Duration.between(record.createdAt(), record.retainedUntil()))
                        .isBetween(RETENTION.minusSeconds(60), RETENTION.plusSeconds(60));
            });
            List<AuditEntry> entries = gateway.entries();
            AuditEntry intent = entries.get(entries.size() - 2);
            assertThat(intent.action()).isEqualTo(AuditAction.INTENT);
            assertThat(rule(intent)).doesNotContain("answered");
            assertThat(rule(outcome(gateway)))
                    .endsWith("-answered-" + asked.get("kept").stringValue());
        }
        CANARY.assertAbsent(folder);
    }

    @ParameterizedTest
    @EnumSource(
            value = Door.class,
            names = {"CHAT_COMPLETIONS", "RESPONSES", "MESSAGES"})
    void inFullAnAnswerIsKeptAsTheCallerGotIt(Door door) {
        String body = switch (door) {
            case RESPONSES -> "{\"model\":\"test-model\",\"input\":\"Dr. " + NAME + " wrote\"}";
            case MESSAGES ->
                "{\"model\":\"test-model\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Dr. " + NAME
                        + " wrote\"}]}";
            default -> TestGateway.chat("Dr. " + NAME + " wrote");
        };
        try (TestGateway gateway = gateway(HistoryMode.FULL)) {
            Answer answer = gateway.ask(door, body);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.text()).contains(NAME);
            assertThat(part(HistoryPart.ANSWERED, answer.reply()).get("body")).isEqualTo(answer.json());
            assertThat(part(HistoryPart.ASKED, answer.reply()).get("body"))
                    .isEqualTo(StrictTree.read(body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void nothingIsKeptUnlessTheRouteSaysSo() {
        try (TestGateway gateway = gateway(HistoryMode.NONE)) {
            assertThat(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT))
                            .status())
                    .isEqualTo(200);
            assertThat(rule(outcome(gateway))).isEqualTo("service-asks-models");
        }
        assertThat(kept.all()).isEmpty();
        assertThatThrownBy(() -> TestGateway.routed(
                        folder.resolve("other"),
                        builder -> builder.route(
                                new Route("m", Mode.REDACT, List.of(TestGateway.inside("local", upstream)))
                                        .keeping(HistoryMode.TREATED))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStoreThatTakesNoRequestMeansThatNothingIsSent() {
        try (TestGateway gateway = gateway(HistoryMode.TREATED)) {
            kept.close();
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("error").get("code").stringValue()).isEqualTo("history_not_kept");
            assertThat(answer.reply().headers()).containsKey("retry-after");
            CANARY.assertAbsent("the error", answer.text());
            assertThat(upstream.bodies()).isEmpty();
            assertThat(outcome(gateway).outcome()).isEqualTo(Outcome.SERIOUS_FAILURE);
            assertThat(rule(outcome(gateway))).isEqualTo("service-asks-models");
        }
    }

    @ParameterizedTest
    @CsvSource({"TREATED,false", "TREATED,true", "FULL,false", "FULL,true"})
    void aStoreThatTakesNoAnswerWithholdsItsEnd(HistoryMode mode, boolean stream) {
        upstream.now((exchange, request) -> {
            kept.close();
            Upstream.says(exchange, request, "All is well.", 3);
        });
        try (TestGateway gateway = gateway(mode)) {
            Answer answer =
                    gateway.ask(Door.CHAT_COMPLETIONS, stream ? TestGateway.stream(TEXT) : TestGateway.chat(TEXT));
            assertThat(answer.text()).contains("history_not_kept").doesNotContain("[DONE]");
            if (!stream) {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.text()).doesNotContain("All is well");
            }
            assertThat(outcome(gateway).outcome()).isEqualTo(Outcome.SERIOUS_FAILURE);
            assertThat(rule(outcome(gateway))).contains("-asked-").doesNotContain("-answered-");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HistoryMode.class,
            names = {"TREATED", "FULL"})
    void ofAClientThatLeavesWhatItGotIsKeptAndMarkedAsCut(HistoryMode mode) {
        upstream.now((exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 10_000; i++) {
                Upstream.send(exchange.getResponseBody(), Upstream.delta("content", "word" + i + " "));
            }
        });
        try (TestGateway gateway = gateway(mode)) {
            AuditedReply reply =
                    gateway.gateway().handle(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.stream(TEXT)));
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            OutputStream client = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    if (got.size() > 3_000) {
                        throw new IOException("the client is gone");
                    }
                    got.write(b);
                }
            };
            assertThatThrownBy(() -> reply.writeTo(client)).isInstanceOf(IOException.class);
            JsonNode answered = part(HistoryPart.ANSWERED, reply);
            assertThat(answered.get("ending").stringValue()).isEqualTo("cut");
            String given = TestGateway.streamed(
                    new Answer(200, StrictTree.object(), whole(got.toString(StandardCharsets.UTF_8)), reply));
            assertThat(given).startsWith("word0 word1 ");
            assertThat(said(answered)).startsWith(given).doesNotContain("word9999");
            assertThat(outcome(gateway).outcome()).isEqualTo(Outcome.MINOR_FAILURE);
            assertThat(rule(outcome(gateway))).contains("-answered-");
        }
    }

    /** The events that came whole. */
    private static String whole(String got) {
        return got.substring(0, got.lastIndexOf("\n\n"));
    }

    @Test
    void halfACharacterIsKeptAsItCame() {
        upstream.now((exchange, _) -> {
            exchange.getResponseHeaders().set("content-type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            String text = "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"caf\u00e9 \\ud83d\"}}]}";
            Upstream.send(exchange.getResponseBody(), text);
            Upstream.send(
                    exchange.getResponseBody(),
                    "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
            Upstream.send(exchange.getResponseBody(), "[DONE]");
        });
        try (TestGateway gateway = gateway(HistoryMode.TREATED)) {
            Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream("Hello"));
            assertThat(said(part(HistoryPart.ANSWERED, answer.reply()))).isEqualTo("caf\u00e9 \ud83d");
            assertThat(answer.text()).contains("[DONE]");
        }
    }

    @Test
    void aStreamThatNobodyReadsIsKeptAsCut() {
        try (TestGateway gateway = gateway(HistoryMode.FULL)) {
            AuditedReply reply =
                    gateway.gateway().handle(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.stream(TEXT)));
            reply.close();
            JsonNode answered = part(HistoryPart.ANSWERED, reply);
            assertThat(answered.get("ending").stringValue()).isEqualTo("cut");
            assertThat(answered.get("body").get("choices").size()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"TREATED,false", "TREATED,true", "FULL,false", "FULL,true"})
    void ofAnAnswerThatFailsWhatThereWasIsKeptAndMarked(HistoryMode mode, boolean stream) {
        upstream.now((exchange, request) -> {
            exchange.getResponseHeaders().set("content-type", stream ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(200, 0);
            Upstream.send(
                    exchange.getResponseBody(), stream ? Upstream.delta("content", "so far ".repeat(99)) : "{\"cho");
        });
        try (TestGateway gateway = gateway(mode)) {
            Answer answer =
                    gateway.ask(Door.CHAT_COMPLETIONS, stream ? TestGateway.stream(TEXT) : TestGateway.chat(TEXT));
            assertThat(answer.text()).contains("provider_");
            if (stream) {
                JsonNode answered = part(HistoryPart.ANSWERED, answer.reply());
                assertThat(answered.get("ending").stringValue()).isEqualTo("failed");
                assertThat(said(answered)).startsWith("so far so far");
            }
            assertThat(kept.parts(HistoryPart.ASKED, id(answer.reply()))).hasSize(1);
            assertThat(outcome(gateway).outcome()).isEqualTo(Outcome.SERIOUS_FAILURE);
            assertThat(rule(outcome(gateway))).contains(stream ? "-answered-" : "-asked-");
        }
    }

    @Test
    void eachTryIsKeptWithItsOwnReceipt() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        try (Upstream nobody = Upstream.echo()) {
            Endpoint away = new Endpoint(
                    "away",
                    new health.cordon.gateway.provider.OpenAiCompatibleProvider(
                            "away",
                            "http://127.0.0.1:" + closed,
                            java.util.Optional.empty(),
                            java.util.Optional.of(health.cordon.gateway.network.NetworkBoundary.THIS_MACHINE),
                            TestGateway.LIMITS),
                    "up-model",
                    "us");
            List<Endpoint> both = List.of(away, TestGateway.inside("local", nobody));
            try (TestGateway gateway = gateway(HistoryMode.TREATED, both, builder -> builder)) {
                Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT));
                assertThat(answer.status()).isEqualTo(200);
                List<JsonNode> tries = kept.parts(HistoryPart.ASKED, id(answer.reply()));
                assertThat(tries)
                        .extracting(each -> each.get("route").stringValue())
                        .containsExactlyInAnyOrder("away", "local");
                assertThat(tries)
                        .extracting(each -> each.get("receipt").stringValue())
                        .doesNotHaveDuplicates();
                assertThat(part(HistoryPart.ANSWERED, answer.reply())
                                .get("receipt")
                                .stringValue())
                        .isEqualTo(answer.reply().headers().get("cordon-receipt"));
                assertThat(gateway.entries())
                        .filteredOn(entry -> entry.action() == AuditAction.EXECUTE)
                        .extracting(HistoryTest::rule)
                        .containsExactly("service-asks-models-asked-treated", "service-asks-models-answered-treated");
            }
        }
    }

    @Test
    @Cfr("164.310(d)(2)(i)")
    void whatIsKeptOfAPatientEndsWithThePatientsKey() {
        Phi patient = Phi.of(CANARY.value("mrn"));
        try (TestGateway gateway = gateway(HistoryMode.FULL)) {
            InboundRequest request = gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT))
                    .with(InboundRequest.PATIENT, CANARY.value("mrn"));
            Answer answer = gateway.ask(request);
            assertThat(answer.status()).isEqualTo(200);
            List<GovernedRecord> records = kept.all();
            assertThat(records).hasSize(2).allMatch(record -> record.subject().isPresent());
            assertThat(gateway.entries())
                    .filteredOn(entry -> entry.model().isPresent())
                    .hasSize(2)
                    .allMatch(entry -> entry.subject()
                            .map(health.cordon.crypto.Pseudonym::token)
                            .equals(HistoryPart.Facts.of(kept.tenant()
                                            .records()
                                            .open(records.getFirst().id()))
                                    .subject()));
            // Closed or not, the files hold nothing of it.
            CANARY.assertAbsent(folder);

            kept.tenant().purges().subject(patient, "ada", true);
            assertThat(kept.all()).isEmpty();
            Answer after = gateway.ask(request);
            assertThat(after.status()).isEqualTo(503);
            assertThat(after.text()).contains("history_not_kept");
            assertThat(upstream.bodies()).hasSize(1);
            assertThat(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT))
                            .status())
                    .as("of another patient, or nobody")
                    .isEqualTo(200);
        }
    }

    @Test
    void aPatientsKeyThatNoneCanHaveIsRefused() {
        try (TestGateway gateway = gateway(HistoryMode.NONE)) {
            for (String bad : List.of(" ", "x".repeat(257), "a\tb\u0001")) {
                Answer answer = gateway.ask(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat("Hello"))
                        .with(InboundRequest.PATIENT, bad));
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.text()).contains("bad_header");
            }
            assertThat(upstream.bodies()).isEmpty();
        }
    }

    @Test
    @Cfr("164.316(b)(2)(i)")
    void aDayThatIsPurgedIsUnreadableAndTheSweepEndsTheRest() {
        try (TestGateway gateway = gateway(HistoryMode.TREATED)) {
            assertThat(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT))
                            .status())
                    .isEqualTo(200);
            GovernedRecord first = kept.all().getFirst();
            now.updateAndGet(time -> time.plus(Duration.ofDays(1)));
            assertThat(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT))
                            .status())
                    .isEqualTo(200);
            assertThat(kept.all()).hasSize(4);
            kept.tenant().purges().collection(first.kind(), first.collection(), "ada", true);
            assertThat(kept.all()).hasSize(2);
            assertThat(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(TEXT))
                            .status())
                    .as("the route goes on")
                    .isEqualTo(200);
        }
        now.updateAndGet(time -> time.plus(RETENTION).minusSeconds(3_600));
        assertThat(kept.tenant().sweep().run("cordon").records()).isZero();
        now.updateAndGet(time -> time.plusSeconds(7_200));
        GovernedRecord due = kept.all().getFirst();
        assertThat(kept.tenant().sweep().run("cordon").records()).isEqualTo(4);
        assertThatThrownBy(() -> kept.tenant().records().open(due.id()))
                .isInstanceOf(CordonException.class)
                .satisfies(
                        thrown -> assertThat(((CordonException) thrown).code()).isNotEqualTo(CryptoError.CELL_REFUSED));
    }

    @Test
    void anAnswerThatIsLongerThanARecordIsNotGiven() {
        upstream.now((exchange, _) -> Upstream.json(
                exchange,
                200,
                "{\"data\":[{\"index\":0,\"embedding\":[" + "0.123456789012345,".repeat(900_000) + "1]}]}"));
        try (TestGateway gateway = gateway(HistoryMode.TREATED)) {
            Answer answer = gateway.ask(Door.EMBEDDINGS, "{\"model\":\"test-model\",\"input\":\"Hello\"}");
            assertThat(answer.status()).as(answer.text()).isEqualTo(502);
            assertThat(answer.text()).contains("answer_too_long");
        }
    }

    /** On a real disk; skipped, and named by ./check, where nothing may be mounted. */
    @Test
    void aFullDiskOfTheStoreEndsCalls() throws Exception {
        String told = SmallDisk.at(folder.resolve("disk"), 8)
                .run(FullDiskHistory.class, "'" + folder + "'")
                .told()
                .orElseGet(() -> Assumptions.abort("no mount namespaces here"));
        assertThat(told.lines())
                .containsExactly("before: 200", "full: 503 history_not_kept true", "room: 200", "verified: true");
    }

    @Test
    void collectionsAreNamedByRouteAndDay() {
        HistoryCollection any = HistoryCollection.of("*", Instant.parse("2026-11-25T23:59:59Z"));
        assertThat(any).hasToString("any/2026-11-25");
        assertThat(HistoryCollection.parse("meta/llama/2026-11-25"))
                .hasValueSatisfying(parsed -> assertThat(parsed.model()).isEqualTo("meta/llama"));
        for (String other : List.of("notes", "/2026-11-25", "notes/2026-11", "notes/yesterday")) {
            assertThat(HistoryCollection.parse(other)).isEmpty();
        }
    }
}

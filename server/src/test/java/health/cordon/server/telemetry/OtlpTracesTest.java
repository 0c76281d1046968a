package health.cordon.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.access.spi.RecordStore;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.Cfr;
import health.cordon.deid.Deidentifier;
import health.cordon.gateway.Faults;
import health.cordon.gateway.GatewayBuilder;
import health.cordon.gateway.TestGateway;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.Upstream;
import health.cordon.gateway.budget.Amount;
import health.cordon.gateway.budget.Budget;
import health.cordon.gateway.budget.Budgets;
import health.cordon.gateway.budget.Period;
import health.cordon.gateway.budget.Quantity;
import health.cordon.gateway.budget.Spending;
import health.cordon.gateway.budget.Spent;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.trace.Span;
import health.cordon.gateway.trace.Stage;
import health.cordon.testkit.PhiCanary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches a receiver of traces, byte by byte, and what a bad receiver does to calls: nothing. */
@Cfr("164.312(a)(1)")
class OtlpTracesTest {

    private static final PhiCanary CANARY = PhiCanary.plant(23);
    private static final String UNREADABLE = "zzbooms";
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final CountDownLatch go = new CountDownLatch(1);
    private volatile boolean slow;
    private HttpServer receiver;
    private Upstream upstream;
    private int gateways;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            synchronized (received) {
                received.writeBytes(exchange.getRequestHeaders().toString().getBytes(StandardCharsets.UTF_8));
                received.writeBytes(body);
            }
            if (slow) {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        upstream = Upstream.echo();
    }

    @AfterEach
    void stop() {
        go.countDown();
        receiver.stop(0);
        upstream.close();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort());
    }

    private String told() {
        synchronized (received) {
            return received.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private TestGateway gateway(OtlpTraces traces, UnaryOperator<GatewayBuilder> more) {
        return TestGateway.of(
                folder.resolve("g" + gateways++),
                TestGateway.provider(upstream),
                Mode.PSEUDONYMIZE,
                builder -> more.apply(builder.traces(traces)));
    }

    private static Answer fails(Answer answer, String code) {
        assertThat(answer.text()).contains(code);
        return answer;
    }

    private static InboundRequest asked(TestGateway gateway) {
        return gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat(CANARY.note()))
                .with("traceparent", PARENT)
                .with("tracestate", "ssn=" + CANARY.value("ssn"))
                .with("baggage", "name=" + CANARY.value("last name"));
    }

    private static Deidentifier fragile() {
        return Deidentifier.builder()
                .detector(Faults.detector(UNREADABLE, CANARY.note()))
                .build();
    }

    /** Well, and failing at each stage. */
    private void everything(OtlpTraces traces) {
        try (TestGateway gateway = gateway(traces, one -> one)) {
            assertThat(gateway.ask(asked(gateway)).status()).isEqualTo(200);
            gateway.ask(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.stream(CANARY.note()))
                    .with("cordon-conversation", CANARY.value("last name")));
            fails(
                    gateway.ask(InboundRequest.of(
                            Door.CHAT_COMPLETIONS,
                            CANARY.value("ssn"),
                            CANARY.note().getBytes(StandardCharsets.UTF_8))),
                    "not_authenticated");
            fails(gateway.ask(Door.CHAT_COMPLETIONS, CANARY.note()), "bad_json");
            fails(gateway.ask(asked(gateway).with(InboundRequest.PURPOSE, CANARY.value("ssn"))), "bad_header");
            fails(gateway.ask(asked(gateway).with(InboundRequest.FUNCTION, CANARY.value("ssn"))), "bad_header");
            String unknown = TestGateway.chat("x").replace("test-model", CANARY.value("last name"));
            gateway.ask(Door.CHAT_COMPLETIONS, unknown);
            upstream.now((exchange, _) -> Upstream.json(exchange, 500, CANARY.note()));
            fails(gateway.ask(asked(gateway)), "provider_failed");
            upstream.now((exchange, _) -> Upstream.json(exchange, 200, CANARY.note()));
            fails(gateway.ask(asked(gateway)), "provider_malformed");
            String odd = Upstream.whole("well").replace("\"stop\"", "\"" + CANARY.value("last name") + "\"");
            upstream.now((exchange, _) -> Upstream.json(exchange, 200, odd));
            gateway.ask(asked(gateway));
            upstream.now((exchange, request) -> Upstream.says(exchange, request, CANARY.note(), 5));
            gateway.ask(asked(gateway));
        }
        try (TestGateway gateway = gateway(traces, one -> one.engine(fragile()))) {
            fails(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat(UNREADABLE + CANARY.note())), "detector_failed");
            upstream.now((exchange, request) -> Upstream.says(exchange, request, UNREADABLE + CANARY.note(), 5));
            fails(gateway.ask(asked(gateway)), "detector_failed");
            fails(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream(CANARY.value("last name"))), "detector_failed");
        }
        Endpoint out = new Endpoint("out", TestGateway.outside(upstream), "m", "us");
        Endpoint own = new Endpoint("own", Faults.provider(CANARY.note()), "m", "us");
        Spending some =
                Spending.of(new Budget(Period.DAY, Budget.Share.ROUTE, new Quantity(100_000, Amount.UNBOUNDED)));
        RecordStore<Spent> full = new MemoryRecordStore<>(InstantSource.system(), 0);
        try (TestGateway gateway = TestGateway.routed(
                folder.resolve("r"),
                builder -> builder.traces(traces)
                        .budgets(new Budgets(full, InstantSource.system()))
                        .route(new Route("test-model", Mode.ALLOW, List.of(out)))
                        .route(new Route("counted", Mode.ALLOW, List.of(TestGateway.inside("in", upstream))).with(some))
                        .route(new Route("blocked", Mode.BLOCK, List.of(own))))) {
            String chat = TestGateway.chat(CANARY.note());
            fails(gateway.ask(asked(gateway)), "no_agreement");
            fails(gateway.ask(Door.CHAT_COMPLETIONS, chat.replace("test-model", "blocked")), "phi_blocked");
            fails(gateway.ask(Door.CHAT_COMPLETIONS, chat.replace("test-model", "counted")), "budget_unknown");
            gateway.audit().close();
        }
        for (boolean before : new boolean[] {true, false}) {
            try (TestGateway gateway = gateway(traces, one -> one)) {
                upstream.now((exchange, request) -> {
                    gateway.audit().close();
                    Upstream.says(exchange, request, CANARY.note(), 5);
                });
                if (before) {
                    gateway.audit().close();
                }
                fails(gateway.ask(asked(gateway)), before ? "not_audited" : "outcome_not_audited");
            }
        }
        try (TestGateway gateway = TestGateway.of(
                folder.resolve("t"), Faults.provider(CANARY.note()), Mode.ALLOW, builder -> builder.traces(traces))) {
            gateway.ask(asked(gateway));
        }
    }

    @Test
    void noExportedByteTellsOfAPatientWhateverFails() throws Exception {
        CANARY.assertSilent(() -> {
            try (OtlpTraces traces = OtlpTraces.to(address())) {
                everything(traces);
            }
        });
        String told = told();
        CANARY.assertAbsent("traces", told);
        CANARY.assertAbsent("traces, as UTF-8", received.toString(StandardCharsets.UTF_8));
        for (Stage stage : Stage.values()) {
            assertThat(told).contains("cordon." + stage.name().toLowerCase(Locale.ROOT));
        }
        assertThat(told)
                .contains("POST /v1/chat/completions", "gen_ai.usage.input_tokens", "gen_ai.response.finish_reasons")
                .contains("not_authenticated", "bad_json", "bad_header", "provider_failed", "provider_malformed")
                .contains("detector_failed", "no_agreement", "phi_blocked", "budget_unknown")
                .contains("not_audited", "outcome_not_audited", "other")
                .doesNotContain("tracestate", "baggage", "IllegalStateException", "stacktrace");
        assertThat(told)
                .as("the client's trace goes on")
                .contains(new String(
                        HexFormat.of().parseHex("4bf92f3577b34da6a3ce929d0e0e4736"), StandardCharsets.ISO_8859_1));
    }

    @Test
    void aReceiverThatIsSlowOrDownHoldsNobodyUp() throws Exception {
        slow = true;
        AtomicReference<Span> last = new AtomicReference<>();
        try (OtlpTraces traces = OtlpTraces.to(address());
                TestGateway gateway = gateway(traces, one -> one)) {
            for (int i = 0; i < 2 * OtlpTraces.MOST_WAITING; i++) {
                last.set(traces.begin(Door.MODELS, RequestId.random(), Optional.empty()));
                last.get().end();
            }
            for (int i = 0; i < 10; i++) {
                assertThat(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat("How is it?"))
                                .status())
                        .isEqualTo(200);
            }
            go.countDown();
        }
        receiver.stop(0);
        try (OtlpTraces traces = OtlpTraces.to(address());
                TestGateway gateway = gateway(traces, one -> one)) {
            assertThat(gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat("How is it?"))
                            .status())
                    .isEqualTo(200);
        }
    }
}

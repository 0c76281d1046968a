package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.audit.entry.BaaId;
import health.cordon.audit.entry.ModelName;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.error.ErrorCode;
import health.cordon.gateway.agreement.Agreement;
import health.cordon.gateway.agreement.Agreement.Modality;
import health.cordon.gateway.agreement.AgreementRegistry;
import health.cordon.gateway.agreement.SignedAgreement;
import health.cordon.gateway.budget.Bill;
import health.cordon.gateway.guard.GuardedRequest;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.TraceParent;
import health.cordon.gateway.trace.Fact;
import health.cordon.gateway.trace.Span;
import health.cordon.gateway.trace.Stage;
import health.cordon.gateway.trace.Traces;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of the stages of requests, and to whom. */
class TraceStoryTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @TempDir
    private Path folder;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final List<String> headers = Collections.synchronizedList(new ArrayList<>());
    private final List<Optional<TraceParent>> parents = new ArrayList<>();
    private Upstream upstream;

    /** Writes down what it is told. */
    private final class Told implements Span {
        private final String name;

        private Told(String name) {
            this.name = name;
        }

        @Override
        public Span begin(Stage stage) {
            told.add(stage + " begins");
            return new Told(stage.name());
        }

        @Override
        public void say(Fact fact) {
            told.add(name + " " + fact);
        }

        @Override
        public void end() {
            told.add(name + " ends");
        }

        @Override
        public Optional<TraceParent> id() {
            return Optional.of(new TraceParent(
                    TRACE, "00000000000000" + (10 + Stage.valueOf(name).ordinal())));
        }
    }

    private final Traces traces = (Door door, RequestId id, Optional<TraceParent> parent) -> {
        parents.add(parent);
        return new Told("REQUEST");
    };

    @BeforeEach
    void start() throws IOException {
        upstream = new Upstream((exchange, request) -> {
            headers.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
            headers.add(String.valueOf(exchange.getRequestHeaders().getFirst("baggage")));
            Upstream.says(exchange, request, "well", 2);
        });
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    private List<String> lines(String what) {
        return told.stream().filter(line -> line.contains(what)).toList();
    }

    @Test
    void eachStageIsASpanAndTheCallSaysWhatItTook() {
        try (TestGateway gateway =
                TestGateway.of(folder, TestGateway.provider(upstream), Mode.REDACT, one -> one.traces(traces))) {
            for (String body : List.of(TestGateway.chat("How is it?"), TestGateway.stream("How is it?"))) {
                told.clear();
                InboundRequest request = gateway.request(Door.CHAT_COMPLETIONS, body)
                        .with("traceparent", PARENT)
                        .with("tracestate", "secret=1")
                        .with("baggage", "secret=1");
                assertThat(gateway.ask(request).status()).isEqualTo(200);
                assertThat(lines(" begins"))
                        .containsExactly(Arrays.stream(Stage.values())
                                .map(stage -> stage + " begins")
                                .toArray(String[]::new));
                assertThat(told)
                        .contains("CALL gen_ai.usage.input_tokens=7", "CALL gen_ai.usage.output_tokens=9")
                        .contains("CALL gen_ai.operation.name=chat", "CALL gen_ai.request.model=up-model")
                        .contains("CALL gen_ai.response.finish_reasons=[stop]", "CALL cordon.endpoint=local")
                        .contains("REQUEST cordon.phi.found=0", "REQUEST http.response.status_code=200");
                for (Stage stage : Stage.values()) {
                    assertThat(told).containsOnlyOnce(stage + " ends");
                }
                assertThat(told.getLast()).isEqualTo("REQUEST ends");
                assertThat(told).noneMatch(line -> line.contains("error.type"));
            }
            assertThat(parents).allMatch(parent -> parent.orElseThrow().trace().equals(TRACE));
            assertThat(headers)
                    .as("an endpoint inside is told of the call, and of nothing else that came")
                    .containsExactly(
                            "00-" + TRACE + "-0000000000000016-01",
                            "null",
                            "00-" + TRACE + "-0000000000000016-01",
                            "null");
        }
    }

    @Test
    void aRefusalHasItsCode() {
        try (TestGateway gateway =
                TestGateway.of(folder, TestGateway.provider(upstream), Mode.REDACT, one -> one.traces(traces))) {
            upstream.now((exchange, _) -> Upstream.json(exchange, 400, "{}"));
            gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.chat("How is it?"));
            assertThat(lines("error.type"))
                    .containsExactly("CALL error.type=provider_refused", "REQUEST error.type=provider_refused");
            told.clear();
            gateway.ask(Door.CHAT_COMPLETIONS, "{");
            assertThat(lines("error.type"))
                    .containsExactly("AUTHORIZE error.type=bad_json", "REQUEST error.type=bad_json");
            assertThat(told.getLast()).isEqualTo("REQUEST ends");
            told.clear();
            gateway.gateway()
                    .handle(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.stream("How?")))
                    .close();
            assertThat(told.getLast()).isEqualTo("REQUEST ends");
        }
    }

    @Test
    void outsideTheBoundaryNobodyIsToldOfTheTrace() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Agreement agreement = new Agreement(
                "baa-1",
                "officer",
                "vendor",
                Set.of("127.0.0.1"),
                Set.of("m"),
                Set.of(Modality.TEXT),
                Set.of("us"),
                new Agreement.Terms(true, true),
                true,
                Instant.now().minusSeconds(60),
                Instant.now().plusSeconds(600),
                "0".repeat(64));
        AgreementRegistry registry =
                AgreementRegistry.of(List.of(SignedAgreement.sign(agreement, keys.getPrivate())), keys.getPublic());
        Endpoint out = new Endpoint("out", TestGateway.outside(upstream), "m", "us");
        try (TestGateway gateway = TestGateway.routed(
                folder,
                builder -> builder.agreements(registry)
                        .traces(traces)
                        .route(new Route("test-model", Mode.REDACT, List.of(out))))) {
            assertThat(gateway.ask(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.chat("How is it?"))
                                    .with("traceparent", PARENT))
                            .status())
                    .isEqualTo(200);
            assertThat(headers).containsExactly("null", "null");
            assertThat(told).contains("CALL cordon.agreement=baa-1");
        }
    }

    @Test
    void onlyWhatIsExactlyAnIdIsTaken() {
        assertThat(TraceParent.of(PARENT)).isPresent();
        for (String bad : List.of(
                "",
                PARENT + "-more",
                PARENT.replace("00-4b", "ff-4b"),
                PARENT.toUpperCase(java.util.Locale.ROOT),
                "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01",
                "00-" + TRACE + "-" + "0".repeat(16) + "-01",
                "00-Margaret Thornbury 219-09-9999xx-00f067aa0ba902b7-01",
                PARENT + "\r\nx: y")) {
            assertThat(TraceParent.of(bad)).as(bad).isEmpty();
        }
    }

    /** As with arguments of errors: what is no number, word or name of the configuration has no way in. */
    @Test
    void noFactIsMadeFromText() {
        Set<Class<?>> safe = Set.of(
                RequestId.class,
                Door.class,
                int.class,
                ProviderCall.Operation.class,
                ModelName.class,
                Endpoint.class,
                BaaId.class,
                GuardedRequest.class,
                Bill.class,
                Set.class,
                Throwable.class,
                ErrorCode.class);
        List<Method> makers = Arrays.stream(Fact.class.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .toList();
        assertThat(makers)
                .hasSizeGreaterThan(10)
                .allSatisfy(method ->
                        assertThat(safe).as(method.toString()).containsAll(List.of(method.getParameterTypes())));
        assertThat(Fact.class.getConstructors()).isEmpty();
        assertThat(Fact.error(new IllegalStateException("Margaret Thornbury"))).hasToString("error.type=broken");
    }
}

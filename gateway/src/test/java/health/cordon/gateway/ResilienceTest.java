package health.cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.Reason;
import health.cordon.core.Cfr;
import health.cordon.gateway.TestGateway.Answer;
import health.cordon.gateway.agreement.Agreement;
import health.cordon.gateway.agreement.Agreement.Modality;
import health.cordon.gateway.agreement.Agreement.Terms;
import health.cordon.gateway.agreement.AgreementRegistry;
import health.cordon.gateway.agreement.SignedAgreement;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.network.Hangup;
import health.cordon.gateway.network.NetworkBoundary;
import health.cordon.gateway.network.Standing;
import health.cordon.gateway.provider.Breakers;
import health.cordon.gateway.provider.EchoProvider;
import health.cordon.gateway.provider.OpenAiCompatibleProvider;
import health.cordon.gateway.reply.AuditedReply;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.route.RouteLimits;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ReplyStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits, breakers, second tries: what they let through, and that they never lead to less protection. */
class ResilienceTest {

    private static final String CHAT = TestGateway.chat("How is it?");
    private static final Breakers.Settings QUICK = new Breakers.Settings(4, 2, 50, Duration.ofMinutes(1));
    private static final Upstream.Script FAILS = (exchange, _) -> Upstream.json(exchange, 500, "{}");
    private static final Upstream.Script ECHO = (exchange, request) -> Upstream.says(exchange, request, "well", 9);

    @TempDir
    private Path folder;

    private Upstream first;
    private Upstream second;
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        first = Upstream.echo();
        second = Upstream.echo();
    }

    @AfterEach
    void stop() {
        gateway.close();
        first.close();
        second.close();
    }

    private void open(RouteLimits limits, UnaryOperator<GatewayBuilder> more, Endpoint... ways) {
        gateway = TestGateway.routed(
                folder,
                builder -> more.apply(builder.route(new Route("test-model", Mode.REDACT, List.of(ways), limits))));
    }

    private Answer ask() {
        return gateway.ask(Door.CHAT_COMPLETIONS, CHAT);
    }

    private void refused(Answer answer, int status, String code, Reason reason) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains("\"" + code + "\"");
        assertThat(Integer.parseInt(answer.reply().headers().get("retry-after")))
                .isPositive();
        assertThat(gateway.entries().getLast().reason()).isEqualTo(reason);
    }

    private List<String> intents() {
        return gateway.entries().stream()
                .filter(entry -> entry.action() == AuditAction.INTENT)
                .map(entry -> entry.resource().toString())
                .toList();
    }

    @Test
    void soManyAtOnceUpToTheEndOfTheirStreams() throws IOException {
        open(RouteLimits.NONE.concurrent(1), builder -> builder, TestGateway.inside("one", first));
        try (AuditedReply held =
                gateway.gateway().handle(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.stream("How is it?")))) {
            assertThat(held.status()).isEqualTo(200);
            Answer answer = ask();
            refused(answer, 429, "route_busy", Reason.RATE_LIMITED);
            assertThat(answer.json().get("error").get("type").stringValue()).isEqualTo("rate_limit_error");
            held.writeTo(new ByteArrayOutputStream());
        }
        assertThat(ask().status()).isEqualTo(200);
        first.now(FAILS);
        assertThat(ask().status()).isEqualTo(502);
        first.now(ECHO);
        assertThat(ask().status()).as("a failure gives its place back").isEqualTo(200);
    }

    @Test
    void anAnswerThatNobodyTakesGivesItsPlaceBack() {
        open(RouteLimits.NONE.concurrent(1), builder -> builder, TestGateway.inside("one", first));
        gateway.gateway()
                .handle(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.stream("How is it?")))
                .close();
        assertThat(ask().status()).isEqualTo(200);
    }

    @Test
    void soManyRequestsAMinute() {
        open(RouteLimits.NONE.requestsPerMinute(2), builder -> builder, TestGateway.inside("one", first));
        assertThat(ask().status()).isEqualTo(200);
        assertThat(ask().status()).isEqualTo(200);
        refused(ask(), 429, "route_busy", Reason.RATE_LIMITED);
        Answer anthropic = gateway.ask(
                Door.MESSAGES,
                "{\"model\":\"test-model\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        assertThat(anthropic.status()).isEqualTo(429);
        assertThat(anthropic.json().get("error").get("type").stringValue()).isEqualTo("rate_limit_error");
        assertThat(first.bodies()).hasSize(2);
    }

    @Test
    void soManyTokensAMinute() {
        open(RouteLimits.NONE.tokensPerMinute(20), builder -> builder, TestGateway.inside("one", first));
        assertThat(ask().status()).as("16 tokens").isEqualTo(200);
        assertThat(ask().status()).as("over it, which is known at its end").isEqualTo(200);
        refused(ask(), 429, "route_busy", Reason.RATE_LIMITED);
        assertThat(first.bodies()).hasSize(2);
    }

    @Test
    void anEndpointThatFailsIsLeftAloneAndComesBack() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        open(RouteLimits.NONE, builder -> builder.breakers(QUICK).clock(now::get), TestGateway.inside("one", first));
        first.now(FAILS);
        assertThat(ask().status()).isEqualTo(502);
        assertThat(ask().status()).isEqualTo(502);
        refused(ask(), 503, "provider_resting", Reason.DEPENDENCY_FAILED);
        assertThat(first.bodies()).as("nothing more was sent").hasSize(2);
        assertThat(intents()).hasSize(2);
        first.now(ECHO);
        now.set(now.get().plus(Duration.ofMinutes(2)));
        assertThat(ask().status()).isEqualTo(200);
        assertThat(ask().status()).isEqualTo(200);
        assertThat(ask().status()).isEqualTo(200);
    }

    @Test
    void streamsThatBreakOffCountTooAndClientsThatLeaveDoNot() throws IOException {
        open(RouteLimits.NONE, builder -> builder.breakers(QUICK), TestGateway.inside("one", first));
        for (int i = 0; i < 5; i++) {
            gateway.gateway()
                    .handle(gateway.request(Door.CHAT_COMPLETIONS, TestGateway.stream("How is it?")))
                    .close();
        }
        assertThat(ask().status()).isEqualTo(200);
        first.now((exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            Upstream.send(exchange.getResponseBody(), Upstream.delta("content", "half"));
            exchange.getResponseBody().close();
        });
        for (int i = 0; i < 2; i++) {
            gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream("How is it?"));
        }
        refused(ask(), 503, "provider_resting", Reason.DEPENDENCY_FAILED);
    }

    @Test
    void whileOneRestsTheNextIsAsked() {
        open(
                RouteLimits.NONE,
                builder -> builder.breakers(QUICK),
                TestGateway.inside("one", first),
                TestGateway.inside("two", second));
        first.now(FAILS);
        ask();
        ask();
        assertThat(second.bodies()).as("a failure is not repeated elsewhere").isEmpty();
        assertThat(ask().status()).isEqualTo(200);
        assertThat(first.bodies()).hasSize(2);
        assertThat(intents().getLast()).contains("two");
    }

    @Test
    void aBusyEndpointIsAskedAgainWhenItSaysSo() {
        open(RouteLimits.NONE, builder -> builder, TestGateway.inside("one", first));
        first.now((exchange, request) -> {
            if (first.bodies().size() > 1) {
                ECHO.answer(exchange, request);
            } else {
                exchange.getResponseHeaders().set("retry-after", "0");
                Upstream.json(exchange, 503, "{}");
            }
        });
        assertThat(ask().status()).isEqualTo(200);
        assertThat(first.bodies()).hasSize(2);
        assertThat(gateway.entries().stream().map(AuditEntry::action))
                .containsExactly(AuditAction.INTENT, AuditAction.EXECUTE, AuditAction.INTENT, AuditAction.EXECUTE);
    }

    @Test
    void aBusyEndpointThatWantsLongIsNotWaitedFor() {
        open(RouteLimits.NONE, builder -> builder, TestGateway.inside("one", first));
        first.now((exchange, _) -> {
            exchange.getResponseHeaders().set("retry-after", "77");
            Upstream.json(exchange, 429, "{}");
        });
        Answer answer = ask();
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.reply().headers()).containsEntry("retry-after", "77");
        assertThat(first.bodies()).hasSize(1);
    }

    @Test
    void aBusyEndpointGivesWayToTheNext() {
        open(RouteLimits.NONE, builder -> builder, TestGateway.inside("one", first), TestGateway.inside("two", second));
        first.now((exchange, _) -> Upstream.json(exchange, 429, "{}"));
        Answer answer = ask();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.reply().headers()).containsEntry("cordon-route", "two");
        assertThat(intents()).hasSize(2);
    }

    private static Agreement agreement(String id, String model, Terms terms, Instant until) {
        return new Agreement(
                id,
                "officer",
                "vendor",
                Set.of("127.0.0.1"),
                Set.of(model),
                Set.of(Modality.TEXT),
                Set.of("us"),
                terms,
                true,
                Instant.EPOCH,
                until,
                "0".repeat(64));
    }

    private static AgreementRegistry signed(Agreement... agreements) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return AgreementRegistry.of(
                java.util.Arrays.stream(agreements)
                        .map(each -> SignedAgreement.sign(each, keys.getPrivate()))
                        .toList(),
                keys.getPublic());
    }

    @Test
    @Cfr("164.502(e)(1)")
    void whileOneRestsNothingGoesWhereLessIsPromised() throws Exception {
        Instant later = Instant.now().plusSeconds(3600);
        AgreementRegistry registry = signed(
                agreement("strong", "m1", new Terms(true, true), later),
                agreement("weak", "m2", new Terms(true, false), later));
        open(
                RouteLimits.NONE,
                builder -> builder.breakers(QUICK).agreements(registry),
                new Endpoint("one", TestGateway.outside(first), "m1", "us"),
                new Endpoint("two", TestGateway.outside(second), "m2", "us"));
        first.now(FAILS);
        ask();
        ask();
        refused(ask(), 503, "provider_resting", Reason.DEPENDENCY_FAILED);
        assertThat(second.bodies()).isEmpty();
    }

    @Test
    @Cfr("164.502(e)(1)")
    void anAgreementThatEndsWhileABusyEndpointIsWaitedForEndsTheCall() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        AgreementRegistry registry =
                signed(agreement("baa", "m1", new Terms(true, true), now.get().plusSeconds(60)));
        open(
                RouteLimits.NONE,
                builder -> builder.agreements(registry).clock(now::get),
                new Endpoint("one", TestGateway.outside(first), "m1", "us"));
        first.now((exchange, _) -> {
            now.set(now.get().plusSeconds(120));
            exchange.getResponseHeaders().set("retry-after", "0");
            Upstream.json(exchange, 503, "{}");
        });
        assertThat(ask().status()).isEqualTo(429);
        assertThat(first.bodies()).hasSize(1);
    }

    @Test
    void aNameThatLeadsElsewhereNowGivesWayToTheNext() {
        ModelProvider moved = new OpenAiCompatibleProvider(
                "moved",
                first.url(),
                Optional.empty(),
                Optional.of(NetworkBoundary.of("10.0.0.0/8")),
                TestGateway.LIMITS);
        open(
                RouteLimits.NONE,
                builder -> builder,
                new Endpoint("one", moved, "m", "us"),
                TestGateway.inside("two", second));
        assertThat(ask().status()).isEqualTo(200);
        assertThat(first.bodies()).isEmpty();
        assertThat(intents()).hasSize(2);
    }

    @Test
    void commentsDoNotKeepAStalledStreamAlive() {
        open(RouteLimits.NONE, builder -> builder, TestGateway.inside("one", first));
        first.now((exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            Upstream.send(exchange.getResponseBody(), Upstream.delta("content", "half"));
            while (true) {
                exchange.getResponseBody()
                        .write(": still here\n\ndata: {\"choices\":[]}\n\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        });
        Answer answer = gateway.ask(Door.CHAT_COMPLETIONS, TestGateway.stream("How is it?"));
        assertThat(answer.text()).containsPattern("provider_timed_out|provider_malformed");
    }

    @Test
    void aClientThatGoesAwayBeforeItsAnswerEndsTheCallAndNoOtherIsTried() {
        open(
                RouteLimits.NONE.concurrent(1),
                builder -> builder.breakers(QUICK),
                TestGateway.inside("one", first),
                TestGateway.inside("two", second));
        for (int i = 0; i < 3; i++) {
            Hangup hangup = new Hangup();
            first.now((_, _) -> hangup.gone());
            Answer answer = hangup.during(this::ask);
            assertThat(answer.text()).contains("client_gone");
            assertThat(gateway.entries().getLast().outcome()).isEqualTo(Outcome.MINOR_FAILURE);
        }
        assertThat(second.bodies()).isEmpty();
        first.now(ECHO);
        assertThat(ask().status())
                .as("neither the breaker nor the place is held")
                .isEqualTo(200);
    }

    @Test
    void noEndpointIsInsideBecauseSomebodySaysSo() {
        open(RouteLimits.NONE, builder -> builder, TestGateway.inside("one", first));
        assertThat(new Endpoint("out", TestGateway.outside(first), "m", "us").isInside())
                .isFalse();
        assertThat(new Endpoint("echo", new EchoProvider(), Endpoint.ANY, "us").isInside())
                .isTrue();
        for (Standing borrowed :
                List.of(Standing.IN_PROCESS, TestGateway.provider(first).standing())) {
            ModelProvider forged = new ModelProvider() {
                @Override
                public String name() {
                    return "forged";
                }

                @Override
                public Optional<URI> address() {
                    return Optional.of(URI.create("https://models.example/"));
                }

                @Override
                public Standing standing() {
                    return borrowed;
                }

                @Override
                public ReplyStream call(ProviderCall call) {
                    throw new AssertionError("never asked");
                }
            };
            assertThatThrownBy(() -> new Endpoint("x", forged, "m", "us")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

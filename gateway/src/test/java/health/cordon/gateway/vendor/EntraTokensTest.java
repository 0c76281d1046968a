package health.cordon.gateway.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import health.cordon.core.Phi;
import health.cordon.core.RevealAccess;
import health.cordon.core.error.CordonException;
import health.cordon.gateway.Upstream;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.spi.ProviderCall;
import health.cordon.gateway.spi.ProviderCall.Operation;
import health.cordon.gateway.vendor.EntraTokens.Application;
import health.cordon.gateway.vendor.EntraTokens.Proof;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EntraTokensTest {

    private static final RevealAccess TEST = RevealAccess.because("a test looks at it");
    private static final String SECRET = "cl1ent~s3cret+&=";
    private static final UpstreamLimits LIMITS =
            new UpstreamLimits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private StubEntra entra;
    private EntraTokens tokens;

    @BeforeEach
    void start() throws IOException {
        entra = new StubEntra();
        tokens = tokens(entra.url(), false);
    }

    @AfterEach
    void stop() {
        tokens.close();
        entra.close();
    }

    private EntraTokens tokens(String authority, boolean assertion) {
        return new EntraTokens(
                authority,
                new Application("tenant-1", "app-1", new Proof(assertion, () -> Phi.of(SECRET))),
                EntraTokens.SCOPE,
                LIMITS,
                now::get);
    }

    private String header() {
        Map.Entry<String, Phi> header = tokens.header();
        assertThat(header.getKey()).isEqualTo("authorization");
        assertThat(header.toString()).doesNotContain("token-");
        return header.getValue().reveal(TEST);
    }

    private void after(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    private GatewayError failure() {
        Throwable thrown = catchThrowable(this::header);
        StringWriter all = new StringWriter();
        thrown.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain(SECRET);
        return (GatewayError) ((CordonException) thrown).code();
    }

    @Test
    void aTokenIsAskedForOnceAndKeptUntilShortlyBeforeItsEnd() {
        assertThat(header()).isEqualTo("Bearer token-1");
        after(Duration.ofMinutes(54));
        assertThat(header()).isEqualTo("Bearer token-1");
        after(Duration.ofMinutes(1));
        assertThat(header()).isEqualTo("Bearer token-2");
        assertThat(entra.asked()).hasSize(2);
        assertThat(entra.asked().getFirst())
                .containsOnly(
                        Map.entry("grant_type", "client_credentials"),
                        Map.entry("client_id", "app-1"),
                        Map.entry("client_secret", SECRET),
                        Map.entry("scope", "https://cognitiveservices.azure.com/.default"));
    }

    @Test
    void aShortLifeIsHalvedAndNoLifeIsUsedOnce() {
        entra.life = 60;
        header();
        after(Duration.ofSeconds(29));
        assertThat(header()).isEqualTo("Bearer token-1");
        after(Duration.ofSeconds(1));
        entra.life = 0;
        assertThat(header()).isEqualTo("Bearer token-2");
        assertThat(header()).isEqualTo("Bearer token-3");
    }

    @Test
    void anAssertionTakesTheSecretsPlace() {
        try (EntraTokens federated = tokens(entra.url(), true)) {
            assertThat(federated.header().getValue().reveal(TEST)).isEqualTo("Bearer token-1");
        }
        assertThat(entra.asked().getFirst())
                .containsEntry("client_assertion", SECRET)
                .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .doesNotContainKey("client_secret");
    }

    @Test
    void manyAtOnceAskOnce() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<java.util.concurrent.Callable<String>> each = IntStream.range(0, 100)
                    .mapToObj(_ -> (java.util.concurrent.Callable<String>) this::header)
                    .toList();
            for (var got : pool.invokeAll(each)) {
                assertThat(got.get()).isEqualTo("Bearer token-1");
            }
        }
        assertThat(entra.asked()).hasSize(1);
    }

    @Test
    void aFailureIsToldForAWhileAndForgotten() {
        entra.status = 400;
        assertThat(failure()).isEqualTo(GatewayError.PROVIDER_KEY_REFUSED);
        assertThat(failure()).isEqualTo(GatewayError.PROVIDER_KEY_REFUSED);
        assertThat(entra.asked()).hasSize(1);
        after(Duration.ofSeconds(5));
        entra.status = 200;
        assertThat(header()).isEqualTo("Bearer token-2");
    }

    @Test
    void whoGivesNoTokensLeavesTheModelUnasked() {
        entra.status = 503;
        assertThat(failure()).isEqualTo(GatewayError.PROVIDER_UNREACHABLE);
        after(Duration.ofSeconds(5));
        entra.close();
        assertThat(failure()).isEqualTo(GatewayError.PROVIDER_UNREACHABLE);
    }

    @Test
    void aTokenThatTheResourceRefusesIsNotUsedAgain() throws IOException {
        AtomicReference<String> refused = new AtomicReference<>("Bearer token-1");
        try (Upstream upstream = new Upstream((exchange, request) -> {
                    if (refused.get().equals(exchange.getRequestHeaders().getFirst("authorization"))) {
                        Upstream.json(exchange, 401, "{}");
                    } else {
                        Upstream.says(exchange, request, "x", 1);
                    }
                });
                var provider = new AzureOpenAiProvider("azure", upstream.url(), Optional.of("v"), tokens, LIMITS)) {
            ProviderCall call = new ProviderCall(Operation.CHAT, "d", StrictTree.object(), false);
            assertThat(((CordonException) catchThrowable(() -> provider.call(call))).code())
                    .isEqualTo(GatewayError.PROVIDER_KEY_REFUSED);
            provider.call(call).close();
            refused.set("");
            provider.call(call).close();
        }
        assertThat(entra.asked()).hasSize(2);
    }
}

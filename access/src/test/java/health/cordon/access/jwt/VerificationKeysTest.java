package health.cordon.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import health.cordon.access.AccessError;
import health.cordon.access.Authentication;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authentication.Refused;
import health.cordon.access.Credentials;
import health.cordon.access.SignInFailure;
import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.core.error.CordonException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The provider's endpoint: down, slow, hostile, asked by a flood of tokens. */
@Timeout(60)
class VerificationKeysTest {

    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private volatile Answer answer = exchange -> 200;
    private volatile String body = Provider.jwks();

    private interface Answer {
        int status(com.sun.net.httpserver.HttpExchange exchange) throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                int status = answer.status(exchange);
                if (status > 0) {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    private URI place() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
    }

    private JwtAuthenticator authenticator(Duration fresh, Duration interval, Duration stale) {
        VerificationKeys keys = VerificationKeys.at(
                place(), new VerificationKeys.Fetching(fresh, interval, PATIENCE, stale, Optional.empty()));
        return new JwtAuthenticator(
                JwtSettings.standard(Provider.ISSUER, Provider.AUDIENCE, Map.of()),
                keys,
                new MemoryRecordStore<>(InstantSource.system(), 10),
                InstantSource.system());
    }

    private JwtAuthenticator authenticator() {
        return authenticator(Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ZERO);
    }

    private static Authentication shown(JwtAuthenticator authenticator, String keyId) {
        String header = Provider.header(JWSAlgorithm.RS256, keyId);
        String claims = Provider.claims(InstantSource.system().instant());
        return authenticator.authenticate(Credentials.Bearer.of(Provider.signed(header, claims, Provider.RSA)));
    }

    @Test
    void aFloodOfUnknownKeyIdsAsksTwiceAtMost() {
        JwtAuthenticator authenticator = authenticator();
        assertThat(shown(authenticator, "rsa-1")).isInstanceOf(Authenticated.class);
        for (int i = 0; i < 50; i++) {
            assertThat(shown(authenticator, "unknown-" + i)).isEqualTo(new Refused(SignInFailure.UNKNOWN_KEY));
        }
        assertThat(asked).hasValue(2);
        assertThat(shown(authenticator, "rsa-1")).isInstanceOf(Authenticated.class);
    }

    @Test
    void aKeyThatIsNewWithTheProviderIsFetchedOnce() {
        JwtAuthenticator authenticator = authenticator();
        body = new JWKSet(Provider.EC.toPublicJWK()).toString();
        assertThat(authenticator.authenticate(Credentials.Bearer.of(
                        Provider.es256(Provider.claims(InstantSource.system().instant())))))
                .isInstanceOf(Authenticated.class);
        body = Provider.jwks();
        assertThat(shown(authenticator, "rsa-1")).isInstanceOf(Authenticated.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void whileThePlaceIsDownKnownKeysGoOnForAsLongAsIsSet() throws InterruptedException {
        JwtAuthenticator patient = authenticator(Duration.ofMillis(500), Duration.ofMillis(1), Duration.ofMinutes(5));
        JwtAuthenticator strict = authenticator(Duration.ofMillis(500), Duration.ofMillis(1), Duration.ZERO);
        assertThat(shown(patient, "rsa-1")).isInstanceOf(Authenticated.class);
        assertThat(shown(strict, "rsa-1")).isInstanceOf(Authenticated.class);
        answer = exchange -> 503;
        Thread.sleep(700);
        assertThat(shown(patient, "rsa-1")).isInstanceOf(Authenticated.class);
        assertThat(shown(strict, "rsa-1")).isEqualTo(new Refused(SignInFailure.KEYS_UNAVAILABLE));
    }

    @Test
    void aPlaceThatNeverAnswersOrDripsIsGivenUp() {
        answer = exchange -> {
            end.await();
            return 0;
        };
        assertThat(shown(authenticator(), "rsa-1")).isEqualTo(new Refused(SignInFailure.KEYS_UNAVAILABLE));
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            for (byte each : bytes) {
                out.write(each);
                out.flush();
                if (end.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            return 0;
        };
        assertThat(shown(authenticator(), "rsa-1")).isEqualTo(new Refused(SignInFailure.KEYS_UNAVAILABLE));
    }

    @Test
    void aRedirectIsNotFollowed() {
        answer = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/elsewhere")) {
                return 200;
            }
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            return 302;
        };
        assertThat(shown(authenticator(), "rsa-1")).isEqualTo(new Refused(SignInFailure.KEYS_UNAVAILABLE));
    }

    @Test
    void anAnswerThatIsNoKeySetIsNone() {
        String keys = Provider.jwks();
        List<String> hostile = List.of(
                "",
                "<html>sign in</html>",
                "[]",
                "{\"keys\":{}}",
                "{\"keys\":[",
                "{\"keys\":[]" + ",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                keys.replaceFirst("\\{\"keys\"", "{\"keys\":[],\"keys\""),
                "{\"pad\":\"" + "x".repeat(300_000) + "\"," + keys.substring(1),
                "{\"keys\":[" + "{\"kty\":\"oct\",\"k\":\"AAAA\"},".repeat(64) + keys.substring(9));
        for (String each : hostile) {
            body = each;
            assertThat(shown(authenticator(), "rsa-1"))
                    .as(each.substring(0, Math.min(20, each.length())))
                    .isEqualTo(new Refused(SignInFailure.KEYS_UNAVAILABLE));
        }
    }

    @Test
    void aSetThatHoldsPrivateSecretSmallOrForeignKeysGivesNoneOfThem() throws Exception {
        OctetSequenceKey secret =
                new OctetSequenceKeyGenerator(256).keyID("rsa-1").generate();
        RSAKey small = new com.nimbusds.jose.jwk.gen.RSAKeyGenerator(1024, true)
                .keyID("rsa-1")
                .generate();
        RSAKey forEncryption = new RSAKey.Builder(Provider.RSA.toPublicJWK())
                .keyUse(com.nimbusds.jose.jwk.KeyUse.ENCRYPTION)
                .build();
        for (String each : List.of(
                "{\"keys\":[" + Provider.RSA.toJSONString() + "]}",
                "{\"keys\":[" + secret.toJSONString() + "]}",
                "{\"keys\":[" + small.toPublicJWK().toJSONString() + "]}",
                "{\"keys\":[" + forEncryption.toJSONString() + "]}",
                "{\"keys\":[]}")) {
            body = each;
            assertThat(shown(authenticator(), "rsa-1")).isEqualTo(new Refused(SignInFailure.UNKNOWN_KEY));
        }
    }

    @Test
    void keysComeFromASafePlaceOnly() {
        for (String place : List.of(
                "http://idp.example.org/jwks",
                "https://user:secret@idp.example.org/jwks",
                "file:///etc/passwd",
                "ftp://127.0.0.1/jwks",
                "https:///jwks")) {
            assertThatThrownBy(() -> VerificationKeys.at(URI.create(place), VerificationKeys.Fetching.STANDARD))
                    .as(place)
                    .isInstanceOfSatisfying(
                            CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.BAD_SETTING));
        }
    }
}

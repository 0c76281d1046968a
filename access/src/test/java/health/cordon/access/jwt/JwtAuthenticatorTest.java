package health.cordon.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.access.Authentication;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authentication.Refused;
import health.cordon.access.Credentials;
import health.cordon.access.Role;
import health.cordon.access.SignInFailure;
import health.cordon.access.memory.MemoryRecordStore;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a provider that others wrote: its tokens, its published keys. */
class JwtAuthenticatorTest {

    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();

    @BeforeAll
    static void start() {
        PROVIDER.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterAll
    static void stop() {
        PROVIDER.shutdown();
    }

    private static JwtAuthenticator trusting(String keysOf, String issuer) {
        return new JwtAuthenticator(
                JwtSettings.standard(issuer, "cordon", Map.of("doctors", Role.CLINICIAN)),
                VerificationKeys.at(PROVIDER.jwksUrl(keysOf).uri(), VerificationKeys.Fetching.STANDARD),
                new MemoryRecordStore<>(InstantSource.system(), 10),
                InstantSource.system());
    }

    private static Credentials token(String issuer, String audience, Map<String, Object> claims) {
        return Credentials.Bearer.of(PROVIDER.issueToken(
                        issuer,
                        "client",
                        new no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback(
                                issuer, "ana", "JWT", List.of(audience), claims, 300))
                .serialize());
    }

    @Test
    void aTokenOfTheProviderSignsIn() {
        String issuer = PROVIDER.issuerUrl("hospital").toString();
        Authentication shown = trusting("hospital", issuer)
                .authenticate(token("hospital", "cordon", Map.of("roles", List.of("doctors"), "amr", List.of("mfa"))));
        assertThat(shown).isInstanceOfSatisfying(Authenticated.class, someone -> {
            assertThat(someone.principal().id()).isEqualTo("ana");
            assertThat(someone.principal().roles()).containsExactly(Role.CLINICIAN);
            assertThat(someone.principal().multiFactor()).isTrue();
        });
    }

    @Test
    void anotherIssuerOfTheSameProviderIsStrange() {
        String issuer = PROVIDER.issuerUrl("hospital").toString();
        // Its keys, so that only `iss` is wrong.
        assertThat(trusting("clinic", issuer).authenticate(token("clinic", "cordon", Map.of())))
                .isEqualTo(new Refused(SignInFailure.WRONG_ISSUER));
        assertThat(trusting("hospital", issuer).authenticate(token("clinic", "cordon", Map.of())))
                .isEqualTo(new Refused(SignInFailure.UNKNOWN_KEY));
    }

    @Test
    void aTokenForAnotherApplicationIsRefused() {
        String issuer = PROVIDER.issuerUrl("hospital").toString();
        assertThat(trusting("hospital", issuer).authenticate(token("hospital", "payroll", Map.of())))
                .isEqualTo(new Refused(SignInFailure.WRONG_AUDIENCE));
    }
}

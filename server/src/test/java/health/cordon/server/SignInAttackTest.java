package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import health.cordon.access.RandomId;
import health.cordon.access.Role;
import health.cordon.access.identity.FailureLimit;
import health.cordon.access.jwt.JwtSettings;
import health.cordon.core.Cfr;
import health.cordon.server.TestServer.Reply;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.config.ServerConfig.Oidc;
import health.cordon.server.config.ServerConfig.SignIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that are not what they say, against a whole server with an identity provider beside it. */
class SignInAttackTest {

    private static final String ISSUER = "https://idp.example.test";

    @TempDir
    static Path data;

    private static RSAKey key;
    private static HttpServer idp;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
        byte[] jwks = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        idp = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        idp.createContext("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, jwks.length);
            exchange.getResponseBody().write(jwks);
            exchange.close();
        });
        idp.start();
        URI place = URI.create("http://127.0.0.1:" + idp.getAddress().getPort() + "/jwks");
        server = TestServer.start(data, config -> TestServer.with(config, signIn(config, place)));
    }

    private static SignIn signIn(ServerConfig config, URI place) {
        JwtSettings standard = JwtSettings.standard(ISSUER, "cordon", Map.of("phys", Role.CLINICIAN));
        JwtSettings once = new JwtSettings(
                "oidc",
                standard.issuer(),
                standard.audience(),
                standard.algorithms(),
                standard.clockSkew(),
                standard.longestLife(),
                standard.idClaim(),
                standard.rolesClaim(),
                standard.roles(),
                standard.kind(),
                true);
        return new SignIn(
                List.of("api-key", "session", "oidc"),
                Optional.of(new Oidc(once, place, null)),
                List.of(),
                config.signIn().sessions(),
                new FailureLimit.Settings(
                        1_000, Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofHours(1), 1_000));
    }

    @AfterAll
    static void stop() {
        server.close();
        idp.stop(0);
    }

    private static JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("cordon")
                .subject("dr-lee")
                .jwtID(UUID.randomUUID().toString())
                .claim("roles", List.of("phys"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID("k1");
    }

    private static String signed(JWTClaimsSet claims, JWSHeader header) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String good(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, header(JWSAlgorithm.RS256).build());
    }

    private static void refused(String token, String reason) {
        Reply reply = server.as(token).get("/v1/access/me");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.title()).isEqualTo("NOT_SIGNED_IN");
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
        String request = (String) reply.json().get("request");
        List<Map<String, Object>> entries = Json.maps(server.admin()
                .post("/v1/audit/search", "{\"action\":\"LOGIN\",\"limit\":1000}")
                .expect(200)
                .get("entries"));
        assertThat(entries.getLast()).containsEntry("decision", "DENY").containsEntry("reason", reason);
        assertThat(request).isNotEmpty();
    }

    @Test
    @Cfr("164.312(d)")
    void aGoodTokenSignsInAndIsGoodOnce() throws Exception {
        String token = good(claims().build());
        Map<String, Object> me = server.as(token).get("/v1/access/me").expect(200);
        assertThat(me).containsEntry("id", "dr-lee").containsEntry("roles", List.of("clinician"));
        refused(token, "CREDENTIAL_INVALID");
    }

    @Test
    void expired() throws Exception {
        Instant then = Instant.now().minusSeconds(3_600);
        refused(
                good(claims().issueTime(Date.from(then))
                        .expirationTime(Date.from(then.plusSeconds(60)))
                        .build()),
                "CREDENTIAL_EXPIRED");
    }

    @Test
    void ofTheFuture() throws Exception {
        Instant later = Instant.now().plusSeconds(3_600);
        refused(
                good(claims().issueTime(Date.from(later))
                        .notBeforeTime(Date.from(later))
                        .expirationTime(Date.from(later.plusSeconds(60)))
                        .build()),
                "CREDENTIAL_EXPIRED");
    }

    @Test
    void algorithmNone() {
        String head = base64("{\"alg\":\"none\",\"typ\":\"JWT\",\"kid\":\"k1\"}");
        String body = base64(claims().build().toString());
        refused(head + "." + body + ".", "CREDENTIAL_INVALID");
    }

    @Test
    void publicKeyAsSecret() throws Exception {
        SignedJWT token = new SignedJWT(header(JWSAlgorithm.HS256).build(), claims().build());
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        refused(token.serialize(), "CREDENTIAL_INVALID");
    }

    @Test
    void keyIdThatLeadsElsewhere() throws Exception {
        for (String kid : List.of("../../../../dev/null", "k1' OR '1'='1", "http://127.0.0.1:1/evil", "\u0000")) {
            refused(
                    signed(
                            claims().build(),
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .type(JOSEObjectType.JWT)
                                    .keyID(kid)
                                    .build()),
                    "NOT_AUTHENTICATED");
        }
    }

    @Test
    void foreignKeyUnderAKnownId() throws Exception {
        SignedJWT token = new SignedJWT(header(JWSAlgorithm.RS256).build(), claims().build());
        token.sign(new RSASSASigner(new RSAKeyGenerator(2048).keyID("k1").generate()));
        refused(token.serialize(), "CREDENTIAL_INVALID");
    }

    @Test
    void forAnotherAudience() throws Exception {
        refused(good(claims().audience("elsewhere").build()), "CREDENTIAL_INVALID");
    }

    @Test
    void changedPayload() throws Exception {
        String[] parts = good(claims().build()).split("\\.");
        String other = base64(claims().subject("admin").build().toString());
        refused(parts[0] + "." + other + "." + parts[2], "CREDENTIAL_INVALID");
    }

    @Test
    void apiKeysThatAreNone() {
        String key = keyText();
        refused(key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A"), "NOT_AUTHENTICATED");
        refused(someoneElsesSecret(key), "CREDENTIAL_INVALID");
        refused("garbage", "NOT_AUTHENTICATED");
        refused("x".repeat(14_000), "NOT_AUTHENTICATED");
    }

    @Test
    void aCalledBackKeyIsRefusedFromTheNextRequestOn() {
        Map<String, Object> made = server.admin()
                .post(
                        "/v1/keys",
                        "{\"label\":\"t\",\"id\":\"gone\",\"kind\":\"SERVICE\",\"roles\":[\"service\"],\"days\":1}")
                .expect(201);
        server.as((String) made.get("key")).get("/v1/access/me").expect(200);
        assertThat(server.admin().delete("/v1/keys/" + made.get("id")).status()).isEqualTo(204);
        refused((String) made.get("key"), "CREDENTIAL_EXPIRED");
    }

    @Test
    @Cfr("164.312(a)(2)(iii)")
    void aSessionEndsWhenItIsEnded() {
        Map<String, Object> started =
                server.admin().send("POST", "/v1/sessions", "", new byte[0]).expect(201);
        String token = (String) started.get("token");
        server.as(token).get("/v1/access/me").expect(200);
        assertThat(server.as(token).delete("/v1/sessions").status()).isEqualTo(204);
        refused(token, "CREDENTIAL_EXPIRED");
    }

    @Test
    void scopesNarrow() {
        Map<String, Object> made = server.admin()
                .post(
                        "/v1/keys",
                        "{\"label\":\"t\",\"id\":\"narrow\",\"kind\":\"PERSON\",\"roles\":[\"auditor\"],"
                                + "\"scopes\":[\"verify:AuditLog\"],\"days\":1}")
                .expect(201);
        TestServer.Client narrow = server.as((String) made.get("key"));
        narrow.get("/v1/audit/checkpoint").expect(200);
        assertThat(narrow.post("/v1/audit/search", "{}").status()).isEqualTo(403);
    }

    @Test
    void whoMayNotAdministerMakesNoKeys() {
        TestServer.Client clinician = server.person("cleo", "clinician");
        Reply reply = clinician.post(
                "/v1/keys",
                "{\"label\":\"t\",\"id\":\"evil\",\"kind\":\"PERSON\",\"roles\":[\"security-officer\"],\"days\":1}");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(server.admin().get("/v1/keys").body()).doesNotContain("evil");
    }

    /** The id of one key and the secret of another, well-formed and with the right checksum. */
    private static String someoneElsesSecret(String key) {
        Map<String, Object> other = server.admin()
                .post(
                        "/v1/keys",
                        "{\"label\":\"t\",\"id\":\"other\",\"kind\":\"SERVICE\",\"roles\":[\"service\"],\"days\":1}")
                .expect(201);
        String mixed = "cordon_" + key.split("_", -1)[1] + "_" + ((String) other.get("key")).split("_", -1)[2];
        CRC32 crc = new CRC32();
        crc.update(mixed.getBytes(StandardCharsets.US_ASCII));
        byte[] bytes = new byte[Integer.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (crc.getValue() >> Byte.SIZE * i);
        }
        return mixed + "_" + RandomId.text(bytes);
    }

    private static String keyText() {
        try {
            return java.nio.file.Files.readString(data.resolve("dev/admin.key")).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

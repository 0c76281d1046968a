package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.AccessError;
import health.cordon.access.Principal;
import health.cordon.access.Role;
import health.cordon.access.certificate.CertificateRule;
import health.cordon.access.identity.FailureLimit;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.config.ServerConfig.SignIn;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by a client certificate, over real TLS. */
class ClientCertificateTest {

    private static final X500Name AUTHORITY = new X500Name("CN=Client authority");

    @TempDir
    Path folder;

    private KeyPair authority;
    private Path anchors;
    private Path list;

    @BeforeEach
    void authority() throws Exception {
        authority = pair();
        anchors = folder.resolve("clients.pem");
        list = folder.resolve("clients.crl");
        X509Certificate root = certificate(AUTHORITY, "unused", authority, authority.getPrivate(), true);
        Files.writeString(anchors, pem("CERTIFICATE", root.getEncoded()));
    }

    /** A client with a certificate of its own. */
    private record Shown(KeyPair key, X509Certificate certificate) {}

    private Shown shown(String dns, KeyPair signer) throws Exception {
        KeyPair key = pair();
        return new Shown(key, certificate(new X500Name("CN=batch"), dns, key, signer.getPrivate(), false));
    }

    @Test
    @Cfr("164.312(d)")
    void aKnownCertificateSignsInAndOthersDoNot() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("data"), config -> taking(config, List.of()))) {
            HttpResponse<String> known = me(server, shown("batch.example", authority));
            assertThat(known.statusCode()).isEqualTo(200);
            assertThat(known.body()).contains("\"id\":\"batch\"", "\"roles\":[\"service\"]");
            assertThat(me(server, shown("other.example", authority)).statusCode())
                    .isEqualTo(401);
            Shown stranger = shown("batch.example", pair());
            assertThat(rejected(server, stranger)).isTrue();
            server.nobody().get("/healthz").expect(200);
            server.admin().get("/v1/access/me").expect(200);
        }
    }

    @Test
    void whatAProxyWouldTellIsNoCertificate() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("data"), config -> taking(config, List.of()))) {
            String chain = Files.readString(anchors).replace('\n', ' ');
            for (String name : List.of(
                    "X-Forwarded-Client-Cert",
                    "Client-Cert",
                    "X-SSL-Client-Cert",
                    "X-Client-Cert",
                    "X-Forwarded-User")) {
                assertThat(server.nobody()
                                .header(name, chain)
                                .get("/v1/access/me")
                                .status())
                        .as(name)
                        .isEqualTo(401);
            }
            assertThat(server.nobody()
                            .header("X-SSL-Client-S-DN", "CN=batch")
                            .header("X-SSL-Client-Verify", "SUCCESS")
                            .get("/v1/access/me")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    @Cfr("164.312(d)")
    void whoIsOnANewListIsRefusedOnAnOpenConnectionToo() throws Exception {
        Shown leaving = shown("batch.example", authority);
        Shown staying = shown("batch.example", authority);
        revoke(Duration.ofHours(1));
        try (TestServer server = TestServer.start(folder.resolve("data"), config -> taking(config, List.of(list)));
                HttpClient open = client(server, leaving);
                HttpClient other = client(server, staying)) {
            assertThat(me(server, open).statusCode()).isEqualTo(200);
            assertThat(me(server, other).statusCode()).isEqualTo(200);
            revoke(Duration.ofHours(1), leaving);
            await(server, "client-certificates-reloaded lists=1");
            assertThat(me(server, open).statusCode()).isEqualTo(401);
            assertThat(me(server, leaving).statusCode()).isEqualTo(401);
            assertThat(me(server, other).statusCode()).isEqualTo(200);
            assertThat(Json.maps(server.admin()
                                    .post("/v1/audit/search", "{\"action\":\"LOGIN\",\"decision\":\"DENY\"}")
                                    .expect(200)
                                    .get("entries"))
                            .getLast())
                    .containsEntry("reason", "CREDENTIAL_EXPIRED");
        }
    }

    @Test
    void aListThatCannotBeUsedLeavesTheOldOneInForce() throws Exception {
        Shown revoked = shown("batch.example", authority);
        Shown good = shown("batch.example", authority);
        revoke(Duration.ofHours(1), revoked);
        try (TestServer server = TestServer.start(folder.resolve("data"), config -> taking(config, List.of(list)))) {
            for (String broken : List.of("", "garbage", "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n")) {
                int told = server.log().length();
                put(broken);
                while (!server.log().substring(told).contains("client-certificates-not-reloaded")) {
                    Thread.sleep(10);
                }
                assertThat(me(server, revoked).statusCode()).as(broken).isEqualTo(401);
                assertThat(me(server, good).statusCode()).as(broken).isEqualTo(200);
            }
            Files.delete(list);
            assertThat(me(server, revoked).statusCode()).isEqualTo(401);
            revoke(Duration.ofHours(1), good);
            await(server, "client-certificates-reloaded lists=1");
            assertThat(me(server, good).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void whereTheListIsOverNobodySignsInByACertificate() throws Exception {
        revoke(Duration.ofHours(-1));
        try (TestServer server = TestServer.start(folder.resolve("data"), config -> taking(config, List.of(list)))) {
            assertThat(me(server, shown("batch.example", authority)).statusCode())
                    .isEqualTo(401);
            server.admin().get("/v1/access/me").expect(200);
        }
    }

    @Test
    void noServerStartsWithAListThatIsNone() throws Exception {
        put("");
        assertThatThrownBy(() -> TestServer.start(folder.resolve("data"), config -> taking(config, List.of(list))))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(ServerError.TLS_FILES));
        put("nothing of the kind");
        assertThatThrownBy(() -> TestServer.start(folder.resolve("data"), config -> taking(config, List.of(list))))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.BAD_CERTIFICATES));
    }

    /** Puts a list in the place of the one before, whole. */
    private void revoke(Duration until, Shown... those) throws Exception {
        Instant now = Instant.now();
        X509v2CRLBuilder builder = new X509v2CRLBuilder(AUTHORITY, Date.from(now.minus(Duration.ofHours(2))));
        builder.setNextUpdate(Date.from(now.plus(until)));
        for (Shown one : those) {
            builder.addCRLEntry(
                    one.certificate().getSerialNumber(), Date.from(now.minusSeconds(30)), CRLReason.keyCompromise);
        }
        put(pem(
                "X509 CRL",
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate()))
                        .getEncoded()));
    }

    private void put(String text) throws IOException {
        Path next = Files.writeString(folder.resolve("next.crl"), text);
        Files.move(next, list, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void await(TestServer server, String line) throws InterruptedException {
        while (!server.log().contains(line)) {
            Thread.sleep(10);
        }
    }

    private static boolean rejected(TestServer server, Shown stranger) throws Exception {
        try {
            return me(server, stranger).statusCode() == 401;
        } catch (IOException handshake) {
            return true;
        }
    }

    private ServerConfig taking(ServerConfig config, List<Path> lists) {
        SignIn signIn = config.signIn();
        ServerConfig.Tls tls = config.tls();
        return TestServer.with(
                TestServer.with(
                        config,
                        new ServerConfig.Tls(tls.certificate(), tls.key(), Duration.ofMillis(20), anchors, lists)),
                new SignIn(
                        List.of("api-key", "certificate"),
                        signIn.oidc(),
                        List.of(new CertificateRule(
                                CertificateRule.Field.DNS, "batch.example", Principal.service("batch", Role.SERVICE))),
                        signIn.sessions(),
                        new FailureLimit.Settings(
                                1_000, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1), 1_000)));
    }

    private static HttpResponse<String> me(TestServer server, Shown shown) throws Exception {
        try (HttpClient client = client(server, shown)) {
            return me(server, client);
        }
    }

    private static HttpResponse<String> me(TestServer server, HttpClient client) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.address().resolve("/v1/access/me"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpClient client(TestServer server, Shown shown) throws Exception {
        KeyStore own = KeyStore.getInstance(KeyStore.getDefaultType());
        own.load(null, null);
        own.setKeyEntry("me", shown.key().getPrivate(), new char[0], new Certificate[] {shown.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, new char[0]);
        return HttpClient.newBuilder()
                .sslContext(TestServer.tls(keys.getKeyManagers(), server.data().resolve("dev/ca.pem")))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }

    private static KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            X500Name subject, String dns, KeyPair key, PrivateKey signer, boolean authority) throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(64, new java.security.SecureRandom()),
                Date.from(Instant.now().minusSeconds(60)),
                Date.from(Instant.now().plusSeconds(3_600)),
                subject,
                key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, dns)));
        }
        X509CertificateHolder holder = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer));
        return new JcaX509CertificateConverter().getCertificate(holder);
    }
}

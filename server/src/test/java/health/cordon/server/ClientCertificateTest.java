package health.cordon.server;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.access.Principal;
import health.cordon.access.Role;
import health.cordon.access.certificate.CertificateRule;
import health.cordon.core.Cfr;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.config.ServerConfig.SignIn;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by a client certificate, over real TLS. */
class ClientCertificateTest {

    private static final X500Name AUTHORITY = new X500Name("CN=Client authority");

    @TempDir
    Path folder;

    @Test
    @Cfr("164.312(d)")
    void aKnownCertificateSignsInAndOthersDoNot() throws Exception {
        KeyPair authority = pair();
        KeyPair stranger = pair();
        X509Certificate root = certificate(AUTHORITY, "unused", authority, authority.getPrivate(), true);
        Path anchors = folder.resolve("clients.pem");
        Files.writeString(
                anchors,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(root.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        try (TestServer server = TestServer.start(folder.resolve("data"), config -> taking(config, anchors))) {
            KeyPair mine = pair();
            X500Name name = new X500Name("CN=batch");
            HttpResponse<String> known =
                    me(server, mine, certificate(name, "batch.example", mine, authority.getPrivate(), false));
            assertThat(known.statusCode()).isEqualTo(200);
            assertThat(known.body()).contains("\"id\":\"batch\"", "\"roles\":[\"service\"]");
            HttpResponse<String> unknown =
                    me(server, mine, certificate(name, "other.example", mine, authority.getPrivate(), false));
            assertThat(unknown.statusCode()).isEqualTo(401);
            assertThat(rejected(server, mine, certificate(name, "batch.example", mine, stranger.getPrivate(), false)))
                    .isTrue();
            server.nobody().get("/healthz").expect(200);
            server.admin().get("/v1/access/me").expect(200);
        }
    }

    private static boolean rejected(TestServer server, KeyPair key, X509Certificate certificate) throws Exception {
        try {
            return me(server, key, certificate).statusCode() == 401;
        } catch (java.io.IOException handshake) {
            return true;
        }
    }

    private static ServerConfig taking(ServerConfig config, Path anchors) {
        SignIn signIn = config.signIn();
        ServerConfig.Tls tls = config.tls();
        return TestServer.with(
                TestServer.with(
                        config, new ServerConfig.Tls(tls.certificate(), tls.key(), tls.reload(), anchors, List.of())),
                new SignIn(
                        List.of("api-key", "certificate"),
                        signIn.oidc(),
                        List.of(new CertificateRule(
                                CertificateRule.Field.DNS, "batch.example", Principal.service("batch", Role.SERVICE))),
                        signIn.sessions(),
                        signIn.failures()));
    }

    private static HttpResponse<String> me(TestServer server, KeyPair key, X509Certificate certificate)
            throws Exception {
        KeyStore own = KeyStore.getInstance(KeyStore.getDefaultType());
        own.load(null, null);
        own.setKeyEntry("me", key.getPrivate(), new char[0], new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, new char[0]);
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(server.data().resolve("dev/ca.pem"))) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            return client.send(
                    HttpRequest.newBuilder(server.address().resolve("/v1/access/me"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
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

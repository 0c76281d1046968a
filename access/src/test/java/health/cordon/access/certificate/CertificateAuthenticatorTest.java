package health.cordon.access.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.cordon.access.AccessError;
import health.cordon.access.Authentication;
import health.cordon.access.Authentication.Authenticated;
import health.cordon.access.Authentication.Refused;
import health.cordon.access.Credentials;
import health.cordon.access.MovingClock;
import health.cordon.access.Principal;
import health.cordon.access.Role;
import health.cordon.access.SignInFailure;
import health.cordon.access.certificate.CertificateRule.Field;
import health.cordon.access.spi.Authenticator;
import health.cordon.access.spi.AuthenticatorContract;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

@Cfr("164.312(d)")
class CertificateAuthenticatorTest extends AuthenticatorContract {

    private static final String SPIFFE = "spiffe://hospital.example/triage";
    private static final Principal TRIAGE = Principal.service("triage", Role.SERVICE);

    private final MovingClock clock = MovingClock.atNow();
    private final KeyPair authority = pair();
    private final X509Certificate root = certificate("CN=Root", "CN=Root", authority, authority, 1, true, null, true);
    private final KeyPair clientKeys = pair();

    private final List<CertificateRule> rules = List.of(
            new CertificateRule(Field.URI, SPIFFE, TRIAGE),
            new CertificateRule(Field.DNS, "pump.hospital.example", Principal.service("pump", Role.SERVICE)),
            new CertificateRule(Field.SUBJECT, "CN=Billing, O=Hospital", Principal.service("billing", Role.SERVICE)));

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private X509Certificate certificate(
            String subject,
            String issuer,
            KeyPair keys,
            KeyPair signing,
            int serial,
            boolean isAuthority,
            GeneralName[] names,
            boolean forClients) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.valueOf(serial),
                    Date.from(clock.instant().minus(Duration.ofDays(1))),
                    Date.from(clock.instant().plus(Duration.ofDays(30))),
                    new X500Name(subject),
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(isAuthority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            if (!isAuthority) {
                builder.addExtension(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(
                                forClients ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_serverAuth));
            }
            if (names != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signing.getPrivate())));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private X509Certificate client(GeneralName... names) {
        return certificate("CN=anything", "CN=Root", clientKeys, authority, 77, false, names, true);
    }

    private static GeneralName uri(String name) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, name);
    }

    private CertificateAuthenticator authenticator(byte[] revocations) {
        try {
            return CertificateAuthenticator.of(root.getEncoded(), revocations, rules, clock);
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private Authentication shown(X509Certificate... chain) {
        return authenticator(new byte[0]).authenticate(Credentials.ClientCertificate.of(List.of(chain)));
    }

    @Override
    protected Authenticator authenticator() {
        return authenticator(new byte[0]);
    }

    @Override
    protected Credentials good() {
        return Credentials.ClientCertificate.of(List.of(client(uri(SPIFFE))));
    }

    @Override
    protected Credentials bad() {
        return Credentials.ClientCertificate.of(List.of());
    }

    @Test
    void aNameThatARuleKnowsIsThatPrincipal() {
        assertThat(shown(client(uri(SPIFFE)))).isInstanceOfSatisfying(Authenticated.class, someone -> {
            assertThat(someone.principal()).isEqualTo(TRIAGE);
            assertThat(someone.credential()).isEqualTo("4d");
        });
        assertThat(shown(client(new GeneralName(GeneralName.dNSName, "PUMP.hospital.example")), root))
                .isInstanceOf(Authenticated.class);
        assertThat(shown(certificate("CN=Billing, O=Hospital", "CN=Root", clientKeys, authority, 3, false, null, true)))
                .as("a distinguished name has an order, and RFC 2253 writes it from its end")
                .isEqualTo(new Refused(SignInFailure.UNKNOWN_PERSON));
        assertThat(shown(certificate("O=Hospital, CN=Billing", "CN=Root", clientKeys, authority, 3, false, null, true)))
                .isInstanceOf(Authenticated.class);
    }

    @Test
    void aNameThatIsOnlyLikeOneIsNobodys() {
        for (String name :
                List.of(SPIFFE + "/x", SPIFFE.toUpperCase(java.util.Locale.ROOT), "spiffe://hospital.example/")) {
            assertThat(shown(client(uri(name)))).isEqualTo(new Refused(SignInFailure.UNKNOWN_PERSON));
        }
        assertThat(shown(client(
                        new GeneralName(GeneralName.dNSName, SPIFFE.substring(9).replace('/', '.')))))
                .isEqualTo(new Refused(SignInFailure.UNKNOWN_PERSON));
        assertThat(shown(client())).isEqualTo(new Refused(SignInFailure.UNKNOWN_PERSON));
    }

    @Test
    void aCertificateThatNamesTwoIsNobodys() {
        assertThat(shown(client(uri(SPIFFE), new GeneralName(GeneralName.dNSName, "pump.hospital.example"))))
                .isEqualTo(new Refused(SignInFailure.UNKNOWN_PERSON));
    }

    @Test
    void datesAreKept() {
        X509Certificate client = client(uri(SPIFFE));
        clock.move(Duration.ofDays(31));
        assertThat(shown(client)).isEqualTo(new Refused(SignInFailure.EXPIRED));
        clock.move(Duration.ofDays(-33));
        assertThat(shown(client)).isEqualTo(new Refused(SignInFailure.NOT_YET_VALID));
    }

    @Test
    void whatDoesNotChainIsUntrusted() {
        GeneralName[] name = {uri(SPIFFE)};
        KeyPair other = pair();
        Refused untrusted = new Refused(SignInFailure.UNTRUSTED_CERTIFICATE);
        // Another authority of the same name; itself; a client that plays the authority; for servers; the authority
        // itself.
        assertThat(shown(certificate("CN=x", "CN=Root", clientKeys, other, 5, false, name, true)))
                .isEqualTo(untrusted);
        assertThat(shown(certificate("CN=x", "CN=x", clientKeys, clientKeys, 5, false, name, true)))
                .isEqualTo(untrusted);
        X509Certificate client = client(uri("spiffe://x"));
        assertThat(shown(certificate("CN=y", "CN=anything", other, clientKeys, 6, false, name, true), client))
                .isEqualTo(untrusted);
        assertThat(shown(certificate("CN=x", "CN=Root", clientKeys, authority, 5, false, name, false)))
                .isEqualTo(untrusted);
        assertThat(shown(root)).isEqualTo(untrusted);
    }

    @Test
    void anIntermediateAuthorityIsFollowedAndAnEndlessChainIsNot() {
        KeyPair middle = pair();
        X509Certificate issuing = certificate("CN=Issuing", "CN=Root", middle, authority, 9, true, null, true);
        X509Certificate client =
                certificate("CN=x", "CN=Issuing", clientKeys, middle, 10, false, new GeneralName[] {uri(SPIFFE)}, true);
        assertThat(shown(client, issuing)).isInstanceOf(Authenticated.class);
        assertThat(shown(client)).isEqualTo(new Refused(SignInFailure.UNTRUSTED_CERTIFICATE));
        assertThat(shown(client, issuing, issuing, issuing, issuing, issuing, issuing, issuing, issuing))
                .isEqualTo(new Refused(SignInFailure.MALFORMED));
    }

    @Test
    void aRevokedCertificateIsRefusedAndSoIsAnyOnceTheListIsOver() throws Exception {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(
                new X500Name("CN=Root"), Date.from(clock.instant().minusSeconds(60)));
        builder.setNextUpdate(Date.from(clock.instant().plus(Duration.ofDays(2))));
        builder.addCRLEntry(
                BigInteger.valueOf(77), Date.from(clock.instant().minusSeconds(60)), CRLReason.keyCompromise);
        byte[] list = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate()))
                .getEncoded();
        GeneralName[] name = {uri(SPIFFE)};
        X509Certificate fine = certificate("CN=x", "CN=Root", clientKeys, authority, 78, false, name, true);
        CertificateAuthenticator authenticator = authenticator(list);
        assertThat(authenticator.authenticate(Credentials.ClientCertificate.of(List.of(client(name)))))
                .isEqualTo(new Refused(SignInFailure.REVOKED));
        assertThat(authenticator.authenticate(Credentials.ClientCertificate.of(List.of(fine))))
                .isInstanceOf(Authenticated.class);
        clock.move(Duration.ofDays(3));
        assertThat(authenticator.authenticate(Credentials.ClientCertificate.of(List.of(fine))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> CertificateAuthenticator.of("x".getBytes(), new byte[0], rules, clock))
                .isInstanceOfSatisfying(
                        CordonException.class, e -> assertThat(e.code()).isEqualTo(AccessError.BAD_CERTIFICATES));
        assertThatThrownBy(() -> CertificateAuthenticator.of(new byte[0], new byte[0], rules, clock))
                .isInstanceOf(CordonException.class);
        for (String name : List.of("", "*.hospital.example")) {
            assertThatThrownBy(() -> new CertificateRule(Field.DNS, name, TRIAGE))
                    .isInstanceOf(CordonException.class);
        }
        assertThatThrownBy(() -> new CertificateRule(Field.SUBJECT, "no name", TRIAGE))
                .isInstanceOf(CordonException.class);
    }
}

package health.cordon.server.dev;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A certificate authority that signs one certificate for this machine and is then forgotten.
 *
 * @param authority its certificate, in PEM
 * @param chain the server's certificate, in PEM
 * @param key the server's key, PKCS#8 in PEM
 */
record DevCertificate(String authority, String chain, String key) {

    /** How long it lasts: browsers and Apple's libraries refuse what lasts longer. */
    static final Duration LIFE = Duration.ofDays(397);

    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one for the names by which this machine calls itself. */
    static DevCertificate make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair authority = generator.generateKeyPair();
            KeyPair server = generator.generateKeyPair();
            X500Name issuer = new X500Name("CN=Cordon development authority " + serial().toString(36));
            byte[] id = id(authority.getPublic());
            byte[] root = certificate(issuer, issuer, authority.getPublic(), authority.getPrivate(), ca(id));
            byte[] leaf = certificate(
                    issuer, new X500Name("CN=localhost"), server.getPublic(), authority.getPrivate(), server(id));
            return new DevCertificate(
                    pem("CERTIFICATE", root),
                    pem("CERTIFICATE", leaf),
                    pem("PRIVATE KEY", server.getPrivate().getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] certificate(
            X500Name issuer, X500Name subject, PublicKey key, PrivateKey signer, ExtensionsGenerator extensions)
            throws GeneralSecurityException, IOException {
        Instant now = Instant.now();
        V3TBSCertificateGenerator body = new V3TBSCertificateGenerator();
        body.setSerialNumber(new ASN1Integer(serial()));
        body.setSignature(ECDSA);
        body.setIssuer(issuer);
        body.setSubject(subject);
        body.setStartDate(new Time(Date.from(now.minusSeconds(300))));
        body.setEndDate(new Time(Date.from(now.plus(LIFE))));
        body.setSubjectPublicKeyInfo(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
        body.setExtensions(extensions.generate());
        byte[] signed = body.generateTBSCertificate().getEncoded(ASN1Encoding.DER);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(signed);
        ASN1EncodableVector whole = new ASN1EncodableVector();
        whole.add(org.bouncycastle.asn1.ASN1Primitive.fromByteArray(signed));
        whole.add(ECDSA);
        whole.add(new DERBitString(signature.sign()));
        return new DERSequence(whole).getEncoded(ASN1Encoding.DER);
    }

    /** RFC 5280, 4.2.1.2, method 1. Clients that keep the profile to the letter refuse certificates without such ids. */
    private static byte[] id(PublicKey key) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-1")
                .digest(SubjectPublicKeyInfo.getInstance(key.getEncoded())
                        .getPublicKeyData()
                        .getBytes());
    }

    private static ExtensionsGenerator ca(byte[] id) throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        extensions.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(id));
        return extensions;
    }

    private static ExtensionsGenerator server(byte[] issuer) throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        extensions.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        extensions.addExtension(Extension.subjectAlternativeName, false, names());
        extensions.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuer));
        return extensions;
    }

    private static GeneralNames names() {
        List<ASN1Encodable> names = new ArrayList<>();
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        names.add(new GeneralName(GeneralName.iPAddress, "::1"));
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static BigInteger serial() {
        return new BigInteger(127, RANDOM).setBit(126);
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "DevCertificate";
    }
}

package health.cordon.server.tls;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.disk.PrivateFile;
import health.cordon.server.ServerError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A certificate chain and its private key, read from files in PEM and found to belong together. */
record TlsFiles(List<X509Certificate> chain, PrivateKey key) {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");

    /**
     * Reads them.
     *
     * @throws CordonException {@link ServerError#TLS_FILES}, {@link ServerError#KEY_EXPOSED}
     */
    static TlsFiles read(Path certificate, Path key) {
        List<X509Certificate> chain = certificates(certificate);
        PrivateKey secret = key(key);
        try {
            if (!belong(chain.getFirst().getPublicKey(), secret)) {
                throw new CordonException(ServerError.TLS_FILES, SafeArg.path(key));
            }
            return new TlsFiles(chain, secret);
        } catch (GeneralSecurityException e) {
            throw new CordonException(ServerError.TLS_FILES, e, SafeArg.path(key), SafeArg.cause(e));
        }
    }

    /** All certificates of a file. */
    static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (all.isEmpty()) {
                throw new CordonException(ServerError.TLS_FILES, SafeArg.path(file));
            }
            return all;
        } catch (IOException | GeneralSecurityException e) {
            throw new CordonException(ServerError.TLS_FILES, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    private static PrivateKey key(Path file) {
        byte[] der = {};
        try {
            if (PrivateFile.isExposed(file)) {
                throw new CordonException(ServerError.KEY_EXPOSED, SafeArg.path(file));
            }
            String pem = Files.readString(file, StandardCharsets.US_ASCII);
            int begin = pem.indexOf(BEGIN);
            int end = pem.indexOf(END);
            if (begin < 0 || end < begin) {
                throw new CordonException(ServerError.TLS_FILES, SafeArg.path(file));
            }
            der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
            return key(der);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new CordonException(ServerError.TLS_FILES, e, SafeArg.path(file), SafeArg.cause(e));
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static PrivateKey key(byte[] der) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException e) {
                // Another algorithm's.
            }
        }
        throw new InvalidKeyException("of no known algorithm");
    }

    private static boolean belong(PublicKey open, PrivateKey secret) throws GeneralSecurityException {
        String algorithm = switch (secret.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        byte[] something = {1, 2, 3};
        Signature sign = Signature.getInstance(algorithm);
        sign.initSign(secret);
        sign.update(something);
        byte[] signature = sign.sign();
        Signature check = Signature.getInstance(algorithm);
        try {
            check.initVerify(open);
        } catch (InvalidKeyException another) {
            return false;
        }
        check.update(something);
        return check.verify(signature);
    }

    /** The chain's subject alone. */
    @Override
    public String toString() {
        return "TlsFiles(" + chain.size() + " certificates)";
    }
}

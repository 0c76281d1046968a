package health.cordon.gateway.agreement;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.disk.PrivateFile;
import health.cordon.gateway.error.GatewayError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The pair of keys of a registry: Ed25519 (RFC 8032) in PEM (RFC 7468), as {@code openssl genpkey -algorithm ed25519} makes
 * it. Whoever signs agreements has the private one; a gateway needs the public one alone.
 */
public final class AgreementKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int LINE = 64;
    private static final int MOST_BYTES = 4_096;

    private AgreementKeys() {}

    /**
     * Makes a pair: the private key in {@code file}, its owner's alone, the public one beside it, with {@code .pub} behind its
     * name. What is there is never replaced.
     *
     * @return the file of the public key
     */
    public static Path make(Path file) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Path shown = file.resolveSibling(file.getFileName() + ".pub");
            Files.writeString(shown, pem(PUBLIC, pair.getPublic().getEncoded()), StandardOpenOption.CREATE_NEW);
            try {
                PrivateFile.create(
                        file, pem(PRIVATE, pair.getPrivate().getEncoded()).getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                Files.deleteIfExists(shown);
                throw e;
            }
            return shown;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The key that signs.
     *
     * @throws CordonException {@link GatewayError#BAD_AGREEMENT_KEY}, also if others than its owner may read it
     */
    public static PrivateKey privateKey(Path file) {
        try {
            if (PrivateFile.isExposed(file)) {
                throw new CordonException(
                        GatewayError.BAD_AGREEMENT_KEY, SafeArg.path(file), SafeArg.key("needs", "chmod-600"));
            }
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(read(file, PRIVATE)));
        } catch (IOException | GeneralSecurityException e) {
            throw new CordonException(GatewayError.BAD_AGREEMENT_KEY, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /**
     * The key that verifies.
     *
     * @throws CordonException {@link GatewayError#BAD_AGREEMENT_KEY}
     */
    public static PublicKey publicKey(Path file) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(read(file, PUBLIC)));
        } catch (IOException | GeneralSecurityException e) {
            throw new CordonException(GatewayError.BAD_AGREEMENT_KEY, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    private static byte[] read(Path file, String label) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new CordonException(GatewayError.BAD_AGREEMENT_KEY, SafeArg.path(file));
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        if (!text.startsWith(begin) || !text.endsWith(end)) {
            throw new CordonException(GatewayError.BAD_AGREEMENT_KEY, SafeArg.path(file), SafeArg.key("needs", label));
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(begin.length(), text.length() - end.length()));
        } catch (IllegalArgumentException e) {
            throw new CordonException(GatewayError.BAD_AGREEMENT_KEY, e, SafeArg.path(file));
        }
    }

    private static String pem(String label, byte[] bytes) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}

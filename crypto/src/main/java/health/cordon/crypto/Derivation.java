package health.cordon.crypto;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF-SHA256 (RFC 5869) from a root to the key of one purpose. */
final class Derivation {

    /** Bytes of every derived key. */
    static final int KEY_BYTES = 32;

    private static final String PREFIX = "cordon/v1/";

    private Derivation() {}

    /** The key for {@code purpose}; {@code salt} sets apart, say, one vault from another and may be empty. */
    static SecretKey key(byte[] root, String algorithm, String purpose, byte[] salt) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters(root, purpose, salt, KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new CordonException(CryptoError.ALGORITHM_MISSING, e, SafeArg.key("algorithm", "HKDF-SHA256"));
        }
    }

    /** As {@link #key}, but the bytes; whoever asks wipes them. */
    static byte[] bytes(byte[] root, String purpose, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters(root, purpose, new byte[0], length));
        } catch (GeneralSecurityException e) {
            throw new CordonException(CryptoError.ALGORITHM_MISSING, e, SafeArg.key("algorithm", "HKDF-SHA256"));
        }
    }

    private static AlgorithmParameterSpec parameters(byte[] root, String purpose, byte[] salt, int length) {
        return HKDFParameterSpec.ofExtract()
                .addIKM(root)
                .addSalt(salt)
                .thenExpand((PREFIX + purpose).getBytes(StandardCharsets.US_ASCII), length);
    }
}

package health.cordon.crypto.primitive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * HKDF-SHA256 (RFC 5869) from a root to the key of one purpose. By the provider's KDF; where a chosen provider has none
 * (the FIPS module of Bouncy Castle has not), by its HMAC, called as section 2 of the RFC says. Thread-safe.
 */
public final class Derivation {

    /** Bytes of every derived key, and of every block of HKDF-SHA256. */
    public static final int KEY_BYTES = 32;

    private static final String PREFIX = "cordon/v1/";
    private static final String ALGORITHM = "HKDF-SHA256";
    private static final byte[] PAIR = info("pair");

    private Derivation() {}

    /** The key for {@code purpose}; {@code salt} sets apart, say, one vault from another and may be empty. */
    public static WipingKey key(byte[] root, String algorithm, String purpose, byte[] salt) {
        byte[] bytes = extractAndExpand(root, salt, info(purpose), KEY_BYTES);
        try {
            return new WipingKey(algorithm, bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** As {@link #key}, but the bytes; whoever asks wipes them. */
    public static byte[] bytes(byte[] root, String purpose, int length) {
        return extractAndExpand(root, new byte[0], info(purpose), length);
    }

    /**
     * A key from one that is uniform already, by HKDF-Expand alone: one HMAC, for keys that live for one record.
     *
     * @param from 32 uniform bytes
     * @param info sets the keys apart
     */
    static WipingKey expand(byte[] from, String algorithm, byte[] info) {
        try (WipingKey uniform = new WipingKey("HmacSHA256", from)) {
            byte[] bytes = expandOnly(uniform, info);
            try {
                return new WipingKey(algorithm, bytes);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }
    }

    /**
     * One key of two that are uniform; whoever asks wipes it.
     *
     * @param one 32 uniform bytes, the HMAC's key
     * @param two 32 uniform bytes, what it is over, behind a label
     */
    public static byte[] paired(byte[] one, byte[] two) {
        Mac mac = Jca.hmac();
        try (WipingKey key = new WipingKey("HmacSHA256", one)) {
            mac.init(key);
            mac.update(PAIR);
            return mac.doFinal(two);
        } catch (InvalidKeyException e) {
            throw Jca.missing("HmacSHA256", e);
        }
    }

    private static byte[] info(String purpose) {
        return (PREFIX + purpose).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] extractAndExpand(byte[] root, byte[] salt, byte[] info, int length) {
        Optional<KDF> hkdf = Jca.hkdf();
        try {
            return hkdf.isPresent()
                    ? hkdf.get()
                            .deriveData(HKDFParameterSpec.ofExtract()
                                    .addIKM(root)
                                    .addSalt(salt)
                                    .thenExpand(info, length))
                    : byHmac(root, salt, info, length);
        } catch (GeneralSecurityException e) {
            throw Jca.missing(ALGORITHM, e);
        }
    }

    private static byte[] expandOnly(SecretKey from, byte[] info) {
        Optional<KDF> hkdf = Jca.hkdf();
        try {
            return hkdf.isPresent()
                    ? hkdf.get().deriveData(HKDFParameterSpec.expandOnly(from, info, KEY_BYTES))
                    : firstBlock(from, info);
        } catch (GeneralSecurityException e) {
            throw Jca.missing(ALGORITHM, e);
        }
    }

    /** Both steps for results of one block at most: all that is derived here is. */
    static byte[] byHmac(byte[] root, byte[] salt, byte[] info, int length) throws InvalidKeyException {
        if (length > KEY_BYTES) {
            throw new IllegalArgumentException("at most one block");
        }
        Mac extract = Jca.hmac();
        extract.init(new WipingKey("HmacSHA256", salt.length == 0 ? new byte[KEY_BYTES] : salt));
        byte[] uniform = extract.doFinal(root);
        try (WipingKey from = new WipingKey("HmacSHA256", uniform)) {
            return Arrays.copyOf(firstBlock(from, info), length);
        } finally {
            Arrays.fill(uniform, (byte) 0);
        }
    }

    /** T(1) of section 2.3. */
    static byte[] firstBlock(SecretKey from, byte[] info) throws InvalidKeyException {
        Mac expand = Jca.hmac();
        expand.init(from);
        expand.update(info);
        expand.update((byte) 1);
        return expand.doFinal();
    }
}

package health.cordon.crypto.primitive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM for any number of small records under one long-lived key: every record is encrypted under a key of its own.
 *
 * <pre>
 * salt   12   random; the record's key is HKDF-Expand(key, "cordon/v1/record" || salt)
 * nonce  12   random
 * sealed  n   AES-256-GCM with its tag
 * </pre>
 *
 * GCM with random 96-bit nonces may be used 2^32 times under one key (SP 800-38D, section 8.3), and a count would have to
 * survive crashes and be shared by all processes. Here no count is needed: two records meet only where 192 random bits do,
 * which 2^80 records reach with a chance of 2^-33, and any one derived key is met 2^32 times only after 2^128 records. The
 * idea is that of C2SP XAES-256-GCM, with HKDF in place of CMAC. Thread-safe.
 */
public final class RecordCipher {

    /** Bytes that a sealed record has more than its text. */
    public static final int OVERHEAD = 2 * AesGcm.NONCE + AesGcm.TAG;

    private static final byte[] LABEL = "cordon/v1/record".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = AesGcm.NONCE;

    /** Asking for a cipher costs as much as using it. What one keeps in memory is the schedule of one record's key. */
    private static final ThreadLocal<AesGcm> GCM = ThreadLocal.withInitial(AesGcm::new);

    private RecordCipher() {}

    /**
     * The sealed record, behind {@code before} bytes that are left for the caller.
     *
     * @param key 32 uniform bytes
     * @param bound associated data: what opening must name again
     */
    public static byte[] seal(byte[] key, byte[] bound, byte[] text, int before) {
        byte[] out = new byte[before + OVERHEAD + text.length];
        byte[] random = Jca.randomNonce(SALT + AesGcm.NONCE);
        System.arraycopy(random, 0, out, before, random.length);
        try (WipingKey own = own(key, random, 0)) {
            GCM.get().seal(own, random, SALT, bound, text, 0, text.length, out, before + random.length);
        }
        return out;
    }

    /** What was sealed into {@code sealed} from {@code at} on; null if it is anything else. */
    public static byte @Nullable [] open(byte[] key, byte[] bound, byte[] sealed, int at) {
        int length = sealed.length - at;
        if (length < OVERHEAD) {
            return null;
        }
        byte[] text = new byte[length - OVERHEAD];
        try (WipingKey own = own(key, sealed, at)) {
            int from = at + SALT + AesGcm.NONCE;
            return GCM.get().open(own, sealed, at + SALT, bound, sealed, from, sealed.length - from, text, 0)
                    ? text
                    : null;
        }
    }

    private static WipingKey own(byte[] key, byte[] salts, int at) {
        byte[] info = Arrays.copyOf(LABEL, LABEL.length + SALT);
        System.arraycopy(salts, at, info, LABEL.length, SALT);
        return Derivation.expand(key, "AES", info);
    }
}

package health.cordon.kms.azure;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.spi.KeyContext;
import health.cordon.crypto.spi.KeyProvider;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A data key together with what it is for, as one text to be wrapped: random bytes (16), so that A256KW too gives another
 * result each time; the context's SHA-256 (32); the key filled up with zeros (32); its length (8, as A256KW wants whole
 * blocks of 8). RSA-OAEP and A256KW both notice any change, so a key cannot be cut off from its context; neither takes
 * associated data.
 */
final class BoundKey {

    private static final int RANDOM = 16;
    private static final int HASH = 32;
    private static final int KEY_AT = RANDOM + HASH;
    private static final int LENGTH_AT = KEY_AT + KeyProvider.MOST_BYTES + 7;
    private static final int BYTES = LENGTH_AT + 1;

    private BoundKey() {}

    static byte[] of(byte[] key, KeyContext context) {
        byte[] random = new byte[RANDOM];
        new SecureRandom().nextBytes(random);
        byte[] bound = Arrays.copyOf(random, BYTES);
        System.arraycopy(context.hash(), 0, bound, RANDOM, HASH);
        System.arraycopy(key, 0, bound, KEY_AT, key.length);
        bound[LENGTH_AT] = (byte) key.length;
        return bound;
    }

    /**
     * @throws CordonException {@link CryptoError#WRAPPED_KEY_REFUSED} if it is bound to something else
     */
    static byte[] key(byte[] bound, KeyContext context) {
        boolean whole = bound.length == BYTES
                && bound[LENGTH_AT] >= 1
                && bound[LENGTH_AT] <= KeyProvider.MOST_BYTES
                && MessageDigest.isEqual(context.hash(), Arrays.copyOfRange(bound, RANDOM, KEY_AT));
        if (!whole) {
            throw new CordonException(CryptoError.WRAPPED_KEY_REFUSED);
        }
        return Arrays.copyOfRange(bound, KEY_AT, KEY_AT + bound[LENGTH_AT]);
    }
}

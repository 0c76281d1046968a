package health.cordon.crypto.primitive;

import java.security.InvalidKeyException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA256 under one key, from any number of threads. */
public final class HmacKey {

    private final SecretKey key;
    private final Mac keyed;

    /** The key is used as long as this lives. */
    public HmacKey(SecretKey key) {
        this.key = key;
        this.keyed = fresh(key);
    }

    /** The 32 bytes of the code over {@code message}. */
    public byte[] code(byte[] message) {
        return copy().doFinal(message);
    }

    /** A copy costs a fraction of a look-up; a provider whose Mac cannot be copied gets a new one. */
    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            return fresh(key);
        }
    }

    private static Mac fresh(SecretKey key) {
        try {
            Mac mac = Jca.hmac();
            mac.init(key);
            return mac;
        } catch (InvalidKeyException e) {
            throw Jca.missing("HmacSHA256", e);
        }
    }
}

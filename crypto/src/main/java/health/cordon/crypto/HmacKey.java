package health.cordon.crypto;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA256 under one key, from any number of threads. */
final class HmacKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;
    private final Mac keyed;

    HmacKey(SecretKey key) {
        this.key = key;
        this.keyed = fresh(key);
    }

    /** The 32 bytes of the code over {@code message}. */
    byte[] code(byte[] message) {
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
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new CordonException(CryptoError.ALGORITHM_MISSING, e, SafeArg.key("algorithm", ALGORITHM));
        }
    }
}

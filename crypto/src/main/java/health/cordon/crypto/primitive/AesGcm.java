package health.cordon.crypto.primitive;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM (SP 800-38D) over arrays, with 96-bit nonces and 128-bit tags behind the text. The caller answers for the
 * nonces: never one twice under one key, and not more than 2^32 random ones (section 8.3). Not thread-safe.
 */
public final class AesGcm {

    /** Bytes of a nonce. */
    public static final int NONCE = 12;

    /** Bytes of a tag. */
    public static final int TAG = 16;

    private final Cipher cipher = Jca.gcm();

    /**
     * Encrypts {@code length} bytes of {@code in} into {@code out}, which takes {@link #TAG} bytes more.
     *
     * @param nonceAt where the nonce begins in {@code nonce}
     */
    public void seal(
            SecretKey key, byte[] nonce, int nonceAt, byte[] bound, byte[] in, int at, int length, byte[] out, int to) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce, nonceAt, NONCE));
            cipher.updateAAD(bound);
            cipher.doFinal(in, at, length, out, to);
        } catch (GeneralSecurityException e) {
            throw Jca.missing("AES/GCM/NoPadding", e);
        }
    }

    /**
     * Decrypts {@code length} bytes, tag included, into {@code out}, which takes {@link #TAG} bytes less.
     *
     * @return false if they are not what was sealed under this key, nonce and bound data; its part of {@code out}
     *     is then wiped
     */
    public boolean open(
            SecretKey key, byte[] nonce, int nonceAt, byte[] bound, byte[] in, int at, int length, byte[] out, int to) {
        if (length < TAG) {
            return false;
        }
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce, nonceAt, NONCE));
            cipher.updateAAD(bound);
            cipher.doFinal(in, at, length, out, to);
            return true;
        } catch (AEADBadTagException e) {
            Arrays.fill(out, to, to + length - TAG, (byte) 0);
            return false;
        } catch (GeneralSecurityException e) {
            throw Jca.missing("AES/GCM/NoPadding", e);
        }
    }
}

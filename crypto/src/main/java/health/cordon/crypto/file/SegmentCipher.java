package health.cordon.crypto.file;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.primitive.AesGcm;
import health.cordon.crypto.primitive.WipingKey;
import java.nio.ByteBuffer;

/**
 * Encrypts the segments of one file: STREAM of Hoang, Reyhanitabar, Rogaway and Vizár, "Online Authenticated-Encryption and
 * its Nonce-Reuse Misuse-Resistance" (CRYPTO 2015), over AES-256-GCM.
 *
 * <pre>
 * nonce   7   zeros: the key is the file's own
 *         4   the segment's number, from 0
 *         1   1 for the last segment, 0 for every other
 * </pre>
 *
 * A segment that is missing, moved or repeated has the wrong number, and a file that was cut or lengthened has another last
 * segment than the one that says so: neither decrypts. The key is used for one file and each nonce once, which is what
 * SP 800-38D, section 8.2.1 asks of deterministic nonces. Not thread-safe.
 */
final class SegmentCipher implements AutoCloseable {

    static final int TAG = AesGcm.TAG;

    /** As many as the number in the nonce can count. */
    static final long MOST_SEGMENTS = 1L << 32;

    private static final byte[] NOTHING = new byte[0];

    private final WipingKey key;
    private final AesGcm gcm = new AesGcm();
    private final byte[] nonce = new byte[AesGcm.NONCE];

    /** Takes the key over. */
    SegmentCipher(WipingKey key) {
        this.key = key;
    }

    /** Writes {@code length} bytes more than {@link #TAG}. */
    void seal(long number, boolean last, byte[] in, int at, int length, byte[] out, int to) {
        gcm.seal(key, nonce(number, last), 0, NOTHING, in, at, length, out, to);
    }

    /** False if the bytes are not this segment of this file. */
    boolean open(long number, boolean last, byte[] in, int at, int length, byte[] out, int to) {
        return gcm.open(key, nonce(number, last), 0, NOTHING, in, at, length, out, to);
    }

    private byte[] nonce(long number, boolean last) {
        if (number < 0 || number >= MOST_SEGMENTS) {
            throw new CordonException(CryptoError.FILE_TOO_LARGE);
        }
        ByteBuffer.wrap(nonce).putInt(7, (int) number).put(11, (byte) (last ? 1 : 0));
        return nonce;
    }

    @Override
    public void close() {
        key.destroy();
    }
}

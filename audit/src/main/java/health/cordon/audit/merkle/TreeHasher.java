package health.cordon.audit.merkle;

import health.cordon.audit.AuditError;
import health.cordon.core.error.CordonException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hashes of RFC 6962, section 2.1 (the same as RFC 9162, 2.1.1, with SHA-256): a leaf is hashed behind a 0 byte, two
 * nodes behind a 1 byte. Holds buffers: one for each thread.
 */
public final class TreeHasher {

    /** Bytes of a hash. */
    public static final int BYTES = 32;

    private final MessageDigest sha256;
    private final byte[] pair = new byte[1 + 2 * BYTES];
    private final byte[] work = new byte[256 * BYTES];

    /** A hasher. */
    public TreeHasher() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new CordonException(AuditError.ALGORITHM_MISSING, e);
        }
        pair[0] = 1;
    }

    /** The root of the tree without leaves. */
    public byte[] empty() {
        return sha256.digest();
    }

    /** The hash of an entry. */
    public byte[] leaf(byte[] entry) {
        byte[] out = new byte[BYTES];
        leaf(entry, 0, entry.length, out, 0);
        return out;
    }

    /** The hash of the entry that lies in {@code bytes}, put into {@code out}. */
    public void leaf(byte[] bytes, int from, int length, byte[] out, int at) {
        sha256.update((byte) 0);
        sha256.update(bytes, from, length);
        digest(out, at);
    }

    /** The hash of two nodes. */
    public byte[] node(byte[] left, byte[] right) {
        byte[] out = new byte[BYTES];
        System.arraycopy(left, 0, pair, 1, BYTES);
        System.arraycopy(right, 0, pair, 1 + BYTES, BYTES);
        sha256.update(pair);
        digest(out, 0);
        return out;
    }

    /**
     * The root over consecutive nodes of one height, as if they were leaves; 1 to 256 of them.
     *
     * <p>Level by level, a last one without a partner going up as it is: that is the tree of RFC 6962, whose left side is
     * the largest power of two below the number.
     */
    public byte[] root(byte[] hashes, int from, int count) {
        System.arraycopy(hashes, from * BYTES, work, 0, count * BYTES);
        int left = count;
        while (left > 1) {
            int out = 0;
            for (int i = 0; i + 1 < left; i += 2) {
                System.arraycopy(work, i * BYTES, pair, 1, 2 * BYTES);
                sha256.update(pair);
                digest(work, out++ * BYTES);
            }
            if ((left & 1) != 0) {
                System.arraycopy(work, (left - 1) * BYTES, work, out++ * BYTES, BYTES);
            }
            left = out;
        }
        byte[] root = new byte[BYTES];
        System.arraycopy(work, 0, root, 0, BYTES);
        return root;
    }

    private void digest(byte[] out, int at) {
        try {
            sha256.digest(out, at, BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
    }
}

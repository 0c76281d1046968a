package health.cordon.crypto;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.primitive.Base32;
import health.cordon.crypto.primitive.Derivation;
import health.cordon.crypto.primitive.Jca;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One root of a keyset, 256 random bits, and its public id. */
final class KeyGeneration {

    static final int ROOT_BYTES = 32;
    static final String ID_PREFIX = "k-";
    static final int ID_LENGTH = ID_PREFIX.length() + 16;

    private final int number;
    private final byte[] root;
    private volatile @Nullable String id;
    private volatile boolean wiped;

    /** Takes {@code root} over: it wipes it when it is destroyed. */
    KeyGeneration(int number, byte[] root) {
        this.number = number;
        this.root = root;
    }

    static KeyGeneration random(int number) {
        return new KeyGeneration(number, Jca.randomKey(ROOT_BYTES));
    }

    /** Counts up from 1; the order in which generations came. */
    int number() {
        return number;
    }

    /**
     * Derived by HKDF under a label of its own: it tells nothing of the root nor of any other key. Derived when first asked
     * for, since a keyset of one run often is not.
     */
    String id() {
        String derived = id;
        if (derived == null) {
            if (wiped) {
                throw new CordonException(CryptoError.KEYSET_CLOSED);
            }
            derived = fingerprint(root);
            id = derived;
        }
        return derived;
    }

    byte[] root() {
        return root;
    }

    KeyGeneration copy() {
        return new KeyGeneration(number, root.clone());
    }

    void wipe() {
        wiped = true;
        Arrays.fill(root, (byte) 0);
    }

    private static String fingerprint(byte[] root) {
        return ID_PREFIX + Base32.encode(Derivation.bytes(root, "id", 10), 16);
    }

    @Override
    public String toString() {
        return id == null && wiped ? "generation " + number : id();
    }
}

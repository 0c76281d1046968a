package health.cordon.crypto.live;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.primitive.Derivation;
import health.cordon.crypto.spi.KeyHandle;
import java.util.Arrays;

/**
 * The keys of two owners taken together: an HMAC of the one under the other, made for each use and kept nowhere. Whoever
 * lacks either of the two has nothing, as long as HMAC-SHA256 is a pseudorandom function in both its inputs, which HKDF
 * (RFC 5869) asks of it as well. The version is the two versions, 16 bits each.
 */
public final class PairedKeys implements KeyLender {

    private static final String PAIR = "/pair";
    private static final int MOST_VERSIONS = 0xFFFF;

    private final KeySource first;
    private final KeySource second;

    /** Of these two. */
    public PairedKeys(KeySource first, KeySource second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public KeyHandle handle() {
        return first.handle();
    }

    @Override
    public int currentVersion() {
        return packed(first.currentVersion(), second.currentVersion());
    }

    @Override
    public <T> T lendCurrent(String purpose, KeySource.KeyFunction<T> use) {
        return first.lendCurrent(
                purpose + PAIR,
                (versionOne, one) -> second.lendCurrent(
                        purpose + PAIR, (versionTwo, two) -> together(packed(versionOne, versionTwo), one, two, use)));
    }

    @Override
    public <T> T lend(int version, String purpose, KeySource.KeyFunction<T> use) {
        return first.lend(
                version >>> 16,
                purpose + PAIR,
                (versionOne, one) -> second.lend(
                        version & MOST_VERSIONS,
                        purpose + PAIR,
                        (versionTwo, two) -> together(version, one, two, use)));
    }

    private static <T> T together(int version, byte[] one, byte[] two, KeySource.KeyFunction<T> use) {
        byte[] key = Derivation.paired(one, two);
        try {
            return use.apply(version, key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private int packed(int versionOne, int versionTwo) {
        if (versionOne > MOST_VERSIONS || versionTwo > MOST_VERSIONS) {
            throw new CordonException(CryptoError.KEY_VERSIONS, SafeArg.key("key", handle().token()));
        }
        return versionOne << 16 | versionTwo;
    }

    @Override
    public String toString() {
        return "PairedKeys(" + first + ", " + second + ")";
    }
}

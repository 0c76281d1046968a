package health.cordon.crypto.live;

import health.cordon.core.error.CordonException;
import health.cordon.crypto.CryptoError;
import health.cordon.crypto.primitive.Jca;
import health.cordon.crypto.spi.KeyHandle;
import java.util.ArrayList;
import java.util.List;

/** Keys without a keyring around them. */
public final class OneKey implements KeySource {

    private final List<LiveKey> keys = new ArrayList<>();

    /** One version. */
    public OneKey() {
        rotate();
    }

    /** Adds a version. */
    public void rotate() {
        keys.add(new LiveKey(keys.size() + 1, Jca.randomKey(32)));
    }

    @Override
    public KeyHandle handle() {
        return new KeyHandle("DK-" + "A".repeat(24));
    }

    @Override
    public LiveKey current() {
        return keys.getLast();
    }

    @Override
    public LiveKey version(int version) {
        if (version < 1 || version > keys.size()) {
            throw new CordonException(CryptoError.KEY_UNKNOWN);
        }
        return keys.get(version - 1);
    }

    @Override
    public List<LiveKey> all() {
        return keys.reversed();
    }
}

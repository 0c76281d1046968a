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
    private final KeyHandle handle;

    /** One version. */
    public OneKey() {
        this.handle = new KeyHandle("DK-" + "A".repeat(24));
        rotate();
    }

    /** One version with this number, handle and key. */
    public OneKey(String handle, int version, byte[] key) {
        this.handle = new KeyHandle(handle);
        keys.add(new LiveKey(version, key.clone()));
    }

    /** Adds a version. */
    public void rotate() {
        keys.add(new LiveKey(keys.size() + 1, Jca.randomKey(32)));
    }

    @Override
    public KeyHandle handle() {
        return handle;
    }

    @Override
    public LiveKey current() {
        return keys.getLast();
    }

    @Override
    public LiveKey version(int version) {
        return keys.stream()
                .filter(key -> key.version() == version)
                .findFirst()
                .orElseThrow(() -> new CordonException(CryptoError.KEY_UNKNOWN));
    }

    @Override
    public List<LiveKey> all() {
        return keys.reversed();
    }
}

package health.cordon.crypto.keyring;

import health.cordon.crypto.live.KeySource;
import health.cordon.crypto.live.LiveKey;
import health.cordon.crypto.spi.KeyHandle;
import java.util.List;
import java.util.Optional;

/**
 * The way of sealers into the keyring.
 *
 * @param begin makes the first key if there is none and the owner is known
 */
record OwnerSource(LiveOwners owners, KeyHandle handle, Optional<KeyOwner> owner, Runnable begin) implements KeySource {

    @Override
    public LiveKey current() {
        if (owner.isPresent() && owners.with(handle, OwnerKeys::records).isEmpty()) {
            begin.run();
        }
        return owners.with(handle, keys -> keys.current(owner));
    }

    @Override
    public LiveKey version(int version) {
        return owners.with(handle, keys -> keys.live(version, owner));
    }

    @Override
    public List<LiveKey> all() {
        return owners.with(handle, keys -> keys.all(owner));
    }

    @Override
    public String toString() {
        return "OwnerSource(" + handle + ")";
    }
}

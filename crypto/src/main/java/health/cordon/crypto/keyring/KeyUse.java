package health.cordon.crypto.keyring;

import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyKind;
import java.util.Optional;

/**
 * Something that is about to happen to a data key.
 *
 * @param action what
 * @param handle which key
 * @param kind whose data it encrypts
 * @param version which version; for {@link Action#SHRED} the newest of those that go
 * @param kek the key-encryption key that does it, or did the wrapping, as its provider names it
 * @param owner the owner, where the caller named it and not only the handle; its name may be PHI
 */
public record KeyUse(Action action, KeyHandle handle, KeyKind kind, int version, String kek, Optional<KeyOwner> owner) {

    /** What is done. */
    public enum Action {
        /** The first key of an owner is made. */
        CREATE,
        /** A key is unwrapped, to encrypt or decrypt with it until it is let go; see {@link Keyring}. */
        UNWRAP,
        /** A new version is put in use. */
        ROTATE,
        /** A key is wrapped anew under the key-encryption key now in use. */
        REWRAP,
        /** All versions of an owner's key are destroyed. */
        SHRED,
        /** An owner whose keys were shredded gets a new one. */
        REOPEN,
        /** Someone asked for a key that was shredded. The request is refused whatever the listener does. */
        REFUSE
    }

    @Override
    public String toString() {
        return "KeyUse(" + action + ", " + handle + ", version " + version + ")";
    }
}

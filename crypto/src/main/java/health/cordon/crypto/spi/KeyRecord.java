package health.cordon.crypto.spi;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of one data key as a {@link KeyringStore} keeps it. Nothing in it is secret and nothing identifies an
 * individual: the key is wrapped and a patient is a handle. Immutable.
 *
 * @param handle the data key
 * @param version counts up from 1 for each handle
 * @param kind whose data it encrypts
 * @param label the name of a dataset or model, for people; empty for a patient
 * @param state what may be done with it
 * @param created when it was made, in whole seconds
 * @param changed when it was last wrapped, or shredded, in whole seconds
 * @param wrapped the key; null once shredded
 * @param code the keyring's HMAC over all the rest: a store cannot invent or change a record
 */
public record KeyRecord(
        KeyHandle handle,
        int version,
        KeyKind kind,
        String label,
        KeyState state,
        Instant created,
        Instant changed,
        @Nullable WrappedKey wrapped,
        byte[] code) {

    /** Takes a copy. */
    public KeyRecord {
        if (version < 1 || (wrapped == null) != (state == KeyState.SHREDDED)) {
            throw new IllegalArgumentException("not a key record");
        }
        code = code.clone();
    }

    @Override
    public byte[] code() {
        return code.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyRecord that
                && that.handle.equals(handle)
                && that.version == version
                && that.kind == kind
                && that.label.equals(label)
                && that.state == state
                && that.created.equals(created)
                && that.changed.equals(changed)
                && Objects.equals(that.wrapped, wrapped)
                && Arrays.equals(that.code, code);
    }

    @Override
    public int hashCode() {
        return Objects.hash(handle, version, state, Arrays.hashCode(code));
    }

    @Override
    public String toString() {
        return "KeyRecord(" + handle + ", version " + version + ", " + state + ")";
    }
}

package health.cordon.crypto.keyring;

import health.cordon.crypto.spi.KeyHandle;
import health.cordon.crypto.spi.KeyKind;
import health.cordon.crypto.spi.KeyRecord;
import health.cordon.crypto.spi.KeyState;
import java.time.Instant;

/**
 * What may be known of one version of a data key; the key itself stays in the keyring.
 *
 * @param handle which key
 * @param version which version of it, from 1
 * @param kind whose data it encrypts
 * @param label the name of a dataset or model; empty for a patient
 * @param state what may be done with it
 * @param created when it was made
 * @param changed when it was last wrapped, or shredded
 * @param kek what it is wrapped under; empty once shredded
 */
public record DataKey(
        KeyHandle handle,
        int version,
        KeyKind kind,
        String label,
        KeyState state,
        Instant created,
        Instant changed,
        String kek) {

    static DataKey of(KeyRecord record) {
        return new DataKey(
                record.handle(),
                record.version(),
                record.kind(),
                record.label(),
                record.state(),
                record.created(),
                record.changed(),
                record.wrapped() == null ? "" : record.wrapped().kek());
    }
}

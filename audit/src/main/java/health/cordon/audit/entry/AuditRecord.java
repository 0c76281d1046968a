package health.cordon.audit.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the log.
 *
 * @param index its place, from 0
 * @param time when the log took it, to the microsecond, by the machine's clock
 * @param before for {@link AuditAction#CLOCK_WENT_BACK} alone: what the clock had shown before
 * @param entry what was recorded
 * @param bytes the leaf: what is hashed, the canonical JSON; a view, not to be changed
 */
public record AuditRecord(
        long index, Instant time, @Nullable Instant before, AuditEntry entry, byte[] bytes) {

    /** The canonical JSON as text. */
    public String json() {
        return new String(bytes, java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return index + " " + entry;
    }
}

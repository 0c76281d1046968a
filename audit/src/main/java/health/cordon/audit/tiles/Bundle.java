package health.cordon.audit.tiles;

import health.cordon.audit.AuditError;
import health.cordon.core.error.CordonException;
import java.util.Arrays;

/**
 * A bundle of entries as it lies on the disk: each behind its length in two bytes, high byte first (C2SP tlog-tiles).
 * Cutting it up copies nothing.
 */
public final class Bundle {

    private final byte[] bytes;
    private final int[] starts;
    private final int count;

    private Bundle(byte[] bytes, int[] starts, int count) {
        this.bytes = bytes;
        this.starts = starts;
        this.count = count;
    }

    /**
     * Cuts up a bundle.
     *
     * @param most how many entries it may hold; more, or bytes left over, is an error
     * @throws CordonException {@link AuditError#LOG_DAMAGED}
     */
    public static Bundle of(byte[] bytes, int most) {
        int[] starts = new int[Math.min(most, bytes.length / 2) + 1];
        int count = 0;
        int at = 0;
        while (at < bytes.length) {
            if (count == most || at + 2 > bytes.length) {
                throw new CordonException(AuditError.LOG_DAMAGED);
            }
            int length = (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
            starts[count++] = at + 2;
            at += 2 + length;
        }
        if (at != bytes.length) {
            throw new CordonException(AuditError.LOG_DAMAGED);
        }
        starts[count] = at + 2;
        return new Bundle(bytes, starts, count);
    }

    /** How many entries. */
    public int count() {
        return count;
    }

    /** All bytes. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the entry begins. */
    public int start(int entry) {
        return starts[entry];
    }

    /** How long it is. */
    public int length(int entry) {
        return starts[entry + 1] - 2 - starts[entry];
    }

    /** A copy of the entry. */
    public byte[] entry(int entry) {
        return Arrays.copyOfRange(bytes, start(entry), start(entry) + length(entry));
    }
}

package health.cordon.audit;

import java.time.Instant;
import java.util.HexFormat;

/**
 * The log's word that an entry is on the disk and would survive a power failure. A signed checkpoint over it follows within
 * a fraction of a second; {@link AuditLog#publish()} waits for it.
 *
 * @param index the entry's place
 * @param time the time that the log gave it
 * @param leafHash its hash in the tree (RFC 6962), 32 bytes
 */
public record AuditReceipt(long index, Instant time, byte[] leafHash) {

    @Override
    public boolean equals(Object other) {
        return other instanceof AuditReceipt one
                && one.index == index
                && java.util.Arrays.equals(one.leafHash, leafHash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(index);
    }

    @Override
    public String toString() {
        return "AuditReceipt(" + index + ", " + HexFormat.of().formatHex(leafHash) + ")";
    }
}

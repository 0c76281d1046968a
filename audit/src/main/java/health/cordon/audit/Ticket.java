package health.cordon.audit;

import health.cordon.audit.entry.AuditEntry;
import health.cordon.core.error.CordonException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An entry that waits for the disk, and the thread that waits for it. */
final class Ticket {

    private final AuditEntry entry;
    private final byte[] bytes;
    private final Thread waiter;
    private volatile @Nullable AuditReceipt receipt;
    private volatile @Nullable CordonException refusal;

    Ticket(AuditEntry entry, byte[] bytes) {
        this.entry = entry;
        this.bytes = bytes;
        this.waiter = Thread.currentThread();
    }

    AuditEntry entry() {
        return entry;
    }

    byte[] bytes() {
        return bytes;
    }

    void acknowledge(AuditReceipt given) {
        receipt = given;
        LockSupport.unpark(waiter);
    }

    void refuse(CordonException why) {
        refusal = why;
        LockSupport.unpark(waiter);
    }

    /** The receipt, once it is there; null while it is not. */
    @Nullable
    AuditReceipt outcome() {
        CordonException why = refusal;
        if (why != null) {
            // A new one, with the stack of the thread that asked.
            throw new CordonException(why.code(), why, why.args().toArray(new health.cordon.core.error.SafeArg[0]));
        }
        return receipt;
    }
}

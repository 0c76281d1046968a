package health.cordon.gateway.trail;

import health.cordon.audit.AuditReceipt;
import health.cordon.gateway.route.RoutedRequest;
import health.cordon.gateway.route.Way;
import java.util.concurrent.atomic.AtomicBoolean;

/** A call whose intent is durable in the audit log. Only {@link Intents} makes one. */
public final class IntendedCall {

    private final RoutedRequest before;
    private final int way;
    private final AuditReceipt receipt;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile String kept = "";

    IntendedCall(RoutedRequest before, int way, AuditReceipt receipt) {
        this.before = before;
        this.way = way;
        this.receipt = receipt;
    }

    /** What it was before. */
    public RoutedRequest before() {
        return before;
    }

    /** Where it goes and under which agreement. */
    public Way way() {
        return before.ways().get(way);
    }

    /** The log's receipt for the intent. */
    public AuditReceipt receipt() {
        return receipt;
    }

    /** Which of the ways it takes. */
    public int number() {
        return way;
    }

    /**
     * Notes that something of it was put into the sealed store, for its outcome.
     *
     * @param what small letters and {@code -}
     */
    public void keeps(String what) {
        kept = what;
    }

    /** What of it was put into the sealed store so far; empty for nothing. */
    String kept() {
        return kept;
    }

    /** Whether this is the first time that it ends. */
    boolean end() {
        return ended.compareAndSet(false, true);
    }

    @Override
    public String toString() {
        return "IntendedCall(" + receipt.index() + ")";
    }
}

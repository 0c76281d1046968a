package health.cordon.server.trail;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.CfrParagraph;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.core.Cfr;
import health.cordon.crypto.spi.KeyHandle;
import health.cordon.store.StoreEvent;
import health.cordon.store.StoreObserver;
import health.cordon.store.Target;
import java.util.Locale;

/** The seat of the audit log in {@code store}. Thread-safe. */
@Cfr("164.312(b)")
@Cfr("164.310(d)(2)(i)")
public final class StoreTrail implements StoreObserver {

    private final Trail trail;

    /** Into this trail. */
    public StoreTrail(Trail trail) {
        this.trail = trail;
    }

    @Override
    public void observe(StoreEvent event) {
        AuditEntry.Builder entry = trail.entry(action(event.action()), resource(event));
        switch (event.action()) {
            case PURGE_BEGUN ->
                entry.decided(Decision.PERMIT, Reason.OPERATOR)
                        .outcome(Outcome.PENDING)
                        .paragraph(new CfrParagraph("164.310(d)(2)(i)"));
            case PURGE_REFUSED ->
                entry.decided(Decision.DENY, Reason.LEGAL_HOLD)
                        .outcome(Outcome.MINOR_FAILURE)
                        .paragraph(new CfrParagraph("164.310(d)(2)(i)"));
            case PURGE_DONE ->
                entry.decided(Decision.NONE, Reason.OPERATOR).paragraph(new CfrParagraph("164.310(d)(2)(i)"));
            case SWEPT -> entry.decided(Decision.NONE, Reason.RETENTION_ENDED);
            case HOLD_PLACED, HOLD_LIFTED -> entry.decided(Decision.NONE, Reason.LEGAL_HOLD);
            case RETENTION_CHANGED, BACKED_UP, RESTORED, KEYS_COPIED, KEYS_FORGOTTEN, KEYS_MOVED ->
                entry.decided(Decision.NONE, Reason.OPERATOR);
        }
        trail.append(entry.build());
    }

    private static AuditAction action(StoreEvent.Action action) {
        return switch (action) {
            case PURGE_BEGUN, PURGE_REFUSED, PURGE_DONE -> AuditAction.DELETE;
            case SWEPT -> AuditAction.PRUNE;
            case HOLD_PLACED, HOLD_LIFTED -> AuditAction.HOLD;
            case RETENTION_CHANGED -> AuditAction.UPDATE;
            case BACKED_UP, RESTORED -> AuditAction.BACKUP;
            case KEYS_COPIED -> AuditAction.EXPORT;
            case KEYS_FORGOTTEN, KEYS_MOVED -> AuditAction.USE_KEY;
        };
    }

    /** An individual by the handle of the key, so that these entries and those of the key are found together. */
    private ResourceRef resource(StoreEvent event) {
        Target target = event.target();
        return switch (target.kind()) {
            case SUBJECT ->
                KeyHandle.parse(target.key())
                        .map(handle -> ResourceRef.keyed(
                                ResourceKind.RECORD,
                                new health.cordon.crypto.Pseudonym(
                                        Names.key(handle).id())))
                        .orElseGet(() -> trail.names().keyed(ResourceKind.RECORD, "subject", target.key()));
            case RECORD -> trail.names().keyed(ResourceKind.RECORD, "record", target.key());
            case COLLECTION ->
                trail.names()
                        .named(ResourceKind.DATASET, "collection", target.key().toLowerCase(Locale.ROOT));
            case EXPIRED -> ResourceRef.named(ResourceKind.RECORD, "expired");
            case STORE ->
                event.name().isEmpty()
                        ? ResourceRef.named(ResourceKind.CONFIGURATION, "store")
                        : trail.names().keyed(ResourceKind.BACKUP, "file", event.name());
        };
    }
}

package health.cordon.server.trail;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.CfrParagraph;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.Reason;
import health.cordon.core.Cfr;
import health.cordon.crypto.keyring.KeyUse;
import health.cordon.crypto.keyring.KeyUseListener;

/**
 * The seat of the audit log at the data keys. A key that is made or destroyed is an entry, and so is each unwrapping: once
 * for as long as the key is held in memory, not for each value that it opens. Thread-safe.
 */
@Cfr("164.312(b)")
public final class KeyTrail implements KeyUseListener {

    private final Trail trail;

    /** Into this trail. */
    public KeyTrail(Trail trail) {
        this.trail = trail;
    }

    @Override
    public void before(KeyUse use) {
        AuditEntry.Builder entry = trail.entry(action(use.action()), Names.key(use.handle()))
                .paragraph(new CfrParagraph("164.312(a)(2)(iv)"));
        boolean refused = use.action() == KeyUse.Action.REFUSE;
        trail.append(entry.decided(
                        refused ? Decision.DENY : Decision.NONE,
                        refused ? Reason.RETENTION_ENDED : Doing.now().isPresent() ? Reason.OPERATOR : Reason.SYSTEM)
                .outcome(refused ? Outcome.MINOR_FAILURE : Outcome.SUCCESS)
                .build());
    }

    private static AuditAction action(KeyUse.Action action) {
        return switch (action) {
            case CREATE, REOPEN -> AuditAction.CREATE;
            case UNWRAP, ROTATE, REWRAP, REFUSE -> AuditAction.USE_KEY;
            case SHRED -> AuditAction.SHRED;
        };
    }
}

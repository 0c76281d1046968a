package health.cordon.store.governed;

import health.cordon.store.Target;
import org.jdbi.v3.core.Handle;

/** Which rows legal holds keep. */
final class Held {

    /** The condition that the record {@code r} is held. */
    static final String RECORD = "EXISTS (SELECT 1 FROM legal_hold h WHERE h.tenant = r.tenant AND ("
            + "(h.target_kind = 'RECORD' AND h.target = r.id)"
            + " OR (h.target_kind = 'SUBJECT' AND h.target = r.subject)"
            + " OR (h.target_kind = 'COLLECTION' AND h.target = r.kind || '/' || r.collection)))";

    private Held() {}

    /** Whether the target itself is held, with or without records. */
    static boolean isHeld(Handle handle, String tenant, Target target) {
        return handle.createQuery("SELECT count(*) FROM legal_hold WHERE tenant = :tenant AND target_kind = :kind"
                                + " AND target = :target")
                        .bind("tenant", tenant)
                        .bind("kind", target.kind().name())
                        .bind("target", target.key())
                        .mapTo(int.class)
                        .one()
                > 0;
    }
}

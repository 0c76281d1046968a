package health.cordon.server.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.CfrParagraph;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.RequestId;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.RoleName;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.server.trail.Trail;
import java.time.Duration;

/**
 * Requests without any credentials. They guess nothing, so they lock nobody out; of each source the first in a minute is in
 * the audit log, so that nobody fills it from outside. Thread-safe.
 */
@Cfr("164.308(a)(5)(ii)(C)")
public final class UnsignedRequests {

    private static final RoleName NOBODY = new RoleName("none");

    private final Trail trail;
    private final Cache<String, Boolean> told = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .executor(Runnable::run)
            .build();

    /** Told to this trail. */
    public UnsignedRequests(Trail trail) {
        this.trail = trail;
    }

    /** One was refused. */
    public void refused(String source, RequestId request) {
        if (told.asMap().putIfAbsent(source, Boolean.TRUE) != null) {
            return;
        }
        AuditEntry entry = AuditEntry.of(
                        PrincipalId.UNKNOWN,
                        NOBODY,
                        PurposeOfUse.HSYSADMIN,
                        AuditAction.LOGIN,
                        trail.names().keyed(ResourceKind.SESSION, "source", source))
                .decided(Decision.DENY, Reason.NOT_AUTHENTICATED)
                .outcome(Outcome.MINOR_FAILURE)
                .paragraph(new CfrParagraph("164.312(d)"))
                .request(request)
                .build();
        try {
            trail.append(entry);
        } catch (RuntimeException full) {
            // It is refused already; there is nothing stricter to do.
        }
    }
}

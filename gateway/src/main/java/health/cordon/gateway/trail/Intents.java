package health.cordon.gateway.trail;

import health.cordon.access.Principal;
import health.cordon.audit.AuditReceipt;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.BaaId;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.Reason;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.admit.AuthorizedRequest;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.guard.GuardedRequest;
import health.cordon.gateway.route.RoutedRequest;
import health.cordon.gateway.route.Way;

/** Records that a call is about to be made. No audit, no call. Thread-safe. */
@Cfr("164.312(b)")
public final class Intents {

    private final GatewayTrail trail;

    /** Into this trail. */
    public Intents(GatewayTrail trail) {
        this.trail = trail;
    }

    /**
     * Records the intent to take one of the ways; returns when it is durable.
     *
     * @throws CordonException {@link GatewayError#NOT_AUDITED}
     */
    public IntendedCall intend(RoutedRequest request, int number) {
        Way way = request.ways().get(number);
        try {
            String seen = request.before().screen().rule();
            AuditEntry entry = entry(trail, AuditAction.INTENT, request.before(), way, seen, "")
                    .outcome(Outcome.PENDING)
                    .build();
            AuditReceipt receipt = trail.append(entry);
            return new IntendedCall(request, number, receipt);
        } catch (RuntimeException refused) {
            throw new CordonException(GatewayError.NOT_AUDITED, refused, SafeArg.cause(refused));
        }
    }

    /**
     * What intent and outcome of one call have in common.
     *
     * @param seen what screens saw, by name and number; empty for nothing
     * @param kept what was put into the sealed store; empty for nothing
     */
    static AuditEntry.Builder entry(
            GatewayTrail trail, AuditAction action, GuardedRequest guarded, Way way, String seen, String kept) {
        AuthorizedRequest allowed = guarded.before().before();
        Principal principal = allowed.before().principal();
        boolean less = !guarded.mode().passes() && guarded.found().total() > 0;
        AuditEntry.Builder entry = trail.entry(
                        allowed.before().before().id(),
                        principal,
                        allowed.purpose(),
                        action,
                        way.endpoint().id())
                .decided(less ? Decision.PERMIT_LESS : Decision.PERMIT, Reason.POLICY_PERMITS)
                .identifiers(guarded.found())
                .model(
                        way.endpoint().recorded(),
                        way.agreement().map(baa -> new BaaId(baa.id())).orElse(null));
        allowed.patient().map(trail.subjects()::of).ifPresent(entry::subject);
        trail.cite(entry, allowed.policies(), seen, kept);
        return entry;
    }
}

package health.cordon.gateway.trail;

import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.IdentifierCounts;
import health.cordon.audit.entry.Outcome;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.error.GatewayError;

/**
 * Records how a call ended: the second of its two entries, of the endpoint that its intent named.
 *
 * <p><b>What this promises.</b> However often it is told, an intended call has one outcome: the first that was told. If the log
 * refuses it, it is not tried again, since the log may have taken it nevertheless. What was kept of the call in the sealed
 * store until then is in it. Thread-safe.
 */
@Cfr("164.312(b)")
public final class Endings {

    private final GatewayTrail trail;

    /** Into this trail. */
    public Endings(GatewayTrail trail) {
        this.trail = trail;
    }

    /**
     * Records how it ended, unless that was told before; returns when it is durable.
     *
     * @param found what was redacted from the answer, by kind
     * @throws CordonException {@link GatewayError#OUTCOME_NOT_AUDITED}
     */
    public void ended(IntendedCall call, Outcome outcome, IdentifierCounts found) {
        ended(call, outcome, found, "");
    }

    /**
     * The same.
     *
     * @param seen what screens saw in the answer, by name and number; empty for nothing
     * @throws CordonException {@link GatewayError#OUTCOME_NOT_AUDITED}
     */
    public void ended(IntendedCall call, Outcome outcome, IdentifierCounts found, String seen) {
        if (!call.end()) {
            return;
        }
        try {
            trail.append(
                    Intents.entry(trail, AuditAction.EXECUTE, call.before().before(), call.way(), seen, call.kept())
                            .identifiers(found)
                            .outcome(outcome)
                            .build());
        } catch (RuntimeException refused) {
            throw new CordonException(GatewayError.OUTCOME_NOT_AUDITED, refused, SafeArg.cause(refused));
        }
    }

    /**
     * A call that never became an answer.
     *
     * @param why what ended it
     * @throws CordonException {@link GatewayError#OUTCOME_NOT_AUDITED}
     */
    public void failed(IntendedCall call, Throwable why) {
        ended(call, outcome(why), IdentifierCounts.NONE);
    }

    /** What a failure is to the log: a client that goes away is no fault of a model's. */
    public static Outcome outcome(Throwable why) {
        boolean gone = why instanceof CordonException known && known.code() == GatewayError.CLIENT_GONE;
        return gone ? Outcome.MINOR_FAILURE : Outcome.SERIOUS_FAILURE;
    }
}

package health.cordon.access;

import health.cordon.access.emergency.EmergencyGrants;
import health.cordon.access.policy.AccessPolicies;
import health.cordon.access.policy.Question;
import health.cordon.access.policy.Verdict;
import health.cordon.access.spi.AccessEvent;
import health.cordon.access.spi.AccessLog;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Decides who may do what, and why.
 *
 * <p><b>What this promises.</b> The answer is no unless a policy permits it and none forbids it. A credential's scopes are
 * kept, whatever policies permit. The role {@code break-glass} is held while an emergency grant of this person is in
 * force, and never otherwise. A policy that cannot be evaluated, an engine that fails and a log that refuses each make the
 * answer no. When the caller has the answer, the log has it already, but for {@link #decideBeforeIntent}. Thread-safe.
 *
 * <p><b>What it does not.</b> It takes the request's facts for true: who asks was found out by signing in, what a thing is
 * by whoever keeps it. It does not do what it allows, and does not cut it down to the minimum necessary.
 */
@Cfr("164.312(a)(1)")
@Cfr("164.308(a)(4)(ii)(B)")
public final class Authorizer {

    private final AccessLog log;
    private final EmergencyGrants emergencies;
    private final InstantSource clock;
    private volatile AccessPolicies policies;

    /** With these policies, until {@link #replacePolicies others} are put in their place. */
    public Authorizer(AccessPolicies policies, EmergencyGrants emergencies, AccessLog log, InstantSource clock) {
        this.policies = Objects.requireNonNull(policies);
        this.emergencies = Objects.requireNonNull(emergencies);
        this.log = Objects.requireNonNull(log);
        this.clock = Objects.requireNonNull(clock);
    }

    /** Decides, and logs the decision. Never throws for want of permission. */
    public Decision decide(AccessRequest request) {
        AccessPolicies inForce = policies;
        Decision decision = decided(request, inForce);
        try {
            log.append(new AccessEvent.Decided(clock.instant(), request, decision, inForce.hash()));
        } catch (RuntimeException refused) {
            return new Decision.Deny(DenyReason.LOG_REFUSED, List.of());
        }
        return decision;
    }

    /**
     * Decides for a caller that records an intent of its own before it does anything: a no is logged here, a yes is told by
     * the intent, which names the policies that permitted it. One flush of the log for two.
     */
    public Decision decideBeforeIntent(AccessRequest request) {
        Decision decision = decided(request, policies);
        return decision instanceof Decision.Allow ? decision : decide(request);
    }

    /**
     * Decides, and logs the decision, where a no ends the matter.
     *
     * @throws CordonException {@link AccessError#NOT_ALLOWED}, or {@link AccessError#LOG_REFUSED}
     */
    public void require(AccessRequest request) {
        if (decide(request) instanceof Decision.Deny deny) {
            throw new CordonException(
                    deny.reason() == DenyReason.LOG_REFUSED ? AccessError.LOG_REFUSED : AccessError.NOT_ALLOWED);
        }
    }

    /**
     * From now on decides by other policies. Decisions under way end by those that they began with.
     *
     * @param by who puts them in force
     * @throws CordonException {@link AccessError#LOG_REFUSED}; then the old ones stay
     */
    public void replacePolicies(String by, AccessPolicies next) {
        try {
            log.append(new AccessEvent.Occurred(
                    clock.instant(),
                    Words.id("principal", by),
                    AccessEvent.Occurrence.POLICIES_REPLACED,
                    next.hash(),
                    Map.of("before", policies.hash())));
        } catch (CordonException told) {
            throw told;
        } catch (RuntimeException refused) {
            throw new CordonException(AccessError.LOG_REFUSED, refused, SafeArg.cause(refused));
        }
        policies = next;
    }

    /** The policies in force. */
    public AccessPolicies policies() {
        return policies;
    }

    private Decision decided(AccessRequest request, AccessPolicies inForce) {
        if (!request.principal()
                .scopes()
                .cover(request.action(), request.resource().type())) {
            return new Decision.Deny(DenyReason.OUT_OF_SCOPE, List.of());
        }
        Principal principal = request.principal().without(Role.BREAK_GLASS);
        boolean emergency = request.emergencyGrant().isPresent();
        try {
            if (emergency) {
                if (!isInForce(request, request.emergencyGrant().get())) {
                    return new Decision.Deny(DenyReason.EMERGENCY_NOT_IN_FORCE, List.of());
                }
                principal = principal.with(Role.BREAK_GLASS);
            }
            Question question =
                    new Question(principal, request.purpose(), request.action(), request.resource(), emergency);
            return decided(inForce.ask(question));
        } catch (RuntimeException broken) {
            return new Decision.Deny(DenyReason.ENGINE_FAILED, List.of());
        }
    }

    private boolean isInForce(AccessRequest request, String grant) {
        Instant now = clock.instant();
        return request.purpose().isA(PurposeOfUse.ETREAT) && emergencies.isInForce(grant, request.principal(), now);
    }

    private static Decision decided(Verdict verdict) {
        if (!verdict.failed().isEmpty()) {
            return new Decision.Deny(DenyReason.POLICY_FAILED, verdict.failed());
        }
        if (verdict.permitted()) {
            return new Decision.Allow(verdict.policies());
        }
        DenyReason reason = verdict.policies().isEmpty() ? DenyReason.NO_POLICY_PERMITS : DenyReason.POLICY_FORBIDS;
        return new Decision.Deny(reason, verdict.policies());
    }
}

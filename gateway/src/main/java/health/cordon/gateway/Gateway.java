package health.cordon.gateway;

import health.cordon.access.Principal;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.deid.known.KnownPhi;
import health.cordon.gateway.admit.Admission;
import health.cordon.gateway.admit.AuthenticatedRequest;
import health.cordon.gateway.admit.AuthorizedRequest;
import health.cordon.gateway.admit.MinimizedRequest;
import health.cordon.gateway.answer.GuardOut;
import health.cordon.gateway.answer.GuardedReply;
import health.cordon.gateway.guard.GuardIn;
import health.cordon.gateway.guard.GuardedRequest;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.inbound.RequestBody;
import health.cordon.gateway.provider.Calls;
import health.cordon.gateway.provider.PlacedCall;
import health.cordon.gateway.provider.ProviderReply;
import health.cordon.gateway.reply.AuditedReply;
import health.cordon.gateway.reply.Outcomes;
import health.cordon.gateway.route.RoutedRequest;
import health.cordon.gateway.route.Router;
import health.cordon.gateway.spi.TraceParent;
import health.cordon.gateway.token.Conversations;
import health.cordon.gateway.trace.Fact;
import health.cordon.gateway.trace.Span;
import health.cordon.gateway.trace.Stage;
import health.cordon.gateway.trace.Traces;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to language models: a request in, an audited reply out.
 *
 * <p><b>What this promises.</b> Nothing is sent to a model before it is known who asks and that he may, before every part of
 * the request was classified and scanned, before an agreement covers the endpoint or it lies inside the boundary, and before
 * the intent is durable in the audit log. Nothing comes back unguarded. Whatever fails on the way ends the request.
 * {@link #handle} never throws. Thread-safe, for virtual threads too.
 *
 * <p><b>What it does not.</b> It does not find everything: {@code docs/accuracy.md} has the measured recall. That is why every
 * request is taken to hold PHI when it is routed.
 */
@Cfr("164.312")
public final class Gateway {

    private final Admission admission;
    private final GuardIn guardIn;
    private final Router router;
    private final Calls calls;
    private final GuardOut guardOut;
    private final Conversations conversations;
    private final Outcomes outcomes;
    private final Traces traces;

    Gateway(GatewayParts parts) {
        admission = parts.admission();
        guardIn = parts.guardIn();
        router = parts.router();
        calls = parts.calls();
        guardOut = parts.guardOut();
        conversations = parts.conversations();
        outcomes = parts.outcomes();
        traces = parts.traces();
    }

    /** A gateway to set up. */
    public static GatewayBuilder builder() {
        return new GatewayBuilder();
    }

    /** Handles a request; a refusal is a reply too, in the dialect's own form. */
    public AuditedReply handle(InboundRequest inbound) {
        Objects.requireNonNull(inbound);
        Span trace = traces.begin(
                inbound.door(), inbound.id(), inbound.header(TraceParent.HEADER).flatMap(TraceParent::of));
        AuditedReply reply = handled(inbound, trace);
        if (!reply.isStreamed()) {
            trace.say(Fact.status(reply.status()));
            trace.end();
        }
        return reply;
    }

    private AuditedReply handled(InboundRequest inbound, Span trace) {
        @Nullable Principal who = null;
        boolean recorded = false;
        try {
            AuthenticatedRequest known = trace.during(Stage.AUTHENTICATE, () -> admission.authenticate(inbound));
            who = known.principal();
            AuthorizedRequest allowed = trace.during(Stage.AUTHORIZE, () -> admission.authorize(known));
            if (inbound.door() == Door.MODELS) {
                return outcomes.models(inbound, router.models());
            }
            MinimizedRequest least = trace.during(Stage.MINIMIZE, () -> admission.minimize(allowed));
            GuardedRequest guarded = trace.during(Stage.GUARD_IN, () -> guardIn.guard(least));
            trace.say(Fact.found(guarded));
            trace.say(Fact.mode(guarded));
            RoutedRequest routed = trace.during(Stage.ROUTE, () -> router.route(guarded));
            PlacedCall intended = trace.during(Stage.INTENT, () -> calls.place(routed));
            recorded = true;
            ProviderReply reply = calls.call(intended, trace);
            return concluded(reply, trace);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError refused) {
            trace.say(Fact.error(refused));
            @Nullable Principal known = who;
            boolean told = recorded;
            return trace.during(Stage.OUTCOME, () -> outcomes.refused(inbound, known, refused, told));
        }
    }

    /**
     * A refusal by whoever serves the doors, of a request of which nothing is known, in the dialect's own form. It is not
     * recorded.
     */
    public AuditedReply refuse(Door door, RequestId id, CordonException why) {
        InboundRequest nothing =
                new InboundRequest(id, door, Map.of(), Optional.empty(), "", RequestBody.NONE, KnownPhi.NONE);
        return outcomes.refused(nothing, null, why, true);
    }

    /**
     * Forgets what the tokens of a principal's conversation stand for, in answers under way too. What the client still holds
     * of it gets the same tokens again. The audit log has it when this returns.
     *
     * @param principal whose
     * @param conversation as he names it in {@link InboundRequest#CONVERSATION}
     * @throws CordonException {@link health.cordon.gateway.error.GatewayError#OUTCOME_NOT_AUDITED}; it is forgotten all the
     *     same
     */
    public void forget(RequestId id, Principal principal, String conversation) {
        conversations.forget(principal.id(), conversation);
        outcomes.forgotten(id, principal);
    }

    /** Whatever fails here, the call has its outcome and the model is told to stop. */
    private AuditedReply concluded(ProviderReply reply, Span trace) {
        try {
            GuardedReply safe = guardOut.guard(reply);
            return outcomes.conclude(safe, trace);
        } catch (Throwable failed) {
            outcomes.abandon(reply, failed);
            throw failed;
        }
    }
}

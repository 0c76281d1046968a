package health.cordon.gateway.reply;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.cordon.access.Principal;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.Outcome;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;
import health.cordon.core.error.SafeArg;
import health.cordon.gateway.answer.GuardedReply;
import health.cordon.gateway.dialect.CollectedReply;
import health.cordon.gateway.dialect.Dialect;
import health.cordon.gateway.dialect.ErrorFrame;
import health.cordon.gateway.dialect.ReplyFrame;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.error.RetryLater;
import health.cordon.gateway.guard.GuardedRequest;
import health.cordon.gateway.history.Ending;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.json.StrictTree;
import health.cordon.gateway.provider.ProviderReply;
import health.cordon.gateway.spi.ReplyEvent;
import health.cordon.gateway.trace.Span;
import health.cordon.gateway.trace.Stage;
import health.cordon.gateway.trail.Endings;
import health.cordon.gateway.trail.GatewayTrail;
import health.cordon.gateway.trail.IntendedCall;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The last stage: records how a call ended, and makes what may be sent back.
 *
 * <p><b>What this promises.</b> A whole answer is given once its outcome is durable; of a stream the last event is. Every
 * refusal of someone who signed in is recorded; of those for asking too often the first in a minute, so that nobody fills
 * the log with them. If the log takes no outcome, or the store no history, the answer is withheld. Thread-safe.
 */
@Cfr("164.312(b)")
public final class Outcomes {

    /** What a refused request led to, as far as it was known. */
    static final String NOWHERE = "gateway";

    private static final int MOST_TOLD = 9999;
    private static final String JSON = "application/json";

    private final GatewayTrail trail;
    private final Endings endings;
    private final InstantSource clock;
    private final PurposeOfUse usual;
    private final String currency;
    private final Cache<String, Boolean> told = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .executor(Runnable::run)
            .build();

    /**
     * Into this trail.
     *
     * @param usual the purpose of a request whose own was not read
     * @param currency what prices are in: a word behind what a call cost
     */
    public Outcomes(GatewayTrail trail, PurposeOfUse usual, String currency, InstantSource clock) {
        this.trail = trail;
        this.endings = new Endings(trail);
        this.usual = usual;
        this.currency = currency;
        this.clock = clock;
    }

    /**
     * What becomes of a guarded answer.
     *
     * @param trace what reading and recording are parts of; it ends with a stream
     * @throws CordonException whatever ended the answer; its outcome is then recorded
     */
    public AuditedReply conclude(GuardedReply reply, Span trace) {
        IntendedCall intended = reply.before().intended();
        GuardedRequest guarded = intended.before().before();
        InboundRequest inbound = guarded.before().before().before().before();
        Dialect dialect = Dialect.of(inbound.door());
        JsonNode options = guarded.tree().get("stream_options");
        boolean usage = options != null
                && options.has("include_usage")
                && options.get("include_usage").asBoolean();
        ReplyFrame frame = new ReplyFrame(
                inbound.id().toString().replace("-", ""),
                guarded.model(),
                clock.instant().getEpochSecond(),
                usage);
        Map<String, String> headers = Receipts.headers(intended, trail);
        if (dialect.streams(guarded.tree())) {
            Costs.atMost(intended, currency).ifPresent(cost -> headers.put(Costs.HEADER, cost));
            StreamedReply body = new StreamedReply(reply, dialect, frame, this, trace);
            return new AuditedReply(StreamedReply.STATUS, "text/event-stream", headers, true, body);
        }
        byte[] body = whole(reply, dialect, frame, trace);
        headers.computeIfPresent(
                "cordon-phi", (_, phi) -> reply.unclear() > 0 ? phi + " unclear=" + reply.unclear() : phi);
        Costs.of(reply.before().meter().bill(), currency).ifPresent(cost -> headers.put(Costs.HEADER, cost));
        return new AuditedReply(200, JSON, headers, false, out -> out.write(body));
    }

    /** The answer's body. That it succeeded is recorded once nothing can go wrong with it any more. */
    private byte[] whole(GuardedReply reply, Dialect dialect, ReplyFrame frame, Span trace) {
        byte[] body;
        try {
            body = trace.during(Stage.GUARD_OUT, () -> read(reply, dialect, frame));
            keep(reply, Ending.COMPLETE, frame);
        } catch (RuntimeException failed) {
            failed(reply, frame, failed, trace);
            throw failed;
        }
        record(reply, Outcome.SUCCESS, trace);
        return body;
    }

    private static byte[] read(GuardedReply reply, Dialect dialect, ReplyFrame frame) {
        CollectedReply collected = new CollectedReply();
        try (reply) {
            for (ReplyEvent event = reply.next(); event != null; event = reply.next()) {
                collected.take(event);
            }
            byte[] body = StrictTree.bytes(dialect.whole(frame, collected));
            reply.before().history().given(collected);
            return body;
        }
    }

    /** What failed is told, whatever becomes of its history. */
    private void failed(GuardedReply reply, ReplyFrame frame, RuntimeException why, Span trace) {
        try {
            keep(reply, Ending.of(why), frame);
        } catch (CordonException unkept) {
            why.addSuppressed(unkept);
        } finally {
            record(reply, Endings.outcome(why), trace);
        }
    }

    /**
     * Keeps the answer's part of a call's history, unless that was done or tried.
     *
     * @throws CordonException {@link GatewayError#HISTORY_NOT_KEPT}, {@link GatewayError#ANSWER_TOO_LONG}
     */
    void keep(GuardedReply reply, Ending ending, ReplyFrame frame) {
        reply.before().history().answered(ending, inbound(reply).door(), frame);
    }

    /** The request that an answer is to. */
    static InboundRequest inbound(GuardedReply reply) {
        return reply.before()
                .intended()
                .before()
                .before()
                .before()
                .before()
                .before()
                .before();
    }

    /**
     * Records how a call ended, unless that was done.
     *
     * @throws CordonException {@link GatewayError#OUTCOME_NOT_AUDITED}
     */
    void record(GuardedReply reply, Outcome outcome, Span trace) {
        trace.during(Stage.OUTCOME, () -> {
            endings.ended(reply.before().intended(), outcome, reply.found(), answered(reply));
            return outcome;
        });
    }

    /**
     * An answer that cannot be given: it ends here, if it did not before.
     *
     * @throws CordonException {@link GatewayError#OUTCOME_NOT_AUDITED}
     */
    public void abandon(ProviderReply reply, Throwable why) {
        try {
            reply.events().close();
        } finally {
            endings.failed(reply.intended(), why);
        }
    }

    /** What was seen in an answer beside PHI, by name and number. */
    private static String answered(GuardedReply reply) {
        String seen = (reply.beacons() > 0 ? "-beacons" + Math.min(reply.beacons(), MOST_TOLD) : "")
                + (reply.echoes() > 0 ? "-preamble" + Math.min(reply.echoes(), MOST_TOLD) : "")
                + (reply.unclear() > 0 ? "-unclear" + Math.min(reply.unclear(), MOST_TOLD) : "");
        return seen.isEmpty() ? "" : "-answer" + seen;
    }

    /**
     * A conversation was forgotten.
     *
     * @throws CordonException {@link GatewayError#OUTCOME_NOT_AUDITED}
     */
    public void forgotten(RequestId id, Principal principal) {
        try {
            trail.append(trail.entry(id, principal, usual, AuditAction.DELETE, NOWHERE)
                    .outcome(Outcome.SUCCESS)
                    .build());
        } catch (RuntimeException refused) {
            throw new CordonException(GatewayError.OUTCOME_NOT_AUDITED, refused, SafeArg.cause(refused));
        }
    }

    /** The list of models. */
    public AuditedReply models(InboundRequest request, Set<String> models) {
        ObjectNode body = StrictTree.object();
        body.put("object", "list");
        ArrayNode data = body.putArray("data");
        models.forEach(model -> data.addObject()
                .put("id", model)
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", "cordon"));
        byte[] bytes = StrictTree.bytes(body);
        Map<String, String> headers = Map.of("cordon-request", request.id().toString());
        return new AuditedReply(200, JSON, headers, false, out -> out.write(bytes));
    }

    /**
     * A refusal, in the dialect's own form.
     *
     * @param principal who asked, if that was found out
     * @param recorded whether the audit log has it already
     */
    public AuditedReply refused(
            InboundRequest request, @Nullable Principal principal, Throwable thrown, boolean recorded) {
        ErrorCode code = thrown instanceof CordonException known ? known.code() : GatewayError.BROKEN;
        if (principal != null && !recorded && !isRepeated(code, principal)) {
            try {
                trail.append(trail.entry(request.id(), principal, purpose(request), AuditAction.EXECUTE, NOWHERE)
                        .decided(Decision.DENY, Statuses.reason(code))
                        .outcome(
                                code.type() == ErrorType.USER || code.type() == ErrorType.DENIED
                                        ? Outcome.MINOR_FAILURE
                                        : Outcome.SERIOUS_FAILURE)
                        .build());
            } catch (RuntimeException full) {
                code = GatewayError.NOT_AUDITED;
            }
        }
        ErrorFrame frame = frame(code, request);
        byte[] bytes = StrictTree.bytes(Dialect.of(request.door()).error(frame));
        Map<String, String> headers = new TreeMap<>();
        headers.put("cordon-request", request.id().toString());
        if (frame.status() == 401) {
            headers.put("www-authenticate", "Bearer");
        }
        if (frame.status() == 429 || frame.status() == 503) {
            long after = thrown instanceof RetryLater later ? later.seconds() : 1;
            headers.put("retry-after", Long.toString(after));
        }
        return new AuditedReply(frame.status(), JSON, headers, false, out -> out.write(bytes));
    }

    private boolean isRepeated(ErrorCode code, Principal principal) {
        return code == GatewayError.TOO_MANY_REQUESTS && told.asMap().putIfAbsent(principal.id(), Boolean.TRUE) != null;
    }

    static ErrorFrame frame(ErrorCode code, InboundRequest request) {
        return new ErrorFrame(
                Statuses.status(code),
                code.name().toLowerCase(java.util.Locale.ROOT),
                code.message(),
                request.id().toString());
    }

    private PurposeOfUse purpose(InboundRequest request) {
        Optional<PurposeOfUse> told =
                request.header(InboundRequest.PURPOSE).flatMap(code -> PurposeOfUse.of(code.strip()));
        return told.orElse(usual);
    }
}

package health.cordon.server.gateway;

import health.cordon.access.Credentials;
import health.cordon.access.minimum.MinimumNecessary;
import health.cordon.audit.AuditLog;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.Keyset;
import health.cordon.deid.known.KnownPhi;
import health.cordon.deid.policy.Policy;
import health.cordon.gateway.Gateway;
import health.cordon.gateway.GatewayBuilder;
import health.cordon.gateway.admit.Admission;
import health.cordon.gateway.budget.Budgets;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.network.Hangup;
import health.cordon.gateway.reply.AuditedReply;
import health.cordon.gateway.spi.TraceParent;
import health.cordon.gateway.trace.Traces;
import health.cordon.server.ServerError;
import health.cordon.server.config.GatewayConfig;
import health.cordon.server.engine.EngineMaker;
import health.cordon.server.http.Answer;
import health.cordon.server.http.Inbound;
import health.cordon.server.http.Parameter;
import health.cordon.server.http.Verb;
import health.cordon.server.kept.AccessRooms;
import health.cordon.server.watch.Metrics;
import health.cordon.server.watch.ServerLog;
import health.cordon.store.governed.GovernedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The gateway to models, and its doors as endpoints. Who asks is found out by the gateway itself, since its clients show
 * their keys and read errors in their own ways. Thread-safe.
 */
public final class GatewayRoom implements AutoCloseable {

    private static final String API_KEY = "x-api-key";
    private static final List<String> READ = List.of(
            InboundRequest.PURPOSE,
            InboundRequest.CONVERSATION,
            InboundRequest.FUNCTION,
            InboundRequest.PATIENT,
            TraceParent.HEADER);

    /** Room for a body whose length its client does not tell. */
    private static final int UNANNOUNCED = 1 << 20;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BodyRoom bodies = new BodyRoom(Runtime.getRuntime().maxMemory(), PATIENCE);
    private final Gateway gateway;
    private final GatewayPlan plan;
    private final AgreementWatch watch;
    private final BudgetWatch budgets;
    private final DoorKeeper keeper;

    /**
     * What it is built from.
     *
     * @param access who may do what
     * @param audit where it is recorded
     * @param keyset the keys of tokens and pseudonyms
     * @param maker makes what finds PHI
     * @param minimum rules for structured context; empty for none
     * @param keeper what the doors share with the server's other endpoints
     * @param budgets where what calls take is counted
     * @param traces who is told of stages
     * @param records where calls are kept, sealed
     */
    public record Parts(
            AccessRooms access,
            AuditLog audit,
            Keyset keyset,
            EngineMaker maker,
            Optional<MinimumNecessary> minimum,
            DoorKeeper keeper,
            Budgets budgets,
            Traces traces,
            GovernedRecords records) {}

    private GatewayRoom(Gateway gateway, GatewayPlan plan, Parts parts) {
        this.gateway = gateway;
        this.plan = plan;
        this.keeper = parts.keeper();
        this.budgets = new BudgetWatch(parts.budgets(), plan.routes());
        int days =
                plan.config().agreements().map(GatewayConfig.Registry::warnDays).orElse(GatewayConfig.WARN_DAYS);
        this.watch = new AgreementWatch(plan.agreements(), days, InstantSource.system());
    }

    /**
     * Opens it.
     *
     * @throws CordonException what {@link GatewayPlan#of} throws
     */
    public static GatewayRoom open(GatewayConfig config, Parts parts) {
        GatewayPlan plan = GatewayPlan.of(config, System::getenv);
        GatewayBuilder builder = Gateway.builder()
                .access(parts.access().authenticators(), parts.access().authorizer())
                .audit(parts.audit())
                .keyset(parts.keyset())
                .engine(parts.maker().make(Policy.named("safe-harbor"), config.profile()))
                .agreements(plan.agreements())
                .purpose(config.purpose())
                .timeToLive(config.conversation())
                .unknownFields(config.unknown())
                .budgets(parts.budgets())
                .currency(config.currency())
                .traces(parts.traces())
                .limits(parts.keeper())
                .history(parts.records(), config.history());
        parts.minimum().ifPresent(builder::minimum);
        plan.routes().forEach(builder::route);
        config.routes()
                .forEach(route -> route.unknown().ifPresent(policy -> builder.unknownFields(route.model(), policy)));
        return new GatewayRoom(builder.build(), plan, parts);
    }

    /** Offers its figures, and tells loudly what someone should know: routes that only watch, agreements that end. */
    public void watch(Metrics metrics, ServerLog log) {
        watch.offer(metrics);
        budgets.offer(metrics);
        metrics.gauge(
                "cordon_gateway_shadow_routes",
                "Routes in mode shadow, on which PHI is seen and not treated.",
                () -> plan.shadows().size());
        plan.shadows()
                .forEach(model -> log.warn(
                        "SHADOW MODE: PHI is seen and NOT treated on this route", SafeArg.key("model", model)));
        warn(log);
    }

    /** Tells again of agreements that end. */
    public void warn(ServerLog log) {
        watch.warn(log);
    }

    /** The doors, in the dialects of other vendors: nothing of ours describes them. */
    public List<health.cordon.server.http.Endpoint> doors() {
        List<health.cordon.server.http.Endpoint> all = new ArrayList<>();
        for (Door door : Door.values()) {
            var draft = health.cordon.server.http.Endpoint.of(
                    "gateway-" + door.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    door.method().equals("GET") ? Verb.GET : Verb.POST,
                    door.path(),
                    "Asks a model through the guards, in the dialect of its clients.");
            if (door == Door.MESSAGES) {
                draft = draft.with(
                        Parameter.text("beta", "true|false", "Sent by Anthropic's clients; changes nothing."));
            }
            all.add(draft.givesType("application/json").open(inbound -> answer(door, inbound)));
        }
        return all;
    }

    /** What is asked of the gateway in the server's own way. */
    public List<health.cordon.server.http.Endpoint> endpoints() {
        return List.of(health.cordon.server.http.Endpoint.of(
                        "gateway-forget",
                        Verb.DELETE,
                        "/v1/conversations/{id}",
                        "Forgets what the tokens of one's own conversation stand for.")
                .usuallyFor(PurposeOfUse.TREAT)
                .signedIn("Needs nothing more: it is the caller's own.", call -> {
                    gateway.forget(call.id(), call.principal(), call.path("id"));
                    return Answer.done();
                }));
    }

    private Answer answer(Door door, Inbound inbound) {
        AuditedReply reply = reply(door, inbound);
        if (reply.isStreamed()) {
            return new Answer.Stream(reply.status(), reply.type(), reply.headers(), out -> {
                try (reply) {
                    reply.writeTo(out);
                }
            });
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (reply) {
            reply.writeTo(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer.Whole(reply.status(), reply.type(), body.toByteArray(), reply.headers());
    }

    /** What goes wrong before the gateway is asked is told in the dialect too. */
    private AuditedReply reply(Door door, Inbound inbound) {
        RequestId id = RequestId.random();
        try {
            keeper.requireOpen();
            Hangup hangup = new Hangup();
            try (BodyRoom.Place place = bodies.place()) {
                InboundRequest request = request(door, id, inbound, hangup, place);
                if (request.credentials().isEmpty()) {
                    keeper.unsigned(request.source(), id);
                }
                return hangup.during(() -> gateway.handle(request));
            }
        } catch (CordonException refused) {
            return gateway.refuse(door, id, refused);
        }
    }

    private static InboundRequest request(
            Door door, RequestId id, Inbound inbound, Hangup hangup, BodyRoom.Place place) {
        Map<String, String> headers = new TreeMap<>();
        READ.forEach(name -> inbound.header(name).ifPresent(value -> headers.put(name, value)));
        Optional<Credentials> shown =
                inbound.header(API_KEY).<Credentials>map(Credentials.Bearer::of).or(inbound::credentials);
        return new InboundRequest(
                id, door, headers, shown, inbound.source(), () -> body(inbound, hangup, place), KnownPhi.NONE);
    }

    private static byte[] body(Inbound inbound, Hangup hangup, BodyRoom.Place place) {
        try {
            long announced = inbound.announcedLength();
            if (announced <= Admission.LARGEST) {
                place.take(announced < 0 ? UNANNOUNCED : (int) announced);
            }
            byte[] body = inbound.body(Admission.LARGEST);
            if (announced < 0 && body.length > UNANNOUNCED) {
                place.take(body.length - UNANNOUNCED);
            }
            // Once the body is there, what comes can only be that its client goes away.
            inbound.whenGone(hangup::gone);
            return body;
        } catch (CordonException refused) {
            throw refused.code() == ServerError.BODY_TOO_LARGE
                    ? new CordonException(GatewayError.TOO_LARGE, refused)
                    : refused;
        }
    }

    @Override
    public void close() {
        plan.close();
    }
}

package health.cordon.server.gateway;

import health.cordon.access.Credentials;
import health.cordon.audit.AuditLog;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.Phi;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.Keyset;
import health.cordon.deid.known.KnownPhi;
import health.cordon.deid.policy.Policy;
import health.cordon.gateway.Gateway;
import health.cordon.gateway.admit.Admission;
import health.cordon.gateway.error.GatewayError;
import health.cordon.gateway.guard.Mode;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.inbound.InboundRequest;
import health.cordon.gateway.provider.EchoProvider;
import health.cordon.gateway.provider.NetworkBoundary;
import health.cordon.gateway.provider.OpenAiCompatibleProvider;
import health.cordon.gateway.reply.AuditedReply;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Route;
import health.cordon.gateway.spi.ModelProvider;
import health.cordon.server.ServerError;
import health.cordon.server.engine.EngineMaker;
import health.cordon.server.http.Answer;
import health.cordon.server.http.Inbound;
import health.cordon.server.http.Parameter;
import health.cordon.server.http.Verb;
import health.cordon.server.kept.AccessRooms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The gateway to models, and its doors as endpoints. Who asks is found out by the gateway itself, since its clients show
 * their keys and read errors in their own ways. Thread-safe.
 */
public final class GatewayRoom implements AutoCloseable {

    private static final String API_KEY = "x-api-key";
    private static final List<String> READ =
            List.of(InboundRequest.PURPOSE, InboundRequest.CONVERSATION, InboundRequest.FUNCTION);

    private final Gateway gateway;
    private final ModelProvider provider;
    private final DoorKeeper keeper;

    private GatewayRoom(Gateway gateway, ModelProvider provider, DoorKeeper keeper) {
        this.gateway = gateway;
        this.provider = provider;
        this.keeper = keeper;
    }

    /**
     * Opens it before the upstream of the settings, in mode pseudonymize.
     *
     * @throws CordonException {@link GatewayError#BAD_UPSTREAM}, {@link GatewayError#OUTSIDE_BOUNDARY}
     */
    public static GatewayRoom open(
            GatewaySettings settings,
            AccessRooms access,
            AuditLog audit,
            Keyset keyset,
            EngineMaker maker,
            DoorKeeper keeper) {
        ModelProvider provider = provider(settings);
        Endpoint upstream = new Endpoint("upstream", provider, Endpoint.ANY, "local", true);
        Gateway gateway = Gateway.builder()
                .access(access.authenticators(), access.authorizer())
                .audit(audit)
                .keyset(keyset)
                .engine(maker.make(Policy.named("safe-harbor"), settings.profile()))
                .route(new Route(Endpoint.ANY, Mode.PSEUDONYMIZE, List.of(upstream)))
                .limits(keeper)
                .build();
        return new GatewayRoom(gateway, provider, keeper);
    }

    private static ModelProvider provider(GatewaySettings settings) {
        String url = settings.upstream();
        if (url == null) {
            return new EchoProvider();
        }
        NetworkBoundary boundary = settings.boundary().isEmpty()
                ? NetworkBoundary.THIS_MACHINE
                : NetworkBoundary.of(settings.boundary().toArray(String[]::new));
        if (!boundary.holds(NetworkBoundary.upstream(url))) {
            throw new CordonException(GatewayError.OUTSIDE_BOUNDARY);
        }
        return new OpenAiCompatibleProvider(
                "upstream", url, key(settings.upstreamKey()), OpenAiCompatibleProvider.Limits.STANDARD);
    }

    private static Optional<Phi> key(@Nullable Path file) {
        try {
            return file == null
                    ? Optional.empty()
                    : Optional.of(Phi.of(
                            Files.readString(file, StandardCharsets.US_ASCII).strip()));
        } catch (IOException e) {
            throw new CordonException(GatewayError.BAD_UPSTREAM, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /** The doors. */
    public List<health.cordon.server.http.Endpoint> endpoints() {
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
        all.add(health.cordon.server.http.Endpoint.of(
                        "gateway-forget",
                        Verb.DELETE,
                        "/v1/conversations/{id}",
                        "Forgets what the tokens of one's own conversation stand for.")
                .usuallyFor(PurposeOfUse.TREAT)
                .signedIn("Needs nothing more: it is the caller's own.", call -> {
                    gateway.forget(call.id(), call.principal(), call.path("id"));
                    return Answer.done();
                }));
        return all;
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
            InboundRequest request = request(door, id, inbound);
            if (request.credentials().isEmpty()) {
                keeper.unsigned(request.source(), id);
            }
            return gateway.handle(request);
        } catch (CordonException refused) {
            return gateway.refuse(door, id, refused);
        }
    }

    private static InboundRequest request(Door door, RequestId id, Inbound inbound) {
        Map<String, String> headers = new TreeMap<>();
        READ.forEach(name -> inbound.header(name).ifPresent(value -> headers.put(name, value)));
        Optional<Credentials> shown =
                inbound.header(API_KEY).<Credentials>map(Credentials.Bearer::of).or(inbound::credentials);
        return new InboundRequest(id, door, headers, shown, inbound.source(), () -> body(inbound), KnownPhi.NONE);
    }

    private static byte[] body(Inbound inbound) {
        try {
            return inbound.body(Admission.LARGEST);
        } catch (CordonException refused) {
            throw refused.code() == ServerError.BODY_TOO_LARGE
                    ? new CordonException(GatewayError.TOO_LARGE, refused)
                    : refused;
        }
    }

    @Override
    public void close() {
        provider.close();
    }
}

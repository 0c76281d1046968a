package health.cordon.server.gateway;

import health.cordon.access.Credentials;
import health.cordon.audit.AuditLog;
import health.cordon.audit.entry.RequestId;
import health.cordon.core.Phi;
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
import health.cordon.gateway.network.Hangup;
import health.cordon.gateway.network.NetworkBoundary;
import health.cordon.gateway.network.UpstreamLimits;
import health.cordon.gateway.network.UpstreamUrl;
import health.cordon.gateway.provider.EchoProvider;
import health.cordon.gateway.provider.OpenAiCompatibleProvider;
import health.cordon.gateway.reply.AuditedReply;
import health.cordon.gateway.route.Endpoint;
import health.cordon.gateway.route.Protection;
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
import java.util.function.BooleanSupplier;
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
    private final BooleanSupplier stopping;

    private GatewayRoom(Gateway gateway, ModelProvider provider, BooleanSupplier stopping) {
        this.gateway = gateway;
        this.provider = provider;
        this.stopping = stopping;
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
            BooleanSupplier stopping) {
        ModelProvider provider = provider(settings);
        Endpoint upstream = new Endpoint("upstream", provider, Endpoint.ANY, "local");
        Gateway gateway = Gateway.builder()
                .access(access.authenticators(), access.authorizer())
                .audit(audit)
                .keyset(keyset)
                .engine(maker.make(Policy.named("safe-harbor"), settings.profile()))
                .route(new Route(Endpoint.ANY, Mode.PSEUDONYMIZE, List.of(upstream)).with(Protection.WITHOUT_PREAMBLE))
                .build();
        return new GatewayRoom(gateway, provider, stopping);
    }

    private static ModelProvider provider(GatewaySettings settings) {
        String url = settings.upstream();
        if (url == null) {
            return new EchoProvider();
        }
        NetworkBoundary boundary = settings.boundary().isEmpty()
                ? NetworkBoundary.THIS_MACHINE
                : NetworkBoundary.of(settings.boundary().toArray(String[]::new));
        if (!boundary.holds(UpstreamUrl.of(url))) {
            throw new CordonException(GatewayError.OUTSIDE_BOUNDARY);
        }
        return new OpenAiCompatibleProvider(
                "upstream", url, key(settings.upstreamKey()), Optional.of(boundary), UpstreamLimits.STANDARD);
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
        return all;
    }

    private Answer answer(Door door, Inbound inbound) {
        if (stopping.getAsBoolean()) {
            throw new CordonException(ServerError.STOPPING);
        }
        InboundRequest asked = request(door, inbound);
        Hangup hangup = new Hangup();
        inbound.whenGone(hangup::gone);
        AuditedReply reply = hangup.during(() -> gateway.handle(asked));
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

    private static InboundRequest request(Door door, Inbound inbound) {
        Map<String, String> headers = new TreeMap<>();
        READ.forEach(name -> inbound.header(name).ifPresent(value -> headers.put(name, value)));
        Optional<Credentials> shown =
                inbound.header(API_KEY).<Credentials>map(Credentials.Bearer::of).or(inbound::credentials);
        byte[] body = door == Door.MODELS ? new byte[0] : inbound.body(Admission.LARGEST);
        return new InboundRequest(RequestId.random(), door, headers, shown, inbound.source(), body, KnownPhi.NONE);
    }

    @Override
    public void close() {
        provider.close();
    }
}

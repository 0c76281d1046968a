package health.cordon.server;

import health.cordon.access.policy.AccessPolicies;
import health.cordon.audit.entry.AuditAction;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.Keyset;
import health.cordon.gateway.trace.Traces;
import health.cordon.server.api.Api;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.dev.DevFolder;
import health.cordon.server.engine.Cascades;
import health.cordon.server.engine.EngineMaker;
import health.cordon.server.engine.EngineThreads;
import health.cordon.server.engine.Engines;
import health.cordon.server.gateway.BudgetBook;
import health.cordon.server.gateway.DoorKeeper;
import health.cordon.server.gateway.GatewayPlan;
import health.cordon.server.gateway.GatewayRoom;
import health.cordon.server.gateway.GatewaySettings;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.Gate;
import health.cordon.server.http.HttpListener;
import health.cordon.server.http.RateLimit;
import health.cordon.server.http.UnsignedRequests;
import health.cordon.server.kept.AccessRooms;
import health.cordon.server.shape.Shapes;
import health.cordon.server.telemetry.OtlpTraces;
import health.cordon.server.tls.ReloadingKeys;
import health.cordon.server.tls.TlsRules;
import health.cordon.server.trail.Trail;
import health.cordon.server.watch.Metrics;
import health.cordon.server.watch.ServerLog;
import health.cordon.store.Tenant;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the rooms together: keys, audit log, store, access, engines, HTTP, in this order, and listens. What fails on the way
 * closes what was opened before.
 */
public final class Wiring {

    private Wiring() {}

    /**
     * Starts a server.
     *
     * @param dev where to make what is missing, for {@code --dev}; empty in production
     * @param says where the server's log goes
     * @throws CordonException whatever a room says: the server does not start half
     */
    public static RunningServer start(ServerConfig config, Optional<DevFolder> dev, PrintStream says) {
        return start(config, dev, Optional.empty(), says);
    }

    /** The same with a gateway to models beside the API, in the place of the configuration's own. */
    public static RunningServer start(
            ServerConfig config, Optional<DevFolder> dev, Optional<GatewaySettings> gateway, PrintStream says) {
        SafeStart.require(config);
        TlsRules.forThisProcess();
        ServerLog log = new ServerLog(says, config.log().level());
        log.takeOverLibraries();
        Metrics metrics = new Metrics();
        try (Closing opened = new Closing()) {
            // The longest parts of a start, which wait for nothing.
            Early<AccessPolicies> policies = Early.begin("policies", () -> AccessRooms.policies(config.access()));
            Cascades cascades = opened.add(new Cascades());
            Early<?> models =
                    Early.begin("models", () -> cascades.of(config.deid().profile()));
            Rooms rooms = Rooms.open(
                    config,
                    policies,
                    new LoudAlarm(log, metrics),
                    (trail, seats) -> {
                        trail.serverIs(AuditAction.START);
                        dev.ifPresent(folder -> folder.makeStore(seats));
                    },
                    opened);
            Trail trail = rooms.trail();
            Tenant tenant = rooms.tenant();
            AccessRooms access = rooms.access();
            dev.ifPresent(folder -> folder.adminKey(access.keys(), "cordon"));
            access.certificates().ifPresent(certificates -> opened.add(certificates.watched(log)));
            EngineMaker maker =
                    maker(config.deid(), rooms.keyset(), opened.add(new ClosingVault(tenant.vault())), cascades);
            models.get();
            Engines engines = new Engines(config.deid(), maker, cascades, tenant.vault());
            EngineThreads threads = opened.add(new EngineThreads());
            Stopping stopping = new Stopping(rooms.store(), trail);
            Shapes shapes = Api.shapes(engines);
            Api.Parts parts = new Api.Parts(
                    engines,
                    threads,
                    trail,
                    access,
                    tenant,
                    StartFiles.recipients(config.access()),
                    config.limits(),
                    metrics,
                    config.log().openMetrics(),
                    stopping);
            Gate.Parts gateParts = parts(access, trail, shapes, config);
            DoorKeeper keeper =
                    new DoorKeeper(gateParts.unsigned(), gateParts.rate(), gateParts.failures(), stopping::isStopping);
            Traces traces = config.traces()
                    .<Traces>map(receiver -> opened.add(OtlpTraces.to(receiver)))
                    .orElse(Traces.NONE);
            Optional<GatewayRoom> room = gateway.map(GatewaySettings::config)
                    .or(() -> config.gateway().map(GatewayPlan::hidden))
                    .map(settings -> opened.add(GatewayRoom.open(
                            settings,
                            new GatewayRoom.Parts(
                                    access,
                                    rooms.audit(),
                                    rooms.keyset(),
                                    maker,
                                    StartFiles.minimum(config.access()),
                                    keeper,
                                    opened.add(BudgetBook.of(tenant, InstantSource.system())),
                                    traces,
                                    tenant.records()))));
            List<Endpoint> endpoints = new ArrayList<>(Api.endpoints(
                    parts, shapes, room.map(GatewayRoom::endpoints).orElse(List.of())));
            room.ifPresent(opening -> {
                endpoints.addAll(opening.doors());
                opening.watch(metrics, log);
            });
            boolean plain = gateway.filter(GatewaySettings::plaintext).isPresent();
            Gate gate = new Gate(endpoints, gateParts, stopping::isStopping, metrics, log);
            ReloadingKeys tls = opened.add(new ReloadingKeys(
                    config.tls().certificate(), config.tls().key(), config.tls().reload(), log));
            HttpListener listener = new HttpListener(
                    gate,
                    config.listen(),
                    config.limits(),
                    plain ? TlsRules.none() : TlsRules.tls(tls, config.tls().clientAnchors()),
                    metrics,
                    log);
            opened.add(new Housekeeping(
                    access.sessions(), tenant.sweep(), () -> room.ifPresent(doors -> doors.warn(log)), log));
            int port = listener.start();
            opened.keep();
            return new RunningServer(config.listen(), plain, port, listener, stopping, trail, opened, log);
        }
    }

    private static Gate.Parts parts(AccessRooms access, Trail trail, Shapes shapes, ServerConfig config) {
        return new Gate.Parts(
                access.authenticators(),
                access.failures(),
                new UnsignedRequests(trail),
                access.authorizer(),
                shapes.reader(),
                config.limits().bodyBytes(),
                new RateLimit(config.limits().requestsPerSecond()));
    }

    private static EngineMaker maker(ServerConfig.Deid settings, Keyset keyset, ClosingVault vault, Cascades cascades) {
        return EngineMaker.builtIn(keyset, StartFiles.siteRules(settings), vault.vault(), cascades);
    }
}

package health.cordon.server;

import health.cordon.access.policy.AccessPolicies;
import health.cordon.audit.AuditLog;
import health.cordon.audit.entry.AuditAction;
import health.cordon.core.error.CordonException;
import health.cordon.crypto.Keyset;
import health.cordon.deid.rules.SiteRules;
import health.cordon.server.api.Api;
import health.cordon.server.config.ServerConfig;
import health.cordon.server.dev.DevFolder;
import health.cordon.server.engine.Cascades;
import health.cordon.server.engine.EngineMaker;
import health.cordon.server.engine.EngineThreads;
import health.cordon.server.engine.Engines;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.Gate;
import health.cordon.server.http.HttpListener;
import health.cordon.server.http.UnsignedRequests;
import health.cordon.server.kept.AccessRooms;
import health.cordon.server.shape.Shapes;
import health.cordon.server.tls.ReloadingKeys;
import health.cordon.server.tls.TlsRules;
import health.cordon.server.trail.KeyTrail;
import health.cordon.server.trail.StoreTrail;
import health.cordon.server.trail.Trail;
import health.cordon.server.watch.Metrics;
import health.cordon.server.watch.ServerLog;
import health.cordon.store.Store;
import health.cordon.store.StoreOptions;
import health.cordon.store.Tenant;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

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
        SafeStart.require(config);
        TlsRules.forThisProcess();
        ServerLog log = new ServerLog(says, config.log().level());
        log.takeOverLibraries();
        Metrics metrics = new Metrics();
        try (Closing opened = new Closing()) {
            // The longest parts of a start, which wait for nothing.
            FutureTask<AccessPolicies> policies = early("policies", () -> AccessRooms.policies(config.access()));
            Cascades cascades = opened.add(new Cascades());
            FutureTask<?> models =
                    early("models", () -> cascades.of(config.deid().profile()));
            Keyset keyset = opened.add(StartFiles.keyset(config.keys()));
            AuditLog audit = opened.add(AuditLog.open(config.audit()));
            Trail trail = new Trail(audit, keyset, StartFiles.vkey(config));
            StoreOptions seats = StoreOptions.NONE
                    .watchedBy(new KeyTrail(trail), new StoreTrail(trail))
                    .withPassphraseFile(config.keys().storePassphrase());
            trail.serverIs(AuditAction.START);
            dev.ifPresent(folder -> folder.makeStore(seats));
            Store store = opened.add(Store.open(config.store().address(), seats));
            Tenant tenant = store.in(config.store().tenant());
            AccessRooms access = AccessRooms.open(config, read(policies), tenant, trail, new LoudAlarm(log, metrics));
            dev.ifPresent(folder -> folder.adminKey(access.keys(), "cordon"));
            read(models);
            Engines engines = engines(config.deid(), keyset, opened.add(new ClosingVault(tenant.vault())), cascades);
            EngineThreads threads = opened.add(new EngineThreads());
            Stopping stopping = new Stopping(store, trail);
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
                    stopping);
            List<Endpoint> endpoints = Api.endpoints(parts, shapes);
            Gate gate = new Gate(endpoints, parts(access, trail, shapes, config), stopping::isStopping, metrics, log);
            ReloadingKeys tls = opened.add(new ReloadingKeys(
                    config.tls().certificate(), config.tls().key(), config.tls().reload(), log));
            HttpListener listener = new HttpListener(
                    gate,
                    config.listen(),
                    config.limits(),
                    TlsRules.tls(tls, config.tls().clientAnchors()),
                    metrics,
                    log);
            opened.add(new Housekeeping(access.sessions(), tenant.sweep(), log));
            int port = listener.start();
            opened.keep();
            return new RunningServer(config.listen(), port, listener, stopping, trail, opened, log);
        }
    }

    private static <T> FutureTask<T> early(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("cordon-" + name).start(task);
        return task;
    }

    private static <T> T read(FutureTask<T> early) {
        try {
            return early.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CordonException told
                    ? told
                    : new CordonException(ServerError.INTERNAL, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CordonException(ServerError.STOPPING, e);
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
                config.limits().requestsPerSecond());
    }

    private static Engines engines(ServerConfig.Deid settings, Keyset keyset, ClosingVault vault, Cascades cascades) {
        SiteRules site = StartFiles.siteRules(settings);
        return new Engines(settings, EngineMaker.builtIn(keyset, site, vault.vault(), cascades), vault.vault());
    }
}

package health.cordon.server.api;

import health.cordon.access.Action;
import health.cordon.access.ResourceType;
import health.cordon.audit.export.Recipients;
import health.cordon.core.PurposeOfUse;
import health.cordon.server.config.ServerConfig.Limits;
import health.cordon.server.engine.EngineThreads;
import health.cordon.server.engine.Engines;
import health.cordon.server.history.HistoryRoom;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.OpenApi;
import health.cordon.server.kept.AccessRooms;
import health.cordon.server.shape.Shapes;
import health.cordon.server.trail.Trail;
import health.cordon.server.watch.Metrics;
import health.cordon.store.Tenant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that the server does over HTTP, as endpoints. */
public final class Api {

    private Api() {}

    /**
     * What endpoints work with.
     *
     * @param engines de-identification
     * @param threads for long documents
     * @param trail the audit log
     * @param access who may do what
     * @param tenant what is kept
     * @param recipients who stands behind recipients' ids
     * @param limits how much is too much
     * @param metrics what is counted
     * @param openMetrics whether anyone may read it
     * @param readiness whether the server can serve
     */
    public record Parts(
            Engines engines,
            EngineThreads threads,
            Trail trail,
            AccessRooms access,
            Tenant tenant,
            Recipients recipients,
            Limits limits,
            Metrics metrics,
            boolean openMetrics,
            Readiness readiness) {}

    /** The lists of words that bodies name. */
    public static Shapes shapes(Engines engines) {
        return new Shapes(Map.of(
                "policies", engines.policies(),
                "profiles", List.of("fast", "default", "max"),
                "purposes", PurposeOfUse.codes(),
                "actions", Action.words(),
                "resources", ResourceType.words()));
    }

    /** The endpoints, these of another room with them, and the document that describes them all. */
    public static List<Endpoint> endpoints(Parts parts, Shapes shapes, List<Endpoint> others) {
        DeidWork work = new DeidWork(parts.engines(), parts.threads(), parts.trail(), parts.metrics());
        StatusApi status = new StatusApi(parts.readiness(), parts.metrics(), parts.openMetrics());
        List<Endpoint> all = new ArrayList<>(status.endpoints());
        all.addAll(new DeidApi(work).endpoints());
        all.addAll(new BatchApi(work, parts.limits()).endpoints());
        all.addAll(new AuditApi(parts.trail()).endpoints());
        all.addAll(new PatientApi(parts).endpoints());
        all.addAll(new AccessApi(parts.access()).endpoints());
        all.addAll(new SignInApi(parts.access()).endpoints());
        all.addAll(new EmergencyApi(parts.access()).endpoints());
        all.addAll(new VaultApi(parts).endpoints());
        all.addAll(new DatasetApi(parts, work).endpoints());
        all.addAll(new HistoryApi(new HistoryRoom(
                        parts.tenant(), parts.access().authorizer(), parts.trail(), InstantSource.system()))
                .endpoints());
        all.addAll(others);
        byte[] document = new OpenApi(shapes).of(status.withDocument(all));
        all.add(StatusApi.document(document));
        return List.copyOf(all);
    }
}

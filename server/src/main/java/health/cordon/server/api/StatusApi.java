package health.cordon.server.api;

import health.cordon.access.Action;
import health.cordon.access.Classification;
import health.cordon.access.Resource;
import health.cordon.access.ResourceType;
import health.cordon.core.PurposeOfUse;
import health.cordon.server.http.Answer;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.Verb;
import health.cordon.server.shape.Says;
import health.cordon.server.watch.Metrics;
import java.util.ArrayList;
import java.util.List;

/** What anyone may ask: whether it lives, whether it serves, what it offers; and what it counted, for who may read that. */
final class StatusApi {

    /** The media type of Prometheus's text format. */
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** What is counted tells nothing of a patient, but how much a site does, and what it fails at. */
    private static final Resource METRICS = Resource.of(ResourceType.CONFIGURATION, "metrics", Classification.NONE);

    /** How it stands. */
    record Status(
            @Says(value = "UP, READY, or what stands in the way.", example = "READY")
            String status) {}

    private final Readiness readiness;
    private final Metrics metrics;
    private final boolean openMetrics;

    StatusApi(Readiness readiness, Metrics metrics, boolean openMetrics) {
        this.readiness = readiness;
        this.metrics = metrics;
        this.openMetrics = openMetrics;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("health", Verb.GET, "/healthz", "Says that the process lives.")
                        .gives(Status.class)
                        .open(inbound -> Answer.ok(new Status("UP"))),
                Endpoint.of("ready", Verb.GET, "/readyz", "Says whether requests are taken.")
                        .gives(Status.class)
                        .alsoAs(503)
                        .open(inbound -> ready()),
                counted());
    }

    private Endpoint counted() {
        Endpoint.Draft<Endpoint.NoBody> draft = Endpoint.of(
                        "metrics", Verb.GET, "/metrics", "Gives counts and times for Prometheus.")
                .givesType(METRICS_TYPE)
                .usuallyFor(PurposeOfUse.HSYSADMIN);
        return openMetrics
                ? draft.open(inbound -> Answer.bytes(METRICS_TYPE, metrics.text()))
                : draft.needs(Action.READ, METRICS, call -> Answer.bytes(METRICS_TYPE, metrics.text()));
    }

    private Answer ready() {
        Readiness.State state = readiness.now();
        return Answer.json(state == Readiness.State.READY ? 200 : 503, new Status(state.name()));
    }

    /** These endpoints and the one that will show the document. */
    List<Endpoint> withDocument(List<Endpoint> all) {
        List<Endpoint> whole = new ArrayList<>(all);
        whole.add(document(new byte[0]));
        return whole;
    }

    static Endpoint document(byte[] document) {
        return Endpoint.of("openapi", Verb.GET, "/openapi.json", "Gives this document.")
                .givesType("application/json")
                .open(inbound -> Answer.bytes("application/json", document));
    }
}

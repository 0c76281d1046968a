package health.cordon.server.api;

import health.cordon.server.http.Answer;
import health.cordon.server.http.Endpoint;
import health.cordon.server.http.Verb;
import health.cordon.server.shape.Says;
import health.cordon.server.watch.Metrics;
import java.util.ArrayList;
import java.util.List;

/** What anyone may ask: whether it lives, whether it serves, what it counted, what it offers. */
final class StatusApi {

    /** The media type of Prometheus's text format. */
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    /** How it stands. */
    record Status(
            @Says(value = "UP, READY, or what stands in the way.", example = "READY")
            String status) {}

    private final Readiness readiness;
    private final Metrics metrics;

    StatusApi(Readiness readiness, Metrics metrics) {
        this.readiness = readiness;
        this.metrics = metrics;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("health", Verb.GET, "/healthz", "Says that the process lives.")
                        .gives(Status.class)
                        .open(inbound -> Answer.ok(new Status("UP"))),
                Endpoint.of("ready", Verb.GET, "/readyz", "Says whether requests are taken.")
                        .gives(Status.class)
                        .open(inbound -> ready()),
                Endpoint.of("metrics", Verb.GET, "/metrics", "Gives counts and times for Prometheus.")
                        .givesType(METRICS)
                        .open(inbound -> Answer.bytes(METRICS, metrics.text())));
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

package health.cordon.server.watch;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** What the server counts, for Prometheus. Labels are ids of endpoints, status codes and reasons: constants. Thread-safe. */
public final class Metrics {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("cordon_requests_total")
            .help("Requests answered, by endpoint and status.")
            .labelNames("endpoint", "status")
            .register(registry);
    private final Histogram seconds = Histogram.builder()
            .name("cordon_request_seconds")
            .help("Time from the head of a request to its answer, by endpoint.")
            .labelNames("endpoint")
            .classicOnly()
            .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
            .register(registry);
    private final Counter refusals = Counter.builder()
            .name("cordon_refusals_total")
            .help("Requests refused before they were worked on, by reason.")
            .labelNames("reason")
            .register(registry);
    private final Counter documents = Counter.builder()
            .name("cordon_documents_total")
            .help("Documents de-identified or looked through, by outcome.")
            .labelNames("outcome")
            .register(registry);
    private final Counter characters = Counter.builder()
            .name("cordon_document_characters_total")
            .help("Characters of those documents.")
            .register(registry);
    private final Counter spans = Counter.builder()
            .name("cordon_identifiers_total")
            .help("Identifiers found in them.")
            .register(registry);
    private final Counter emergencies = Counter.builder()
            .name("cordon_emergency_access_total")
            .help("Emergency access taken.")
            .register(registry);
    private final Counter connections = Counter.builder()
            .name("cordon_connections_cut_total")
            .help("Connections cut for being too slow or too many, by reason.")
            .labelNames("reason")
            .register(registry);

    /** Empty ones. */
    public Metrics() {
        Runtime runtime = Runtime.getRuntime();
        gauge("cordon_heap_used_bytes", "Heap in use.", () -> runtime.totalMemory() - runtime.freeMemory());
        gauge("cordon_heap_max_bytes", "The heap's bound.", runtime::maxMemory);
        gauge(
                "cordon_uptime_seconds",
                "Since the process started.",
                () -> ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    }

    /** A value that is asked for when it is scraped. */
    public void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsDouble()))
                .register(registry);
    }

    /** Values by a label, which are asked for when they are scraped; the label's values are words of the configuration. */
    public void gauges(String name, String help, String label, Supplier<Map<String, Double>> values) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(callback -> values.get().forEach((word, value) -> callback.call(value, word)))
                .register(registry);
    }

    /** A request was answered. */
    public void answered(String endpoint, int status, long nanos) {
        requests.labelValues(endpoint, Integer.toString(status)).inc();
        seconds.labelValues(endpoint).observe(nanos / 1e9);
    }

    /** A request was refused; the reason is an error's name. */
    public void refused(String reason) {
        refusals.labelValues(reason).inc();
    }

    /** A document was worked on. */
    public void document(boolean good, long length, long found) {
        documents.labelValues(good ? "done" : "failed").inc();
        characters.inc(length);
        spans.inc(found);
    }

    /** Emergency access was taken. */
    public void emergency() {
        emergencies.inc();
    }

    /** A connection was cut. */
    public void cut(String reason) {
        connections.labelValues(reason).inc();
    }

    /** All of it in the text format of Prometheus, version 0.0.4. */
    public byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

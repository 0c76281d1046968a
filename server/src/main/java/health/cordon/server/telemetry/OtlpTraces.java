package health.cordon.server.telemetry;

import health.cordon.audit.entry.RequestId;
import health.cordon.gateway.inbound.Door;
import health.cordon.gateway.spi.TraceParent;
import health.cordon.gateway.trace.Fact;
import health.cordon.gateway.trace.Span;
import health.cordon.gateway.trace.Traces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends traces to a receiver of OpenTelemetry's protocol over HTTP.
 *
 * <p><b>What this promises.</b> It connects to the address that it was given and to no other, and follows no redirect. What is
 * sent are {@link Fact}s, names of stages, times and ids; no exception is sent. Spans wait in memory, {@value #MOST_WAITING} at
 * most, and are sent by a thread of their own: a receiver that is slow or down loses traces, and delays nobody. Thread-safe.
 */
public final class OtlpTraces implements Traces, AutoCloseable {

    static final int MOST_WAITING = 8192;

    private static final String USUAL_PATH = "/v1/traces";
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private OtlpTraces(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("health.cordon.gateway");
    }

    /** To this receiver; {@code /v1/traces} where the address has no path. */
    public static OtlpTraces to(URI receiver) {
        String path = receiver.getRawPath();
        URI there = path.isEmpty() || path.equals("/") ? receiver.resolve(USUAL_PATH) : receiver;
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(there.toString())
                .setConnectTimeout(PATIENCE)
                .setTimeout(PATIENCE)
                .setMeterProvider(MeterProvider.noop())
                .build();
        return new OtlpTraces(SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "cordon")))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setMaxQueueSize(MOST_WAITING)
                        .setScheduleDelay(OFTEN)
                        .setExporterTimeout(PATIENCE)
                        .setMeterProvider(MeterProvider.noop())
                        .build())
                .build());
    }

    @Override
    public Span begin(Door door, RequestId id, Optional<TraceParent> parent) {
        Span span = new OtlpSpan(
                tracer,
                tracer.spanBuilder(door.method() + " " + door.path())
                        .setParent(parent.map(OtlpTraces::remote).orElseGet(Context::root))
                        .setSpanKind(SpanKind.SERVER)
                        .startSpan());
        span.say(Fact.request(id));
        span.say(Fact.method(door));
        span.say(Fact.route(door));
        return span;
    }

    private static Context remote(TraceParent parent) {
        return Context.root()
                .with(io.opentelemetry.api.trace.Span.wrap(SpanContext.createFromRemoteParent(
                        parent.trace(), parent.span(), TraceFlags.getSampled(), TraceState.getDefault())));
    }

    /** Sends what waits, for a few seconds at most. */
    @Override
    public void close() {
        provider.shutdown().join(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}

package health.cordon.server.telemetry;

import health.cordon.gateway.spi.TraceParent;
import health.cordon.gateway.trace.Fact;
import health.cordon.gateway.trace.Span;
import health.cordon.gateway.trace.Stage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A span that is sent once it ended. Its name and what it says are words of Cordon's own and of the configuration. */
final class OtlpSpan implements Span {

    private final Tracer tracer;
    private final io.opentelemetry.api.trace.Span span;

    OtlpSpan(Tracer tracer, io.opentelemetry.api.trace.Span span) {
        this.tracer = tracer;
        this.span = span;
    }

    @Override
    public Span begin(Stage stage) {
        return new OtlpSpan(
                tracer,
                tracer.spanBuilder("cordon." + stage.name().toLowerCase(Locale.ROOT))
                        .setParent(Context.root().with(span))
                        .setSpanKind(stage == Stage.CALL ? SpanKind.CLIENT : SpanKind.INTERNAL)
                        .startSpan());
    }

    @Override
    public void say(Fact fact) {
        switch (fact.value()) {
            case Long number -> span.setAttribute(fact.name(), number);
            case List<?> words ->
                span.setAttribute(
                        AttributeKey.stringArrayKey(fact.name()),
                        words.stream().map(String::valueOf).toList());
            case Object word -> span.setAttribute(fact.name(), word.toString());
        }
        if (fact.isError()) {
            span.setStatus(StatusCode.ERROR);
        }
    }

    @Override
    public void end() {
        span.end();
    }

    @Override
    public Optional<TraceParent> id() {
        SpanContext ids = span.getSpanContext();
        return Optional.of(new TraceParent(ids.getTraceId(), ids.getSpanId()));
    }
}

package health.cordon.eval.sweep;

import health.cordon.eval.Interval;
import health.cordon.eval.sweep.SweepReport.Chosen;
import health.cordon.eval.sweep.SweepReport.Figures;
import health.cordon.eval.sweep.SweepReport.KindCurve;
import health.cordon.eval.sweep.SweepReport.Point;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A sweep as a JSON object, keys in a fixed order. */
public final class SweepJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private SweepJson(JsonGenerator json) {
        this.json = json;
    }

    /** The object, without a line end. */
    public static String of(SweepReport report) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            new SweepJson(json).write(report);
        }
        return out.toString();
    }

    private void write(SweepReport report) {
        json.writeStartObject();
        json.writeNumberProperty("at_most", report.atMost());
        json.writeObjectPropertyStart("now");
        json.writeStringProperty("thresholds", report.inForce().toString());
        figures(report.now());
        json.writeEndObject();
        Chosen chosen = report.chosen();
        if (chosen == null) {
            json.writeNullProperty("chosen");
        } else {
            json.writeObjectPropertyStart("chosen");
            json.writeStringProperty("thresholds", chosen.thresholds().toString());
            json.writeBooleanProperty("holds_bound", chosen.holdsBound());
            json.writeObjectPropertyStart("on_these_notes");
            figures(chosen.here());
            json.writeEndObject();
            json.writeObjectPropertyStart("on_other_notes");
            figures(chosen.elsewhere());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeObjectPropertyStart("kinds");
        report.kinds().forEach((kind, curve) -> {
            json.writeName(kind.name());
            kind(curve);
        });
        json.writeEndObject();
        curve(report.curve());
        json.writeEndObject();
    }

    private void kind(KindCurve kind) {
        json.writeStartObject();
        json.writeNumberProperty("elements", kind.elements());
        json.writeBooleanProperty("judged", kind.isJudged());
        json.writeNumberProperty("from", kind.from());
        json.writeNumberProperty("to", kind.to());
        interval("recall_now", kind.now());
        interval("recall_on_other_notes", kind.elsewhere());
        curve(kind.curve());
        json.writeEndObject();
    }

    private void curve(List<Point> curve) {
        json.writeArrayPropertyStart("curve");
        for (Point point : curve) {
            json.writeStartObject();
            json.writeNumberProperty("threshold", point.threshold());
            interval("recall", point.recall());
            json.writeNumberProperty("over_redaction", point.overRedaction());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void figures(Figures figures) {
        interval("recall", figures.recall());
        interval("over_redaction", figures.overRedaction());
        interval("documents_without_leak", figures.leakFree());
        interval("phi_free_untouched", figures.untouched());
    }

    private void interval(String name, Interval interval) {
        if (Double.isNaN(interval.share())) {
            json.writeNullProperty(name);
            return;
        }
        json.writeArrayPropertyStart(name);
        json.writeNumber(interval.share());
        json.writeNumber(interval.low());
        json.writeNumber(interval.high());
        json.writeEndArray();
    }
}

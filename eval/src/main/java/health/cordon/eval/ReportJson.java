package health.cordon.eval;

import health.cordon.eval.sweep.SweepJson;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A report as JSON, keys in a fixed order. */
public final class ReportJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private ReportJson(JsonGenerator json) {
        this.json = json;
    }

    /** The whole report. */
    public static String of(EvalReport report) {
        return of(Measurement.of(report));
    }

    /** The same with what was measured and, where one was made, the sweep. */
    public static String of(Measurement measured) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            new ReportJson(json).write(measured);
        }
        return out.append('\n').toString();
    }

    private void write(Measurement measured) {
        EvalReport report = measured.report();
        json.writeStartObject();
        json.writeNumberProperty("documents", report.documents());
        json.writeNumberProperty("documents_with_phi", report.withPhi());
        interval("documents_without_leak", report.leakFree());
        interval("phi_free_untouched", report.untouched());
        json.writeNumberProperty("over_redaction", report.overRedaction());
        interval("span_precision", report.predicted().precision());
        json.writeName("overall");
        tally(report.overall());
        interval("overall_by_documents", report.byDocuments());
        json.writeObjectPropertyStart("kinds");
        report.kinds().forEach((kind, tally) -> {
            json.writeName(kind.name());
            tally(tally);
        });
        json.writeEndObject();
        json.writeObjectPropertyStart("predicted");
        report.predictions().forEach((kind, predicted) -> {
            json.writeObjectPropertyStart(kind.name());
            json.writeNumberProperty("right", predicted.right());
            json.writeNumberProperty("needless", predicted.needless());
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeObjectPropertyStart("groups");
        report.groups().forEach((dimension, groups) -> {
            json.writeObjectPropertyStart(dimension);
            json.writeNumberProperty("gap", report.gap(dimension));
            groups.forEach((group, tally) -> {
                json.writeName(group);
                tally(tally);
            });
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeObjectPropertyStart("unknown_labels");
        report.unknownLabels().forEach(json::writeNumberProperty);
        json.writeEndObject();
        findings("leaks", report.leaks());
        findings("needless", report.needless());
        json.writeObjectPropertyStart("engine");
        measured.engine().forEach(json::writeStringProperty);
        json.writeEndObject();
        if (measured.sweep() != null) {
            json.writeName("sweep");
            json.writeRawValue(SweepJson.of(measured.sweep()));
        }
        json.writeEndObject();
    }

    private void tally(Tally tally) {
        json.writeStartObject();
        json.writeNumberProperty("elements", tally.elements());
        json.writeNumberProperty("covered", tally.covered());
        json.writeNumberProperty("partial", tally.partial());
        json.writeNumberProperty("same_kind", tally.sameKind());
        json.writeNumberProperty("same_paragraph", tally.sameParagraph());
        interval("recall", tally.recall());
        json.writeEndObject();
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

    private void findings(String name, Iterable<Finding> findings) {
        json.writeArrayPropertyStart(name);
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringProperty("id", finding.document());
            json.writeNumberProperty("start", finding.start());
            json.writeNumberProperty("end", finding.end());
            json.writeStringProperty("type", finding.kind().name());
            json.writeBooleanProperty("partial", finding.partial());
            json.writeStringProperty("shape", finding.shape());
            if (finding.text() != null) {
                json.writeStringProperty("text", finding.text());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

package health.cordon.cli.train;

import health.cordon.eval.Comparison;
import health.cordon.eval.Interval;
import health.cordon.eval.ReportJson;
import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A trial as JSON, keys in a fixed order. The reports in it are those of {@code cordon eval}. */
public final class TrialJson {

    private static final JsonFactory JSON = new JsonFactory();

    private TrialJson() {}

    /**
     * The whole trial.
     *
     * @param about what was trained: counts, seed, hashes, in the order to show them
     */
    public static String of(Trial trial, Map<String, String> about) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            about.forEach(json::writeStringProperty);
            json.writeBooleanProperty("better", trial.against().isEmpty());
            json.writeArrayPropertyStart("against");
            trial.against().forEach(json::writeString);
            json.writeEndArray();
            write("kept_back", trial.site(), json);
            write("generated", trial.generated(), json);
            json.writeEndObject();
        }
        return out.append('\n').toString();
    }

    private static void write(String name, Comparison both, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("gained", both.gained());
        json.writeNumberProperty("lost", both.lost());
        write("recall_change", both.recall(), json);
        write("over_redaction_change", both.overRedaction(), json);
        json.writeName("before");
        json.writeRawValue(ReportJson.of(both.before()).strip());
        json.writeName("after");
        json.writeRawValue(ReportJson.of(both.after()).strip());
        json.writeEndObject();
    }

    private static void write(String name, Interval change, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        json.writeNumber(change.share());
        json.writeNumber(change.low());
        json.writeNumber(change.high());
        json.writeEndArray();
    }
}

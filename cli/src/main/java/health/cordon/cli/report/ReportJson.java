package health.cordon.cli.report;

import health.cordon.cli.batch.Fault;
import health.cordon.cli.batch.FileOutcome;
import health.cordon.cli.batch.Tally;
import health.cordon.core.PhiKind;
import health.cordon.deid.lines.JsonBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run's report for machines. The format is part of {@code docs/cli.md}. */
public final class ReportJson {

    private ReportJson() {}

    /** Writes the whole report, one line a file. */
    public static void write(RunReport report, OutputStream out) throws IOException {
        JsonBytes json = new JsonBytes(4096);
        head(report, json);
        json.ascii(",\n  \"files\": [");
        out.write(json.toBytes());
        String comma = "\n";
        for (FileOutcome file : report.files()) {
            JsonBytes line = new JsonBytes(512).ascii(comma).ascii("    ");
            file(file, line);
            out.write(line.toBytes());
            comma = ",\n";
        }
        out.write(new JsonBytes(16).ascii("\n  ]\n}\n").toBytes());
    }

    /** The report without its files. */
    public static byte[] summary(RunReport report) {
        JsonBytes json = new JsonBytes(4096);
        head(report, json);
        return json.ascii("\n}\n").toBytes();
    }

    private static void head(RunReport report, JsonBytes json) {
        json.ascii("{\n  \"report\": \"cordon deid\",\n  \"format\": 1,\n  \"started\": ")
                .string(report.started().toString());
        json.ascii(",\n  \"seconds\": ").ascii(String.format(Locale.ROOT, "%.3f", report.seconds()));
        json.ascii(",\n  \"versions\": ");
        map(report.versions(), json);
        json.ascii(",\n  \"settings\": ");
        map(report.settings(), json);
        json.ascii(",\n  \"fileStates\": {");
        String comma = "";
        for (FileOutcome.State state : FileOutcome.State.values()) {
            json.ascii(comma).string(state.name()).ascii(": ").number(report.count(state));
            comma = ", ";
        }
        json.ascii("},\n  \"hiddenSkipped\": ").number(report.hidden());
        json.ascii(",\n  \"bytesWorked\": ").number(report.bytesWorked());
        json.ascii(",\n  \"total\": {");
        counts(report.total(), json);
        json.ascii('}');
    }

    private static void file(FileOutcome file, JsonBytes json) {
        json.ascii("{\"file\": ").string(file.name());
        json.ascii(", \"state\": ").string(file.state().name());
        text(", \"output\": ", file.output(), json);
        json.ascii(", \"bytesIn\": ").number(file.bytesIn());
        json.ascii(", \"bytesOut\": ").number(file.bytesOut());
        text(", \"sha256In\": ", file.hashIn(), json);
        text(", \"sha256Out\": ", file.hashOut(), json);
        json.ascii(", ");
        counts(file.tally(), json);
        json.ascii(", \"errors\": [");
        String comma = "";
        for (Fault fault : file.faults()) {
            json.ascii(comma).ascii("{\"code\": ").string(String.format(Locale.ROOT, "C%04d", fault.number()));
            if (fault.line() > 0) {
                json.ascii(", \"line\": ").number(fault.line());
            }
            json.ascii(", \"message\": ").string(fault.message()).ascii('}');
            comma = ", ";
        }
        json.ascii("]}");
    }

    private static void counts(Tally tally, JsonBytes json) {
        json.ascii("\"documents\": ").number(tally.documents());
        json.ascii(", \"failed\": ").number(tally.failed());
        json.ascii(", \"spans\": ").number(tally.spans());
        json.ascii(", \"notReadTwice\": ").number(tally.notReadTwice());
        json.ascii(", \"kinds\": {");
        String comma = "";
        for (PhiKind kind : PhiKind.values()) {
            if (tally.of(kind) > 0) {
                json.ascii(comma).string(kind.name()).ascii(": ").number(tally.of(kind));
                comma = ", ";
            }
        }
        json.ascii("}, \"actions\": {");
        comma = "";
        for (Map.Entry<String, Long> each : tally.actions().entrySet()) {
            json.ascii(comma).string(each.getKey()).ascii(": ").number(each.getValue());
            comma = ", ";
        }
        json.ascii('}');
    }

    private static void map(Map<String, String> map, JsonBytes json) {
        json.ascii('{');
        String comma = "";
        for (Map.Entry<String, String> each : map.entrySet()) {
            json.ascii(comma).string(each.getKey()).ascii(": ").string(each.getValue());
            comma = ", ";
        }
        json.ascii('}');
    }

    private static void text(String name, @Nullable String value, JsonBytes json) {
        if (value != null) {
            json.ascii(name).string(value);
        }
    }
}

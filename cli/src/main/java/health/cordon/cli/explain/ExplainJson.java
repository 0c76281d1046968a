package health.cordon.cli.explain;

import health.cordon.deid.Span;
import health.cordon.deid.lines.JsonBytes;

/** An explanation for machines: one object, offsets in UTF-16 units, with the characters of each span. */
public final class ExplainJson {

    private ExplainJson() {}

    /** The object and a line feed. It holds the spans' text. */
    public static byte[] of(Explanation explanation) {
        JsonBytes json = new JsonBytes(1024)
                .ascii("{\"document\": ")
                .string(explanation.name())
                .ascii(", \"spans\": [");
        String comma = "\n  ";
        for (Span span : explanation.spans()) {
            json.ascii(comma)
                    .ascii("{\"start\": ")
                    .number(span.start())
                    .ascii(", \"end\": ")
                    .number(span.end());
            json.ascii(", \"line\": ").number(explanation.line(span.start()));
            json.ascii(", \"type\": ")
                    .string(span.kind().name())
                    .ascii(", \"score\": ")
                    .score(span.score());
            json.ascii(", \"citation\": ").string(span.kind().citation());
            json.ascii(", \"detector\": ").string(span.detector());
            json.ascii(", \"text\": ").string(explanation.text().substring(span.start(), span.end()));
            json.ascii(", \"evidence\": [");
            for (int i = 0; i < span.evidence().size(); i++) {
                json.ascii(i == 0 ? "" : ", ").string(span.evidence().get(i));
            }
            json.ascii("]}");
            comma = ",\n  ";
        }
        return json.ascii("\n]}\n").toBytes();
    }
}

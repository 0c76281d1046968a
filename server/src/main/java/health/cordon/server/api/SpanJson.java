package health.cordon.server.api;

import health.cordon.core.PhiKind;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Span;
import health.cordon.deid.Treated;
import health.cordon.deid.lines.JsonBytes;
import health.cordon.deid.lines.Offsets;
import java.util.List;
import java.util.Map;

/** Spans and counts straight into bytes: the hot part of every answer. The same words as in {@link DeidBodies}. */
final class SpanJson {

    private SpanJson() {}

    /** {@code "text":...,"spans":[...],"counts":{...}}, without braces around. */
    static void deidentified(Deidentified result, String original, Offsets offsets, JsonBytes out) {
        out.ascii("\"text\":").string(result.text()).ascii(",\"spans\":[");
        Offsets.Walk before = offsets.walk(original);
        Offsets.Walk after = offsets.walk(result.text());
        List<Treated> treated = result.report().treated();
        for (int i = 0; i < treated.size(); i++) {
            Treated one = treated.get(i);
            span(one.span(), before, out, i == 0);
            out.ascii(",\"action\":").string(one.action());
            out.ascii(",\"newStart\":").number(after.of(one.outStart()));
            out.ascii(",\"newEnd\":").number(after.of(one.outEnd())).ascii('}');
        }
        out.ascii(']');
        counts(result.report().counts(), out);
    }

    /** {@code "spans":[...],"counts":{...}}, without braces around. */
    static void detected(List<Span> spans, Map<PhiKind, Integer> counts, String text, Offsets offsets, JsonBytes out) {
        out.ascii("\"spans\":[");
        Offsets.Walk walk = offsets.walk(text);
        for (int i = 0; i < spans.size(); i++) {
            span(spans.get(i), walk, out, i == 0);
            out.ascii('}');
        }
        out.ascii(']');
        counts(counts, out);
    }

    /** {@code ,"versions":{...}}. */
    static void versions(Map<String, String> versions, JsonBytes out) {
        String between = ",\"versions\":{";
        for (Map.Entry<String, String> version : versions.entrySet()) {
            out.ascii(between).string(version.getKey()).ascii(':').string(version.getValue());
            between = ",";
        }
        out.ascii('}');
    }

    private static void span(Span span, Offsets.Walk walk, JsonBytes out, boolean first) {
        out.ascii(first ? "{\"start\":" : ",{\"start\":").number(walk.of(span.start()));
        out.ascii(",\"end\":").number(walk.of(span.end()));
        out.ascii(",\"type\":\"").ascii(span.kind().name());
        out.ascii("\",\"score\":").score(span.score());
        out.ascii(",\"detector\":").string(span.detector());
    }

    private static void counts(Map<PhiKind, Integer> counts, JsonBytes out) {
        out.ascii(",\"counts\":{");
        boolean first = true;
        for (Map.Entry<PhiKind, Integer> count : counts.entrySet()) {
            out.ascii(first ? "\"" : ",\"")
                    .ascii(count.getKey().name())
                    .ascii("\":")
                    .number(count.getValue());
            first = false;
        }
        out.ascii('}');
    }
}

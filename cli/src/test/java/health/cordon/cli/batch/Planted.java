package health.cordon.cli.batch;

import health.cordon.core.PhiKind;
import health.cordon.deid.DeidReport;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.deid.Treated;
import health.cordon.deid.known.KnownPhi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An engine that knows one name, and fails on one word, so that the batch can be tested apart from detection. */
final class Planted {

    static final String NAME = "Zorvane";
    static final String BROKEN = "BREAKS";

    private Planted() {}

    static Documents documents() {
        return new Documents(Planted::deidentify, id -> KnownPhi.NONE);
    }

    private static Deidentified deidentify(Document document) {
        String text = document.text();
        if (text.contains(BROKEN)) {
            throw new IllegalStateException("the message holds " + text);
        }
        StringBuilder out = new StringBuilder();
        List<Treated> treated = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(NAME); at >= 0; at = text.indexOf(NAME, from)) {
            out.append(text, from, at);
            from = at + NAME.length();
            Span span = new Span(at, from, PhiKind.NAME, 0.9, "planted", List.of("planted"));
            treated.add(new Treated(span, "redact", out.length(), out.length() + 6));
            out.append("[NAME]");
        }
        out.append(text, from, text.length());
        Map<PhiKind, Integer> counts = treated.isEmpty() ? Map.of() : Map.of(PhiKind.NAME, treated.size());
        return new Deidentified(out.toString(), new DeidReport(document.id(), counts, treated));
    }
}

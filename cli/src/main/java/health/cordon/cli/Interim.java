package health.cordon.cli;

import health.cordon.deid.DeidReport;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.Resolved;
import health.cordon.deid.Span;
import health.cordon.deid.Treated;
import java.util.ArrayList;
import java.util.List;

/** Until the facade transforms. */
final class Interim {

    private Interim() {}

    static Deidentified deidentify(Deidentifier deidentifier, Document document) {
        Resolved resolved = deidentifier.detect(document);
        StringBuilder out = new StringBuilder();
        List<Treated> treated = new ArrayList<>();
        int from = 0;
        for (Span span : resolved.spans()) {
            out.append(document.text(), from, span.start());
            int start = out.length();
            out.append(span.kind().tag());
            treated.add(new Treated(span, "redact", start, out.length()));
            from = span.end();
        }
        out.append(document.text(), from, document.text().length());
        return new Deidentified(out.toString(), new DeidReport(document.id(), resolved.counts(), treated));
    }
}

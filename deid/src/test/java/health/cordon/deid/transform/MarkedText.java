package health.cordon.deid.transform;

import health.cordon.core.PhiKind;
import health.cordon.crypto.Keyset;
import health.cordon.deid.Deidentified;
import health.cordon.deid.Document;
import health.cordon.deid.Resolved;
import health.cordon.deid.Span;
import health.cordon.deid.known.KnownPhi;
import health.cordon.deid.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document written with its spans in place: {@code {NAME:Jane Doe} was seen}. */
record MarkedText(Document document, Resolved resolved) {

    private static final Pattern MARK = Pattern.compile("\\{([A-Z_0-9]+):([^{}]*)}", Pattern.DOTALL);

    static MarkedText of(String marked) {
        return of("doc", null, marked);
    }

    static MarkedText of(String id, String subject, String marked) {
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        Matcher mark = MARK.matcher(marked);
        int done = 0;
        while (mark.find()) {
            text.append(marked, done, mark.start());
            int start = text.length();
            text.append(mark.group(2));
            spans.add(new Span(start, text.length(), PhiKind.of(mark.group(1)), 0.9, "test", List.of("test")));
            done = mark.end();
        }
        text.append(marked.substring(done));
        return new MarkedText(new Document(id, text.toString(), subject, KnownPhi.NONE), new Resolved(spans));
    }

    Deidentified by(Policy policy, Keyset keyset) {
        return new Transformer(policy, keyset).transform(document, resolved);
    }

    /** What each span became. */
    static List<String> replacements(Deidentified done) {
        return done.report().treated().stream()
                .map(one -> done.text().substring(one.outStart(), one.outEnd()))
                .toList();
    }
}

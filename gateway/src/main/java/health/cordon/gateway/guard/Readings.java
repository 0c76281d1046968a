package health.cordon.gateway.guard;

import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for PHI in a text as it stands and, where it holds escapes, without them. */
public final class Readings {

    private Readings() {}

    /**
     * What either reading shows, at its place in the text, from left to right and apart.
     *
     * @throws health.cordon.core.error.CordonException if the engine fails
     */
    public static List<Span> spans(Deidentifier engine, String id, String text) {
        List<Span> plain = engine.detect(Document.of(id, text)).spans();
        Optional<Reading> other = Reading.unescaped(text);
        if (other.isEmpty()) {
            return plain;
        }
        Reading reading = other.get();
        List<Hit> read = new ArrayList<>();
        for (Span span : engine.detect(Document.of(id, reading.text())).spans()) {
            read.add(hit(text, reading.originalStart(span.start()), reading.originalEnd(span.end()), span));
        }
        List<Hit> asIs = plain.stream()
                .map(span -> hit(text, span.start(), span.end(), span))
                .toList();
        return Hits.together(text, asIs, read, reading).stream()
                .map(hit -> new Span(hit.start(), hit.end(), hit.kind(), 1, "readings", List.of()))
                .toList();
    }

    private static Hit hit(String text, int start, int end, Span span) {
        return new Hit(start, end, span.kind(), text.substring(start, end));
    }
}

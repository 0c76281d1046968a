package health.cordon.cli.explain;

import health.cordon.deid.Span;
import java.util.List;

/**
 * A document and what was found in it, to be shown to a person. It holds the text, so its {@code toString} does not show
 * it.
 *
 * @param name the document's name
 * @param text the text
 * @param spans what was found, in order
 */
public record Explanation(String name, String text, List<Span> spans) {

    /** Takes a copy. */
    public Explanation {
        spans = List.copyOf(spans);
    }

    /** The line in which an offset lies, from 1. */
    int line(int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    /** A span's characters on one line, cut if they are many. */
    String excerpt(Span span) {
        String all = text.substring(span.start(), span.end()).replaceAll("\\s+", " ");
        return all.length() <= 48 ? all : all.substring(0, 45) + "...";
    }

    @Override
    public String toString() {
        return "Explanation(" + name + ", " + spans.size() + " spans)";
    }
}

package health.cordon.testkit.notes;

import java.util.List;

/**
 * A synthetic note and everything in it that is PHI.
 *
 * @param id unique within one generator
 * @param kind what it is
 * @param style what was done to its text
 * @param text the whole text
 * @param spans in order, not overlapping
 */
public record GoldNote(String id, NoteKind kind, NoteStyle style, String text, List<GoldSpan> spans) {

    /** Checks the spans. */
    public GoldNote {
        spans = List.copyOf(spans);
        int last = 0;
        for (GoldSpan span : spans) {
            if (span.start() < last || span.end() <= span.start() || span.end() > text.length()) {
                throw new IllegalArgumentException("gold spans must be in order, apart, and inside the text");
            }
            last = span.end();
        }
    }

    /** The characters of one span. */
    public String textOf(GoldSpan span) {
        return text.substring(span.start(), span.end());
    }
}

package health.cordon.eval;

import health.cordon.core.PhiKind;
import org.jspecify.annotations.Nullable;

/**
 * A leak, or a needless redaction, told without its text.
 *
 * @param document the document's id
 * @param start first character, counted as {@link EvalOptions#offsets()} says
 * @param end one past the last
 * @param kind what the gold says it is; for a needless redaction, what the engine took it for
 * @param partial whether some of it was covered; false for a needless redaction
 * @param shape letters as {@code X} and {@code x}, digits as {@code 9}, at most 40 characters
 * @param text the text itself, which is PHI; null unless it was asked for
 */
public record Finding(
        String document,
        int start,
        int end,
        PhiKind kind,
        boolean partial,
        String shape,
        @Nullable String text) {

    private static final int LONGEST_SHAPE = 40;

    static Finding of(GoldDocument document, int start, int end, PhiKind kind, boolean partial, EvalOptions options) {
        String text = document.text();
        String found = text.substring(start, end);
        return new Finding(
                document.id(),
                options.offsets().fromUnits(text, start),
                options.offsets().fromUnits(text, end),
                kind,
                partial,
                shape(found),
                options.show() ? found : null);
    }

    static String shape(String text) {
        StringBuilder shape = new StringBuilder();
        for (int at = 0;
                at < text.length() && shape.length() < LONGEST_SHAPE;
                at += Character.charCount(text.codePointAt(at))) {
            int point = text.codePointAt(at);
            if (Character.isDigit(point)) {
                shape.append('9');
            } else if (Character.isUpperCase(point) || Character.isTitleCase(point)) {
                shape.append('X');
            } else if (Character.isLetter(point)) {
                shape.append('x');
            } else {
                shape.append(point > ' ' && point < 127 ? (char) point : ' ');
            }
        }
        return shape.toString();
    }

    /** Without its text, even where it was asked for. */
    @Override
    public String toString() {
        return "Finding(" + document + ", " + start + "-" + end + ", " + kind + ", " + shape + ")";
    }
}

package health.cordon.deid.text;

/**
 * The second pass, over stretches without white space: encoded runs, letters set apart, words and numbers broken at a
 * line's end. Linear.
 */
final class Layout {

    private static final int DEEPEST_INDENT = 16;

    private Layout() {}

    /** The text read as it was meant, and the way back. */
    static Rewrite.Result read(String text) {
        Rewrite rewrite = new Rewrite(text);
        int length = text.length();
        int at = 0;
        while (at < length) {
            if (text.charAt(at) <= ' ') {
                at++;
                continue;
            }
            int end = at;
            boolean percent = false;
            for (char c; end < length && (c = text.charAt(end)) > ' '; end++) {
                percent |= c == '%';
            }
            if (end - at == 1 && LetterSpacing.begins(text, at)) {
                at = LetterSpacing.collapse(rewrite, at);
                continue;
            }
            if (percent || end - at >= EncodedRuns.SHORTEST) {
                EncodedRuns.decode(rewrite, at, end, percent);
            }
            if (end < length && end - at > 1) {
                join(rewrite, end);
            }
            at = end;
        }
        return rewrite.result();
    }

    /** Joins what a hyphen at the line's end broke: {@code John-} and {@code son}; keeps the sign within a number. */
    private static void join(Rewrite rewrite, int end) {
        String text = rewrite.in();
        char sign = text.charAt(end - 1);
        if (sign != '-' && sign != '/') {
            return;
        }
        int next = end;
        if (text.charAt(next) == '\r') {
            next++;
        }
        if (next >= text.length() || text.charAt(next) != '\n') {
            return;
        }
        next++;
        int line = next;
        while (next < text.length() && next - line < DEEPEST_INDENT && text.charAt(next) == ' ') {
            next++;
        }
        if (next == text.length() || end - 1 < rewrite.done()) {
            return;
        }
        char before = text.charAt(end - 2);
        char behind = text.charAt(next);
        if (sign == '-' && Character.isLetter(before) && Character.isLowerCase(behind)) {
            rewrite.delete(end - 1, next);
        } else if (Character.isDigit(before) && Character.isDigit(behind)) {
            rewrite.delete(end, next);
        }
    }
}

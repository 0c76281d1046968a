package health.cordon.deid.text;

import java.util.Set;

/**
 * The second pass, over stretches without white space: encoded runs, letters set apart, words and numbers broken at a
 * line's end. Linear.
 */
final class Layout {

    private static final int DEEPEST_INDENT = 16;
    private static final int BUFFER = 4096;
    private static final Set<String> SENTENCE_STARTS = Set.of(
            "the", "a", "an", "and", "he", "she", "it", "is", "was", "has", "had", "i", "in", "on", "to", "of", "for",
            "with", "no", "not", "but", "or", "so", "then", "this", "that", "they", "we", "you", "patient", "who",
            "which", "at", "by", "from", "as", "his", "her", "if", "there", "will", "are", "were", "do", "did");

    private final String text;
    private final Rewrite rewrite;
    private final boolean percent;
    private final boolean plus;
    private final int depth;
    /** Up to here, characters belong to a group that was read already. */
    private int read;

    private Layout(String text, int depth) {
        this.text = text;
        this.rewrite = new Rewrite(text);
        this.percent = text.indexOf('%') >= 0;
        this.plus = text.indexOf('+') >= 0;
        this.depth = depth;
    }

    /**
     * The text read as it was meant, and the way back.
     *
     * @param depth how many encodings within encodings are undone
     */
    static Rewrite.Result read(String text, int depth) {
        return new Layout(text, depth).run();
    }

    /** Only stretches of one character, long ones and broken ones are looked at: the loop must stay without branches. */
    private Rewrite.Result run() {
        char[] buffer = new char[Math.min(BUFFER, text.length())];
        int shortest = percent || plus ? 2 : EncodedRuns.SHORTEST;
        int run = 0;
        char before = 0;
        for (int from = 0; from < text.length(); from += buffer.length) {
            int size = Math.min(buffer.length, text.length() - from);
            text.getChars(from, from + size, buffer, 0);
            for (int i = 0; i < size; i++) {
                char c = buffer[i];
                boolean space = c <= ' ';
                if (space & (run == 1 | run >= shortest | c != ' ' & (before == '-' | before == '/'))) {
                    stretch(from + i - run, from + i);
                }
                run = space ? 0 : run + 1;
                before = c;
            }
        }
        if (run >= shortest) {
            stretch(text.length() - run, text.length());
        }
        return rewrite.result();
    }

    private void stretch(int start, int end) {
        if (start < read || start == end) {
            return;
        }
        if (end - start == 1) {
            if (LetterSpacing.begins(text, start)) {
                read = LetterSpacing.collapse(rewrite, start);
            }
            return;
        }
        boolean escaped = percent && text.indexOf('%', start, end) >= 0;
        boolean signed = plus && text.indexOf('+', start, end) >= 0;
        if (depth > 0 && (escaped || signed || end - start >= EncodedRuns.SHORTEST)) {
            EncodedRuns.decode(rewrite, start, end, escaped, depth);
        }
        if (end < text.length()) {
            join(end);
        }
    }

    /** Joins what a hyphen at the line's end broke: {@code John-} and {@code son}; keeps the sign within a number. */
    private void join(int end) {
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
        if (sign == '-' && Character.isLetter(before) && Character.isLowerCase(behind) && !startsSentence(next)) {
            rewrite.delete(end - 1, next);
        } else if (Character.isDigit(before) && Character.isDigit(behind)) {
            rewrite.delete(end, next);
        }
    }

    /** A whole word of every sentence behind the hyphen: it was a dash. */
    private boolean startsSentence(int at) {
        int end = at;
        while (end < text.length() && end - at < 9 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return SENTENCE_STARTS.contains(text.substring(at, end));
    }
}

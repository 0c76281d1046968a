package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;
import java.util.Set;

/**
 * Finds the initials that people sign with: those of a name found in the text, in brackets, at a line's end or beside a
 * date, and those that stand where only a signature stands. Not thread-safe.
 */
final class InitialsReader {

    private final Page page;
    private final Tokens tokens;
    private final Set<Integer> initials;

    /**
     * @param initials first and last initials of the names found
     */
    InitialsReader(Page page, Set<Integer> initials) {
        this.page = page;
        this.tokens = page.tokens;
        this.initials = initials;
    }

    /** First and last initial of a name, whatever their case. */
    static int pair(char first, char last) {
        return Character.toUpperCase(first) << 16 | Character.toUpperCase(last);
    }

    /** Claims the initials of the page. */
    void find(String detector, Detections found) {
        for (int i = 0; i < tokens.size(); i++) {
            int length = tokens.length(i);
            if (tokens.shape(i) <= Tokens.MIXED && (length == 2 || length == 3) && !page.isTaken(i)) {
                boolean upper = tokens.shape(i) == Tokens.UPPER;
                boolean lower = tokens.shape(i) == Tokens.LOWER && page.style(i) == Page.LOWER && length == 2;
                if ((upper || lower) && isSignature(i, upper)) {
                    found.add(
                            tokens.start(i),
                            tokens.end(i),
                            PhiKind.CLINICIAN_NAME,
                            0.6,
                            detector,
                            "initials where a signature stands");
                }
            }
        }
    }

    private boolean isSignature(int i, boolean upper) {
        boolean lineEnds = i + 1 >= tokens.size()
                || tokens.linesBefore(i + 1) > 0
                || tokens.first(i + 1) == '|' && i + 2 >= tokens.size();
        boolean ofName = initials.contains(pair(tokens.first(i), last(i)));
        if (ofName && tokens.first(i - 1) == '(' && tokens.first(i + 1) == ')') {
            return true;
        }
        if (isReference(i)) {
            return true;
        }
        if (tokens.length(i) != 2 || (page.evidence(i) & Lexicon.MEDICAL) != 0 && !ofName) {
            return false;
        }
        if (tokens.is(i - 1, "by")) {
            return isRecorded(i - 2) && !isCredential(i);
        }
        boolean alone = tokens.linesBefore(i) > 0;
        if (!lineEnds) {
            return false;
        }
        boolean last = i + 2 >= tokens.size();
        if (ofName && (alone || isEnd(i - 1))) {
            return upper || alone;
        }
        return last && (alone && i > 8 || upper && isStop(i - 1) && !isCredential(i))
                || upper && isDate(i - 1) && !isCredential(i);
    }

    private char last(int i) {
        String word = tokens.word(i);
        return word.charAt(word.length() - 1);
    }

    private boolean isCredential(int i) {
        return Cue.any(page.cue(i), Cue.CREDENTIAL.bit);
    }

    private boolean isStop(int i) {
        return tokens.first(i) == '.' && tokens.spaceBefore(i + 1);
    }

    private boolean isEnd(int i) {
        return isStop(i) || tokens.shape(i) == Tokens.NUMBER || tokens.first(i) == ')';
    }

    private boolean isDate(int i) {
        char mark = tokens.first(i - 1);
        return tokens.shape(i) == Tokens.NUMBER
                && (mark == '/' || mark == '-')
                && tokens.shape(i - 2) == Tokens.NUMBER
                && tokens.first(i - 3) == mark;
    }

    /** {@code at 13:35 by}, {@code Transcribed by}. */
    private boolean isRecorded(int i) {
        return tokens.shape(i) == Tokens.NUMBER
                || tokens.is(i, "am")
                || tokens.is(i, "pm")
                || tokens.is(i, "transcribed")
                || tokens.is(i, "dictated")
                || tokens.is(i, "typed")
                || tokens.is(i, "entered")
                || tokens.is(i, "collected")
                || tokens.is(i, "drawn")
                || tokens.is(i, "verified");
    }

    /** {@code D/T ZJ:MY}, {@code ZJ/MY D: 8/25}: the typist's reference. */
    private boolean isReference(int i) {
        int first = isBetween(tokens.first(i - 1)) && !tokens.spaceBefore(i) ? i - 2 : i;
        int second = first + 2;
        if (!isBetween(tokens.first(first + 1))
                || !isLetters(first)
                || !isLetters(second)
                || tokens.spaceBefore(second)) {
            return false;
        }
        boolean headed = tokens.is(first - 1, "t") && tokens.is(first - 3, "d") && tokens.first(first - 2) == '/';
        boolean dated = tokens.linesBefore(first) > 0 && tokens.is(second + 1, "d") && tokens.first(second + 2) == ':';
        return headed || dated;
    }

    private static boolean isBetween(char c) {
        return c == ':' || c == '/';
    }

    private boolean isLetters(int i) {
        return tokens.isWord(i) && (tokens.length(i) == 2 || tokens.length(i) == 3);
    }
}

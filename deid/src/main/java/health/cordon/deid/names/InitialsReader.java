package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;

/**
 * Finds the initials that people sign with: those of a name found in the text, and those that stand where only a
 * signature stands: behind {@code Dict:}, in a typist's reference, beside the time at a line's end. Not thread-safe.
 */
final class InitialsReader {

    private static final long MEANS_MORE = Cue.SHORTHAND.bit
            | Cue.STATE.bit
            | Cue.CREDENTIAL.bit
            | Cue.SUFFIX.bit
            | Cue.TITLE.bit
            | Cue.CLINICIAN_TITLE.bit;

    private final Page page;
    private final Tokens tokens;
    private final KnownInitials initials;

    /**
     * @param initials those of the names found
     */
    InitialsReader(Page page, KnownInitials initials) {
        this.page = page;
        this.tokens = page.tokens;
        this.initials = initials;
    }

    /** Claims the initials of the page. */
    void find(String detector, Detections found) {
        for (int i = 0; i < tokens.size(); i++) {
            int length = tokens.length(i);
            if (length < 2 || length > 4 || tokens.shape(i) > Tokens.MIXED || page.isTaken(i)) {
                continue;
            }
            boolean doctor = length == 4 && isDoctor(i) && isReference(i);
            if (doctor || length < 4 && isSignature(i)) {
                found.add(
                        tokens.start(i) + (doctor ? 2 : 0),
                        tokens.end(i),
                        PhiKind.CLINICIAN_NAME,
                        0.6,
                        detector,
                        "initials where a signature stands");
            }
        }
    }

    private boolean isSignature(int i) {
        boolean upper = tokens.shape(i) == Tokens.UPPER;
        boolean lower = tokens.shape(i) == Tokens.LOWER;
        if (isReference(i)) {
            return true;
        }
        if (lower && page.style(i) != Page.LOWER) {
            return isAnnounced(i, true) && !meansMore(i) && Lexicon.word(page.evidence(i)) < 5;
        }
        return (upper || lower) && stands(i, upper, initials.has(tokens, i));
    }

    /** Whether the place of two or three letters, and what else they mean, make initials of them. */
    private boolean stands(int i, boolean upper, boolean known) {
        if (known && tokens.first(i - 1) == '(' && tokens.first(i + 1) == ')') {
            return true;
        }
        if (isAnnounced(i, false)) {
            return Lexicon.word(page.evidence(i)) < 5 && (upper || !Cue.any(page.cue(i), Cue.SHORTHAND.bit));
        }
        boolean more = meansMore(i);
        if (isDone(i)) {
            return upper && known || !more && tokens.length(i) == 2;
        }
        if (tokens.length(i) != 2) {
            return false;
        }
        if (tokens.is(i - 1, "by") && isRecorded(i - 2)) {
            return !Cue.any(page.cue(i), Cue.CREDENTIAL.bit | Cue.SHORTHAND.bit) || lineEnds(i);
        }
        if (begins(i, upper, known && !more, more)) {
            return true;
        }
        boolean lastWord = i + 1 >= tokens.size() && upper && isStop(i - 1);
        if (lastWord && (page.evidence(i) & Lexicon.MEDICAL) == 0 && !Cue.any(page.cue(i), Cue.CREDENTIAL.bit)) {
            return !tokens.is(i, "ok") && !tokens.is(i, "na");
        }
        return (!more || known && alone(i)) && ends(i, upper, known);
    }

    private boolean ends(int i, boolean upper, boolean known) {
        if (!lineEnds(i)) {
            return false;
        }
        if (known && (alone(i) || isEnd(i - 1))) {
            return upper || alone(i);
        }
        boolean last = i + 2 >= tokens.size();
        return last && (alone(i) && i > 8 || upper && (isStop(i - 1) || isNumber(i - 1)))
                || upper && (isDate(i - 1) || isClock(i - 1));
    }

    /** {@code JS 23:17} and nothing else on the line. */
    private boolean begins(int i, boolean upper, boolean known, boolean more) {
        if (!alone(i) || tokens.linesBefore(i + 1) > 0 || tokens.shape(i + 1) != Tokens.NUMBER) {
            return false;
        }
        int at = i + 1;
        boolean clock = tokens.first(at + 1) == ':' && isNumber(at + 2);
        if (!clock && tokens.length(at) != 4) {
            return false;
        }
        at += clock ? 3 : 1;
        at += tokens.first(at) == ':' && isNumber(at + 1) ? 2 : 0;
        at += tokens.is(at, "am") || tokens.is(at, "pm") ? 1 : 0;
        boolean last = at >= tokens.size();
        return last ? clock || !more : tokens.linesBefore(at) > 0 && upper && !more && (known || clock);
    }

    private boolean alone(int i) {
        return tokens.linesBefore(i) > 0;
    }

    private boolean lineEnds(int i) {
        return i + 1 >= tokens.size()
                || tokens.linesBefore(i + 1) > 0
                || tokens.first(i + 1) == '|' && i + 2 >= tokens.size();
    }

    private boolean meansMore(int i) {
        return (page.evidence(i) & (Lexicon.MEDICAL | Lexicon.DRUG)) != 0 || Cue.any(page.cue(i), MEANS_MORE);
    }

    /** {@code Dict: JS}, {@code initialed JS}. */
    private boolean isAnnounced(int i, boolean marked) {
        int at = i - 1;
        boolean mark = isColon(at);
        if (mark) {
            at--;
        }
        return (mark || !marked)
                && tokens.linesBefore(i) == 0
                && tokens.isWord(at)
                && (mark || tokens.spaceBefore(i))
                && Cue.any(page.cues.before(tokens, at), Cue.INITIALED.bit)
                && !Cue.any(page.cue(i), Cue.CREDENTIAL.bit);
    }

    /** {@code caught by JS}, {@code coder JS}, {@code - JS"}. */
    private boolean isDone(int i) {
        if (tokens.linesBefore(i) > 0) {
            return false;
        }
        int at = isColon(i - 1) ? i - 2 : i - 1;
        if (tokens.first(at) == '-' && tokens.spaceBefore(at) && tokens.spaceBefore(i)) {
            return tokens.first(i + 1) == '"' || tokens.first(i + 1) == '”';
        }
        return tokens.isWord(at)
                && Cue.any(page.cues.before(tokens, at), Cue.RECORDED.bit)
                && Lexicon.word(page.evidence(i)) < 5;
    }

    private boolean isColon(int i) {
        char mark = tokens.first(i);
        return mark == ':' || mark == '=' || mark == '|';
    }

    private boolean isStop(int i) {
        return tokens.first(i) == '.' && tokens.spaceBefore(i + 1);
    }

    private boolean isEnd(int i) {
        return isStop(i) || isNumber(i) || tokens.first(i) == ')';
    }

    private boolean isNumber(int i) {
        return tokens.shape(i) == Tokens.NUMBER || tokens.shape(i) == Tokens.CODE;
    }

    private boolean isDate(int i) {
        char mark = tokens.first(i - 1);
        return tokens.shape(i) == Tokens.NUMBER
                && (mark == '/' || mark == '-')
                && tokens.shape(i - 2) == Tokens.NUMBER
                && tokens.first(i - 3) == mark;
    }

    /** {@code 13:35}, {@code 1:35 pm}. */
    private boolean isClock(int i) {
        int at = tokens.is(i, "am") || tokens.is(i, "pm") ? i - 1 : i;
        return tokens.shape(at) == Tokens.NUMBER
                && tokens.length(at) == 2
                && tokens.first(at - 1) == ':'
                && tokens.shape(at - 2) == Tokens.NUMBER
                && !tokens.spaceBefore(at);
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

    /** {@code D/T ZJ:MY}, {@code ZJ/MY D: 8/25}, {@code RLM:kd} on a line of its own: the typist's reference. */
    private boolean isReference(int i) {
        int first = isBetween(tokens.first(i - 1)) && !tokens.spaceBefore(i) ? i - 2 : i;
        int second = first + 2;
        if (!isBetween(tokens.first(first + 1))
                || !(isLetters(first) || tokens.length(first) == 4 && isDoctor(first))
                || !isLetters(second)
                || tokens.spaceBefore(second)
                || tokens.spaceBefore(first + 1)) {
            return false;
        }
        boolean headed = tokens.is(first - 1, "t") && tokens.is(first - 3, "d") && tokens.first(first - 2) == '/';
        boolean dated = tokens.is(second + 1, "d") && tokens.first(second + 2) == ':';
        return headed || dated || isLineOfReference(first, second);
    }

    /** The whole of a line, or its end behind the date of typing; the first signed, or the second typed in lower case. */
    private boolean isLineOfReference(int first, int second) {
        boolean ends =
                second + 1 >= tokens.size() || tokens.linesBefore(second + 1) > 0 || tokens.first(second + 1) == '|';
        boolean typed = isDate(first - 1) && tokens.linesBefore(first) == 0;
        if (!ends || !typed && tokens.linesBefore(first) == 0) {
            return false;
        }
        boolean plain = !meansMore(first) && !meansMore(second);
        boolean mixed = tokens.shape(first) == Tokens.UPPER && tokens.shape(second) == Tokens.LOWER;
        return typed
                || tokens.length(first) == 4
                || initials.has(tokens, first)
                || plain && (mixed || second + 4 >= tokens.size());
    }

    private static boolean isBetween(char c) {
        return c == ':' || c == '/';
    }

    private boolean isLetters(int i) {
        return tokens.isWord(i) && (tokens.length(i) == 2 || tokens.length(i) == 3);
    }

    /** {@code DRJS}. */
    private boolean isDoctor(int i) {
        return (tokens.first(i) | 32) == 'd'
                && (tokens.charAt(i, 1) | 32) == 'r'
                && tokens.shape(i) != Tokens.CAPITALIZED;
    }
}

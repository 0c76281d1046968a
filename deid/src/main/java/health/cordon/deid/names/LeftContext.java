package health.cordon.deid.names;

import health.cordon.deid.text.Tokens;

/** What stands before a candidate: the cues, and the marks and line ends between. */
final class LeftContext {

    private static final long PERSON_TITLES = Cue.TITLE.bit | Cue.CLINICIAN_TITLE.bit;
    private static final long AFTER_DOT = PERSON_TITLES | Cue.PATIENT.bit;
    private static final long AFTER_COMMA = Cue.RELATION.bit
            | Cue.CLINICIAN_ROLE.bit
            | Cue.SALUTE.bit
            | Cue.CLOSING.bit
            | Cue.PATIENT.bit
            | Cue.FIELD.bit
            | Cue.CLINICIAN_FIELD.bit;
    private static final long AFTER_LINE_END = PERSON_TITLES
            | Cue.RELATION.bit
            | Cue.ACT.bit
            | Cue.CLINICIAN_ACT.bit
            | Cue.CLINICIAN_ROLE.bit
            | Cue.LIVES.bit
            | Cue.IN.bit
            | Cue.CLOSING.bit;
    private static final long FIELDS = Cue.FIELD.bit | Cue.CLINICIAN_FIELD.bit;

    long cues;
    boolean colon;
    boolean comma;
    boolean lineEnd;

    /** Reads what stands before token {@code i}: at most four marks and one phrase. */
    void read(Page page, int i) {
        Tokens tokens = page.tokens;
        cues = 0;
        colon = false;
        comma = false;
        boolean dot = false;
        int lines = tokens.linesBefore(i);
        int at = i - 1;
        int marks = 0;
        while (tokens.shape(at) == Tokens.MARK && at >= 0 && marks++ < 5) {
            switch (tokens.first(at)) {
                case ':', '=', '|', '>', '\t' -> colon = true;
                case ',' -> comma = true;
                case '.' -> dot = true;
                case '"', '“', '(', ')', '[', '*', '_', '#', '-', '–', '—', '\'', '‘' -> {}
                default -> {
                    lineEnd = lines > 0;
                    return;
                }
            }
            lines += tokens.linesBefore(at);
            at--;
        }
        lineEnd = lines > 0;
        if (at < 0 || !tokens.isWord(at)) {
            return;
        }
        if (tokens.is(at, "colon") && marks == 0) {
            colon = true;
            at--;
            at -= tokens.first(at) == ')' ? 1 : 0;
        }
        if (tokens.is(at, "s") && tokens.first(at - 1) == '(' && tokens.first(at + 1) == ')') {
            at -= 2;
        }
        long found = page.cues.before(tokens, at);
        if (lines > 1) {
            found &= colon ? FIELDS : Cue.CLOSING.bit;
        } else if (lineEnd && !colon) {
            found &= AFTER_LINE_END;
        }
        if (dot) {
            found &= tokens.length(at) > 4 || tokens.is(at, "miss") || tokens.is(at, "doc") ? 0 : AFTER_DOT;
        }
        if (comma) {
            found &= lineEnd ? Cue.CLOSING.bit : AFTER_COMMA;
        }
        if (colon) {
            found &= ~(PERSON_TITLES | Cue.ARTICLE.bit | Cue.IN.bit);
        }
        cues = found;
    }

    boolean titled() {
        return Cue.any(cues, PERSON_TITLES) && !comma && !colon;
    }

    boolean labelled() {
        return Cue.any(cues, FIELDS) && colon;
    }

    /** Whether what stands before makes a clinician of the person. */
    boolean ofClinician() {
        return titled()
                ? Cue.any(cues, Cue.CLINICIAN_TITLE.bit)
                : Cue.any(cues, Cue.CLINICIAN_ROLE.bit | Cue.CLINICIAN_ACT.bit)
                        || Cue.any(cues, Cue.CLINICIAN_FIELD.bit) && (colon || CueTable.length(cues) > 1);
    }

    /** The points of the strongest cue. */
    int points(boolean dialogue) {
        if (cues == 0) {
            return 0;
        }
        int best = titled() ? Weights.TITLE : 0;
        if (Cue.any(cues, FIELDS)) {
            int field = colon
                    ? (dialogue && CueTable.length(cues) == 1 ? Weights.FIELD_IN_DIALOGUE : Weights.FIELD)
                    : CueTable.length(cues) > 1 && !comma ? Weights.FIELD_WITHOUT_MARK : 0;
            best = Math.max(best, field);
        }
        best = max(best, Cue.RELATION.bit | Cue.CLINICIAN_ROLE.bit, comma ? Weights.RELATION - 8 : Weights.RELATION);
        best = max(best, Cue.CLINICIAN_ACT.bit, Weights.CLINICIAN_ACT);
        best = max(best, Cue.ACT.bit, Weights.ACT);
        best = max(best, Cue.NEAR.bit, Weights.NEAR);
        best = max(best, Cue.SALUTE.bit, Weights.SALUTE);
        best = max(best, Cue.INTRO.bit, colon || comma ? 0 : Weights.INTRO);
        best = max(best, Cue.PATIENT.bit, colon ? 0 : Weights.PATIENT);
        best = max(best, Cue.CLOSING.bit, lineEnd ? Weights.CLOSING : 0);
        return best == 0 && Cue.any(cues, Cue.ARTICLE.bit) ? Weights.ARTICLE : best;
    }

    private int max(int best, long bits, int points) {
        return Cue.any(cues, bits) ? Math.max(best, points) : best;
    }
}

package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;

/**
 * Finds places of care without a noun that says so, {@code Cath at Northwestern}, {@code prefers Maple Glen}, and employers
 * behind {@code works at}. A name alone is not enough: the sentence must speak of care, or of work. Not thread-safe.
 */
final class CareReader {

    private static final int WINDOW = 8;
    private static final int BEHIND = 4;
    private static final int MOST_WORDS = 4;

    private final Page page;
    private final Tokens tokens;

    CareReader(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims the places of the page. */
    void find(String detector, Detections found) {
        int listed = -1;
        int i = 0;
        while (i < tokens.size()) {
            int end = -1;
            byte shape = tokens.shape(i);
            if (shape <= Tokens.MIXED && shape != Tokens.LOWER && shape != Tokens.INITIAL && !page.isTaken(i)) {
                end = hospital(i, listed);
                end = end < 0 ? home(i) : end;
                end = end < 0 ? employer(i) : end;
            }
            if (end < 0) {
                i++;
                continue;
            }
            page.take(i, end);
            found.add(
                    tokens.start(i),
                    tokens.end(end - 1),
                    PhiKind.FACILITY,
                    0.6,
                    detector,
                    "place of care or work without a noun");
            listed = end;
            i = end;
        }
    }

    private int hospital(int i, int listed) {
        long cue = page.cues.after(tokens, i);
        if (!Cue.any(cue, Cue.HOSPITAL.bit)) {
            return -1;
        }
        int end = i + longest(i);
        boolean reached = isReached(i) && isCared(i) && page.style(i) != Page.CAPS;
        boolean goesOn = listed > 0 && (i == listed + 1 && isJoint(listed) || i == listed + 2 && isJoint(listed + 1));
        if (!reached && !goesOn
                || Cue.any(page.cues.after(tokens, end), Cue.EPONYM_NOUN.bit)
                || tokens.linesBefore(i) > 0) {
            return -1;
        }
        boolean town = tokens.shape(end) == Tokens.CAPITALIZED
                && tokens.linesBefore(end) == 0
                && !page.isTaken(end)
                && Lexicon.place(page.evidence(end)) >= 3;
        return town ? end + 1 : end;
    }

    /** Of several phrases the longest of this class: {@code Mayo Clinic}, not {@code Mayo}. */
    private int longest(int i) {
        for (int words = 5; words > 1; words--) {
            if (tokens.linesBefore(i + words - 1) == 0 && page.cues.isPhrase(tokens, i, words, Cue.HOSPITAL)) {
                return words;
            }
        }
        return 1;
    }

    private boolean isJoint(int i) {
        char mark = tokens.first(i);
        return mark == ',' || mark == '/' || mark == '&' || tokens.is(i, "and") || tokens.is(i, "or");
    }

    /** {@code at}, {@code to}, {@code from}. */
    private boolean isReached(int i) {
        int at = tokens.is(i - 1, "the") ? i - 2 : i - 1;
        return tokens.is(at, "at") || tokens.is(at, "to") || tokens.is(at, "from") || tokens.first(at) == '@';
    }

    private boolean isCared(int i) {
        for (int at = i - 2; at >= 0 && at > i - WINDOW; at--) {
            char mark = tokens.first(at);
            if (tokens.linesBefore(at + 1) > 1
                    || mark == '.' && tokens.spaceBefore(at + 1) && tokens.length(at - 1) > 3
                    || mark == ';') {
                return false;
            }
            if (Cue.any(page.cue(at), Cue.CARED.bit)) {
                return true;
            }
        }
        return false;
    }

    private int home(int i) {
        int noun = i + 1;
        if (tokens.shape(i) != Tokens.CAPITALIZED
                || tokens.shape(noun) != Tokens.CAPITALIZED
                || page.isTaken(noun)
                || tokens.linesBefore(noun) > 0
                || tokens.linesBefore(i) > 0
                || !tokens.spaceBefore(noun)
                || !Cue.any(page.cue(noun), Cue.HOME_NOUN.bit)
                || page.style(i) != Page.PROSE
                || Cue.any(page.cue(i), Cue.ARTICLE.bit)
                || (page.evidence(i) & (Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.PROPER)) != 0) {
            return -1;
        }
        boolean chosen =
                isReached(i) || tokens.is(i - 1, "prefers") || tokens.is(i - 1, "over") || tokens.is(i - 1, "or");
        return chosen && (isCared(i) || tokens.is(i - 1, "prefers") || isCaredBehind(noun + 1)) ? noun + 1 : -1;
    }

    private boolean isCaredBehind(int i) {
        for (int at = i; at < i + BEHIND && tokens.linesBefore(at) == 0; at++) {
            if (tokens.first(at) == '.') {
                return false;
            }
            if (Cue.any(page.cue(at), Cue.CARED.bit)) {
                return true;
            }
        }
        return false;
    }

    private int employer(int i) {
        if (tokens.linesBefore(i) > 0 || page.style(i) != Page.PROSE) {
            return -1;
        }
        int at = tokens.is(i - 1, "a") || tokens.is(i - 1, "an") ? i - 2 : i - 1;
        if (!tokens.isWord(at) || tokens.linesBefore(at + 1) > 0) {
            return -1;
        }
        long cue = page.cues.before(tokens, at);
        if (!Cue.any(cue, Cue.WORKS.bit) || CueTable.length(cue) < 2 || tokens.is(at, "in")) {
            return -1;
        }
        int end = i;
        int plain = 0;
        while (end < i + MOST_WORDS
                && tokens.shape(end) <= Tokens.MIXED
                && tokens.shape(end) != Tokens.LOWER
                && !page.isTaken(end)
                && (end == i || tokens.linesBefore(end) == 0)) {
            int e = page.evidence(end);
            plain += Lexicon.word(e) >= 5 && (e & Lexicon.PROPER) == 0 ? 1 : 0;
            end++;
        }
        boolean state = Cue.any(page.cues.after(tokens, i), Cue.STATE.bit);
        boolean upper = tokens.shape(i) == Tokens.UPPER && (tokens.length(i) < 3 || end == i + 1 && isMedical(i));
        return state || upper || end - i == plain && plain < 2 ? -1 : end;
    }

    private boolean isMedical(int i) {
        return (page.evidence(i) & Lexicon.MEDICAL) != 0;
    }
}

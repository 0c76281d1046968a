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
    private static final int OTHERS = Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.PROPER | Lexicon.ROLE;
    private static final long GENERIC = Cue.GENERIC_PLACE.bit
            | Cue.FACILITY_NOUN.bit
            | Cue.WARD_NOUN.bit
            | Cue.STREET_NOUN.bit
            | Cue.EPONYM.bit
            | Cue.EPONYM_NOUN.bit;

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
                end = end < 0 ? led(i) : end;
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

    /** {@code Transfer to Quexbrooke's}, {@code labs at QuexCorp}, {@code Pt from The Willows}: no list knows the place. */
    private int led(int i) {
        int to = i - 1;
        if (page.style(i) != Page.PROSE
                || tokens.linesBefore(i) > 0
                || !isReached(i) && !tokens.is(to, "through") && !tokens.is(to, "via")
                || tokens.is(to, "the")
                || !isLed(to)) {
            return -1;
        }
        int end = i;
        int distinct = 0;
        int words = 0;
        while (end < i + MOST_WORDS && (end == i || tokens.linesBefore(end) == 0)) {
            boolean article = end == i && tokens.is(end, "the");
            if (!article && !isPartOfPlace(end)) {
                break;
            }
            words += article ? 0 : 1;
            distinct += article || Cue.any(page.cue(end), GENERIC) ? 0 : 1;
            end++;
        }
        boolean owned = tokens.first(end) == '\'' || tokens.first(end) == '’';
        boolean possessive = owned && tokens.is(end + 1, "s") && !tokens.spaceBefore(end + 1);
        if (distinct == 0 || words == 1 && !isDistinct(end - 1, possessive) && !isHome(i, end)) {
            return -1;
        }
        return possessive ? end + 2 : end;
    }

    /** One word is enough if no list knows it, or if it is written as only firms are. */
    private boolean isDistinct(int i, boolean possessive) {
        int e = page.evidence(i);
        return tokens.length(i) >= 4
                && (tokens.shape(i) == Tokens.MIXED
                        || e == 0 && !Morphology.isMedical(tokens, i)
                        || possessive && Lexicon.word(e) <= 1);
    }

    /** {@code The Willows}, with its article's capital. */
    private boolean isHome(int i, int end) {
        return end == i + 2
                && tokens.shape(i) == Tokens.CAPITALIZED
                && Cue.any(page.cue(i + 1), Cue.HOME_NOUN.bit)
                && tokens.charAt(i + 1, tokens.length(i + 1) - 1) == 's';
    }

    private boolean isPartOfPlace(int i) {
        byte shape = tokens.shape(i);
        return (shape == Tokens.CAPITALIZED || shape == Tokens.MIXED)
                && !page.isTaken(i)
                && (page.evidence(i) & OTHERS) == 0
                && !Cue.any(page.cue(i), Cue.TITLE.bit | Cue.CLINICIAN_TITLE.bit | Cue.CREDENTIAL.bit)
                && !(tokens.length(i) > 2 && Cue.any(page.cue(i), Cue.STATE.bit));
    }

    /** Whether somebody who was found, or a word of moving and of care, stands up to three words before {@code to}. */
    private boolean isLed(int to) {
        if (page.isTaken(to - 1) && tokens.isWord(to - 1)) {
            return true;
        }
        for (int at = to - 1; at >= 0 && at >= to - 3 && tokens.linesBefore(at + 1) == 0; at--) {
            if (tokens.shape(at) == Tokens.MARK) {
                return false;
            }
            if (Cue.any(page.cue(at), Cue.MOVED.bit)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMedical(int i) {
        return (page.evidence(i) & Lexicon.MEDICAL) != 0;
    }
}

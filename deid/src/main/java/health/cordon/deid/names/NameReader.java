package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;

/**
 * Reads one name at one place of a page and weighs it. The result of the last {@link #read} stands in the fields. Not
 * thread-safe.
 */
final class NameReader {

    private final Page page;
    private final Tokens tokens;
    private final NameWords name;
    private final LeftContext left = new LeftContext();
    private final RightContext right;

    /** First token of the name. */
    int start;
    /** One past its last token, also where reading goes on. */
    int end;
    /** The sum of all evidence; {@link Weights#CLAIM} makes a claim. */
    int points;
    /** Whose name. */
    PhiKind kind = PhiKind.NAME;
    /** Why. */
    String evidence = "";
    /** One past the last name that a cue announced: a list may go on there. */
    private int listEnd = -1;
    /** One past the last phrase read that means a sign or a disease. */
    private int eponymEnd = -1;

    NameReader(Page page) {
        this.page = page;
        this.tokens = page.tokens;
        this.name = new NameWords(page);
        this.right = new RightContext(page);
    }

    /** Reads a name that begins at token {@code i}, a word; says whether it makes a claim. */
    boolean read(int i) {
        start = i;
        end = i + 1;
        points = Weights.NOT_A_NAME;
        kind = PhiKind.NAME;
        evidence = "word evidence";
        left.read(page, i);
        if (isAside(i) || isTitleItself(i)) {
            return false;
        }
        boolean strong = left.titled() || left.labelled() && !page.dialogue;
        name.collect(i, strong, left.titled());
        end = name.end;
        if (name.words + name.initials == 0 || name.words == 0 && !isInitialsField()) {
            return false;
        }
        int leftPoints = left.points(page.dialogue);
        if (left.titled() && name.words == 1 && name.initials == 0 && isPlaceholder(end - 1)) {
            return false;
        }
        int lexical = lexicalPoints();
        int behind = right.points(name, strong, left.titled());
        if (name.words == 1 && leftPoints == Weights.ARTICLE || leftPoints > 0) {
            lexical += leftPoints;
        }
        points = lexical + behind;
        if (name.words == 1 && leftPoints < Weights.SALUTE && (page.evidence(start) & Lexicon.PROPER) != 0) {
            points += Weights.PROPER_NAME;
        }
        if (name.words == 1 && isCountry(start) && Cue.any(left.cues, Cue.LIVES.bit | Cue.IN.bit) && !left.comma) {
            points += Weights.COUNTRY;
        }
        if (right.credentials) {
            kind = PhiKind.CLINICIAN_NAME;
            evidence = "credentials after a name";
        } else if (leftPoints >= Weights.ACT) {
            evidence = "cue before a name";
        }
        if (kind == PhiKind.NAME && leftPoints > 0 && left.ofClinician()) {
            kind = PhiKind.CLINICIAN_NAME;
        }
        points += placePoints(leftPoints);
        reverse();
        if (points >= Weights.CLAIM) {
            if (leftPoints >= Weights.ACT || isListed()) {
                listEnd = end;
            }
            takeParticlesBefore();
        }
        return points >= Weights.CLAIM;
    }

    /** What the place in the text says of a single word: behind a relation, in a list, under a letter. */
    private int placePoints(int leftPoints) {
        if (name.words != 1 || name.initials > 0 || points <= Weights.NOT_A_NAME / 2) {
            return 0;
        }
        int e = page.evidence(start);
        byte shape = tokens.shape(start);
        int style = page.style(start);
        boolean unknown = e == 0 && tokens.length(start) > 2 && !Morphology.isMedical(tokens, start);
        if (shape == Tokens.LOWER) {
            return unknown && leftPoints >= Weights.RELATION - 8 ? Weights.KIN_IN_LOWER_CASE : 0;
        }
        boolean bearsName = (e & (Lexicon.MEDICAL | Lexicon.PROPER | Lexicon.DRUG)) == 0
                && Lexicon.word(e) <= 2
                && (Lexicon.given(e) >= 2 || Lexicon.surname(e) >= 2);
        if (!unknown && !bearsName || shape == Tokens.UPPER && style != Page.CAPS) {
            return 0;
        }
        int sum = 0;
        if (isListed()) {
            sum += Weights.LISTED;
        } else if (leftPoints >= Weights.ACT && !left.comma && !left.lineEnd) {
            boolean person = Cue.any(left.cues, Cue.RELATION.bit | Cue.CLINICIAN_ROLE.bit | Cue.CLINICIAN_ACT.bit);
            sum += style != Page.CAPS ? Weights.UNKNOWN_AFTER_CUE : person ? Weights.UNKNOWN_AFTER_CUE_IN_CAPITALS : 0;
        } else if (left.comma
                && leftPoints > 0
                && Cue.any(left.cues, Cue.RELATION.bit)
                && (tokens.first(end) == ',' || tokens.first(end) == '.' || NameDetector.isSaidOfPeople(page, end))) {
            sum += Weights.UNKNOWN_AFTER_CUE + 8;
        }
        if (Cue.any(left.cues, Cue.SALUTE.bit) && tokens.first(end) == ',' && style != Page.LOWER) {
            sum += style == Page.CAPS ? Weights.UNKNOWN_AFTER_CUE_IN_CAPITALS : Weights.GREETED;
        }
        return sum + (isSigned() ? Weights.SIGNED : 0);
    }

    /** {@code K. Lund} alone on a line, or before a number. */
    private boolean isLineOfNames() {
        return end >= tokens.size() || tokens.linesBefore(end) > 0 || tokens.shape(end) >= Tokens.NUMBER;
    }

    /** The whole of a line above or below a letter, or the last word of the text. */
    private boolean isSigned() {
        if ((page.evidence(start) & Lexicon.EPONYM) != 0) {
            return false;
        }
        boolean lineEnds = end >= tokens.size() || tokens.linesBefore(end) > 0;
        if (tokens.linesBefore(start) > 1) {
            return tokens.first(end) == ',' && tokens.linesBefore(end + 1) > 0
                    || lineEnds && (end >= tokens.size() || tokens.first(end) == '-' && tokens.linesBefore(end) > 1);
        }
        return end >= tokens.size()
                && tokens.first(start - 1) == '.'
                && tokens.spaceBefore(start)
                && page.style(start) == Page.PROSE;
    }

    /** {@code Dr. Montoya and Ji-woo}: goes on where a cue has announced a name. */
    private boolean isListed() {
        return listEnd > 0
                && start == listEnd + 1
                && tokens.linesBefore(start) == 0
                && tokens.linesBefore(listEnd) == 0
                && (tokens.first(listEnd) == ','
                        || tokens.first(listEnd) == '&'
                        || tokens.is(listEnd, "and")
                        || tokens.is(listEnd, "comma"));
    }

    /** A country or a state, though people bear its name. */
    private boolean isCountry(int i) {
        return (page.evidence(i) & Lexicon.PROPER) != 0
                || tokens.length(i) > 2 && Cue.any(page.cue(i), Cue.STATE.bit)
                || tokens.is(i, "jordan")
                || tokens.is(i, "chad");
    }

    /** Inside an address, a handle, a code. */
    private boolean isAside(int i) {
        if (tokens.spaceBefore(i)) {
            return false;
        }
        char before = tokens.first(i - 1);
        return before == '@'
                || before == '#'
                || before == '_'
                || before == '\\'
                || before == '.'
                        && !tokens.spaceBefore(i - 1)
                        && tokens.isWord(i - 2)
                        && tokens.shape(i - 2) == Tokens.LOWER
                || before == '/' && tokens.first(i - 2) == '/'
                || before == '-' && !tokens.spaceBefore(i - 1) && tokens.isWord(i - 2);
    }

    /** {@code Miss} in {@code Miss Sherry}; also a state's name. */
    private boolean isTitleItself(int i) {
        long cue = page.cues.after(tokens, i);
        if (Cue.any(cue, Cue.EPONYM.bit)) {
            eponymEnd = i + CueTable.length(cue);
        }
        if (i < eponymEnd) {
            return true;
        }
        if (Cue.any(cue, Cue.STATE.bit) && tokens.length(i) > 2 && (CueTable.length(cue) > 1 || left.comma)) {
            return true;
        }
        int next = tokens.first(i + 1) == '.' && !tokens.spaceBefore(i + 1) ? i + 2 : i + 1;
        return Cue.any(page.cue(i), Cue.TITLE.bit | Cue.CLINICIAN_TITLE.bit)
                && tokens.linesBefore(next) == 0
                && (tokens.shape(next) == tokens.shape(i) || tokens.shape(next) == Tokens.INITIAL)
                && Lexicon.given(page.evidence(i)) < 6;
    }

    private boolean isInitialsField() {
        return name.initials >= 2 && left.labelled();
    }

    /** {@code Dr. X}, {@code Mr. ABC}: what writers put where a name stood. */
    private boolean isPlaceholder(int i) {
        int length = tokens.length(i);
        if (length < 2) {
            return true;
        }
        int e = page.evidence(i);
        return length <= 3
                && tokens.shape(i) == Tokens.UPPER
                && Lexicon.given(e) < 5
                && Lexicon.surname(e) < 4
                && page.style(i) != Page.CAPS;
    }

    private int lexicalPoints() {
        int sum = 0;
        int counted = Math.min(name.words, 3);
        for (int w = 0; w < counted; w++) {
            sum += Math.clamp(name.leans[w], -25, 50);
        }
        if (name.words == 1 && name.initials == 0 && isPlainSurname()) {
            sum += Weights.SURNAME_ALONE;
        }
        if (name.words >= 2 && name.evidentWords > 0) {
            sum += Weights.PAIR;
            evidence = name.givenFirst >= 5 ? "first name and surname" : "words of a name";
        }
        if (name.words == 2 && name.evidentWords == 0 && isUnknownPair()) {
            sum += Weights.PAIR_UNKNOWN;
            evidence = "two words that no list knows";
        }
        if (name.words >= 1 && name.initials > 0) {
            boolean initialFirst = tokens.shape(start) == Tokens.INITIAL;
            sum += Weights.INITIAL + (initialFirst ? Weights.INITIAL_FIRST : 0);
            sum += initialFirst && tokens.linesBefore(start) > 0 && isLineOfNames() ? Weights.INITIAL_FIRST : 0;
            evidence = "initial and name";
        }
        if (name.words >= 5) {
            sum += Weights.LONG_RUN;
        }
        int style = page.style(start);
        int word = Lexicon.word(page.evidence(start));
        if (tokens.shape(start) != Tokens.LOWER) {
            if (style == Page.PROSE && (!page.startsSentence(start) || word <= 1)) {
                sum += Weights.CAPITAL;
            } else if (style == Page.HEADING && word <= 1) {
                sum += Weights.CAPITAL_IN_HEADING;
            }
        }
        return sum;
    }

    /** Two long capitalised words in a sentence, and neither is anything else. */
    private boolean isUnknownPair() {
        return page.style(start) == Page.PROSE
                && !page.startsSentence(start)
                && page.evidence(start) == 0
                && page.evidence(start + 1) == 0
                && end == start + 2
                && tokens.shape(start) == Tokens.CAPITALIZED
                && tokens.shape(start + 1) == Tokens.CAPITALIZED
                && tokens.length(start) > 3
                && tokens.length(start + 1) > 3;
    }

    /** A usual surname that is no word, no place and nothing in medicine. */
    private boolean isPlainSurname() {
        int e = page.evidence(start);
        return page.style(start) == Page.PROSE
                && tokens.shape(start) == Tokens.CAPITALIZED
                && Lexicon.surname(e) >= 5
                && Lexicon.word(e) <= 1
                && Lexicon.place(e) < 5
                && (e & (Lexicon.EPONYM | Lexicon.CLINICAL_CAPITAL | Lexicon.PROPER | Lexicon.MEDICAL | Lexicon.DRUG))
                        == 0;
    }

    /** {@code Last, First M.} */
    private void reverse() {
        boolean listed = name.words > 1 && !strongStart() || name.words > 1 && name.givenFirst >= 4 && !left.labelled();
        if (name.words < 1
                || name.words > 3
                || name.initials > 0
                || listed
                || tokens.first(end) != ','
                || tokens.linesBefore(end + 1) > 0
                || tokens.linesBefore(end) > 0
                || points <= Weights.NOT_A_NAME / 2) {
            return;
        }
        int first = end + 1;
        byte shape = tokens.shape(first);
        if (!tokens.isWord(first) || page.isTaken(first) || shape == Tokens.LOWER && page.style(first) != Page.LOWER) {
            return;
        }
        int e = page.evidence(name.firstWord);
        int f = page.evidence(first);
        boolean surname = Lexicon.surname(e) > 0 || (e & 0xFFF) == 0;
        boolean initial = shape == Tokens.INITIAL && tokens.first(first + 1) == '.';
        int given = Lexicon.given(f);
        int lean = initial ? 10 : name.lean(first, false);
        if (!surname
                || !initial && (given < 4 || lean < 12)
                || Lexicon.given(e) > Lexicon.surname(e) && name.words == 1 && !strongStart()) {
            return;
        }
        if (Lexicon.place(e) >= 5 && Lexicon.surname(e) < 5) {
            return;
        }
        int at = first + 1;
        if (initial) {
            at++;
        }
        while (tokens.linesBefore(at) == 0 && at < first + 5) {
            if (tokens.shape(at) == Tokens.INITIAL) {
                at += tokens.first(at + 1) == '.' && !tokens.spaceBefore(at + 1) ? 2 : 1;
            } else if (tokens.shape(at) == Tokens.CAPITALIZED && Lexicon.given(page.evidence(at)) >= 5
                    || page.style(at) == Page.CAPS && Lexicon.given(page.evidence(at)) >= 6) {
                at++;
            } else {
                break;
            }
        }
        boolean fullName = !strongStart()
                && tokens.linesBefore(at) == 0
                && tokens.shape(at) == Tokens.CAPITALIZED
                && Lexicon.word(page.evidence(at)) < 5;
        if (fullName) {
            return;
        }
        end = at;
        points += lean + Weights.REVERSED + (strongStart() ? 12 : 0);
        evidence = "surname, first name";
    }

    private boolean strongStart() {
        return left.labelled() || tokens.linesBefore(start) > 0 || page.style(start) == Page.CAPS;
    }

    private void takeParticlesBefore() {
        int at = start;
        while (at > 0
                && start - at < 2
                && tokens.linesBefore(at) == 0
                && tokens.shape(at - 1) == Tokens.LOWER
                && tokens.length(at - 1) > 2
                && Cue.any(page.cue(at - 1), Cue.PARTICLE.bit)
                && !tokens.is(at - 1, "der")
                && !tokens.is(at - 1, "den")
                && !tokens.is(at - 1, "van")) {
            at--;
        }
        start = at;
    }
}

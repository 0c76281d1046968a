package health.cordon.deid.names;

import health.cordon.core.PhiKind;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;

/**
 * Reads one name at one place of a page and weighs it. The result of the last {@link #read} stands in the fields. Not
 * thread-safe.
 */
final class NameReader {

    private static final int MOST_WORDS = 6;
    private static final int NOT_A_NAME = -1000;

    private static final int NO_NAME =
            Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.ROLE | Lexicon.PROPER | Lexicon.FACILITY | Lexicon.CLINICAL_CAPITAL;

    private final Page page;
    private final Tokens tokens;
    private final LeftContext left = new LeftContext();
    private final int[] leans = new int[MOST_WORDS + 2];

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

    private int words;
    private int initials;
    private int evidentWords;
    private int givenFirst;
    private boolean anyMedical;
    private boolean afterParticle;
    private int firstWord;

    NameReader(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Reads a name that begins at token {@code i}, a word; says whether it makes a claim. */
    boolean read(int i) {
        start = i;
        end = i + 1;
        points = NOT_A_NAME;
        kind = PhiKind.NAME;
        evidence = "word evidence";
        left.read(page, i);
        if (isAside(i) || isTitleItself(i)) {
            return false;
        }
        boolean strong = left.titled() || left.labelled() && !page.dialogue;
        collect(i, strong);
        if (words + initials == 0 || words == 0 && !isInitialsField()) {
            return false;
        }
        int leftPoints = left.points(page.dialogue);
        if (left.titled() && words == 1 && initials == 0 && isPlaceholder(end - 1)) {
            return false;
        }
        int lexical = lexicalPoints();
        int right = rightPoints(strong);
        if (words == 1 && leftPoints == Weights.ARTICLE || leftPoints > 0) {
            lexical += leftPoints;
        }
        points = lexical + right;
        if (words == 1 && leftPoints < Weights.SALUTE && (page.evidence(start) & Lexicon.PROPER) != 0) {
            points += Weights.PROPER_NAME;
        }
        if (leftPoints >= Weights.ACT) {
            evidence = "cue before a name";
        }
        if (kind == PhiKind.NAME && leftPoints > 0 && left.ofClinician()) {
            kind = PhiKind.CLINICIAN_NAME;
        }
        reverse();
        if (points >= Weights.CLAIM) {
            takeParticlesBefore();
        }
        return points >= Weights.CLAIM;
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
        return initials >= 2 && left.labelled();
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

    private void collect(int from, boolean strong) {
        words = 0;
        initials = 0;
        evidentWords = 0;
        givenFirst = 0;
        anyMedical = false;
        int i = from;
        int last = from;
        while (words + initials < MOST_WORDS && i < tokens.size()) {
            int name = skipParticles(i, words + initials > 0 || strong);
            if (!mayBegin(name, strong) || page.isTaken(name)) {
                break;
            }
            afterParticle = name > i;
            int element = element(name, strong && words + initials == 0);
            if (element < 0) {
                break;
            }
            last = element;
            int next = element;
            if (tokens.first(next) == '.' && !tokens.spaceBefore(next) && tokens.shape(next - 1) == Tokens.INITIAL) {
                last = next + 1;
                next++;
            }
            if (!goesOn(next)) {
                break;
            }
            i = next;
        }
        end = Math.max(last, from + 1);
        takeSuffix();
    }

    /** Whether the name may go on with token {@code next}. */
    private boolean goesOn(int next) {
        int lines = tokens.linesBefore(next);
        if (next >= tokens.size() || lines > 1 || !tokens.isWord(next)) {
            return false;
        }
        if (lines == 0) {
            return true;
        }
        int style = page.style(start);
        return style == Page.PROSE
                && tokens.shape(next) == Tokens.CAPITALIZED
                && tokens.linesBefore(start) == 0
                && tokens.shape(start - 1) == Tokens.LOWER
                && tokens.shape(next + 1) != Tokens.CAPITALIZED
                && tokens.first(next + 1) != ':';
    }

    private int skipParticles(int i, boolean allowed) {
        int at = i;
        while (at < i + 4
                && Cue.any(page.cue(at), Cue.PARTICLE.bit)
                && (allowed || tokens.shape(at) != Tokens.LOWER)
                && tokens.linesBefore(at + 1) == 0
                && (tokens.isWord(at + 1) || isJoin(at + 1) && tokens.isWord(at + 2))) {
            if (tokens.isWord(at + 1)) {
                at++;
            } else if (tokens.first(at + 1) == '.' && !tokens.is(at, "st")) {
                break;
            } else {
                at += 2;
            }
        }
        return tokens.shape(at) == Tokens.LOWER && page.style(i) != Page.LOWER ? i : at;
    }

    private boolean isJoin(int i) {
        char c = tokens.first(i);
        return !tokens.spaceBefore(i) && (c == '-' || c == '.' || c == '\'' || c == '’');
    }

    private boolean mayBegin(int i, boolean strong) {
        byte shape = tokens.shape(i);
        if (shape > Tokens.MIXED) {
            return false;
        }
        return shape != Tokens.LOWER
                || page.style(i) == Page.LOWER
                || strong
                || page.style(i) == Page.PROSE && words == 0;
    }

    /** {@code O'Brien}, {@code D'Angelo}. */
    private boolean isIrish(int i) {
        return tokens.length(i) == 1
                && isApostrophe(i + 1)
                && tokens.isWord(i + 2)
                && !tokens.spaceBefore(i + 2)
                && tokens.length(i + 2) > 2;
    }

    /** Weighs the word at {@code i} with what is glued to it; the token behind it, or -1 if it is no part of a name. */
    private int element(int i, boolean first) {
        if (tokens.shape(i) == Tokens.INITIAL) {
            if (isIrish(i)) {
                return add(i + 2, lean(i + 2, true) + Weights.MC, i + 3);
            }
            if (tokens.first(i + 1) == '-' && !tokens.spaceBefore(i + 1)
                    || tokens.first(i + 1) == '/' && !tokens.spaceBefore(i + 1)) {
                return -1;
            }
            boolean dotted = tokens.first(i + 1) == '.' && !tokens.spaceBefore(i + 1);
            if (!dotted && words == 0 && !(tokens.isWord(i + 1) && tokens.linesBefore(i + 1) == 0)) {
                return -1;
            }
            if (!dotted && words == 0 && (tokens.is(i, "a") || tokens.is(i, "i"))) {
                return -1;
            }
            initials++;
            return i + 1;
        }
        if (tokens.shape(i) == Tokens.LOWER && (tokens.is(i, "o") || tokens.is(i, "d")) && isIrish(i)
                && !tokens.is(i + 2, "clock")) {
            return add(i + 2, Math.max(10, lean(i + 2, true)), i + 3);
        }
        int lean = lean(i, first);
        if (afterParticle && lean > Weights.ROLE || lean <= Weights.BARRIER && isVouchedFor(i)) {
            lean = Math.max(lean, 0);
        }
        int at = i + 1;
        while (isGlue(at)) {
            int part = lean(at + 1, false);
            int medical = page.evidence(at + 1) & (Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.ROLE);
            if (part <= Weights.BARRIER && (lean < 20 || medical != 0)) {
                return -1;
            }
            lean = Math.max(lean, part);
            at += 2;
        }
        if (lean <= (first ? -40 : Weights.BARRIER)) {
            return -1;
        }
        return add(i, lean, at);
    }

    /** A surname that is also a word, between a capitalised word and credentials. */
    private boolean isVouchedFor(int i) {
        return words == 1 && Lexicon.surname(page.evidence(i)) >= 4 && tokens.shape(i) != Tokens.LOWER && credential(i + 1);
    }

    private int add(int i, int lean, int next) {
        int e = page.evidence(i);
        if (words == 0) {
            firstWord = i;
            givenFirst = Lexicon.given(e);
        }
        leans[words++] = lean;
        evidentWords += (e & 0x3F) != 0 && lean > 0 ? 1 : 0;
        anyMedical |= initials == 0 && (e & (Lexicon.EPONYM | Lexicon.CLINICAL_CAPITAL)) != 0;
        return next;
    }

    private boolean isApostrophe(int i) {
        char c = tokens.first(i);
        return (c == '\'' || c == '’') && !tokens.spaceBefore(i);
    }

    /** A hyphen or an apostrophe between two capitalised parts. */
    private boolean isGlue(int i) {
        char c = tokens.first(i);
        if (c != '-' && c != '\'' && c != '’' || tokens.spaceBefore(i) || tokens.spaceBefore(i + 1)) {
            return false;
        }
        byte shape = tokens.shape(i + 1);
        return shape == Tokens.CAPITALIZED
                || shape == Tokens.MIXED
                || shape == Tokens.UPPER && tokens.length(i + 1) > 1 && !tokens.is(i + 1, "ll")
                || shape == Tokens.LOWER && c == '-' && (page.style(i) == Page.LOWER || isKorean(i));
    }

    /** {@code Will Smith}, {@code Grace Hopper} at the start of a sentence. */
    private boolean surnameFollows(int i) {
        int f = page.evidence(i + 1);
        return tokens.shape(i + 1) == Tokens.CAPITALIZED
                && tokens.linesBefore(i + 1) == 0
                && Lexicon.surname(f) >= (Lexicon.word(f) < 7 ? 3 : 5)
                && (f & (Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.ROLE | Lexicon.PROPER)) == 0;
    }

    /** {@code Hyun-woo}: the second syllable in lower case. */
    private boolean isKorean(int hyphen) {
        int e = page.evidence(hyphen + 1);
        return Lexicon.given(page.evidence(hyphen - 1)) >= 4
                && tokens.length(hyphen + 1) <= 5
                && (e & NO_NAME) == 0
                && (Lexicon.given(e) >= 3 || Lexicon.word(e) <= 2);
    }

    /** What the word alone says. */
    private int lean(int i, boolean protectedByCue) {
        byte shape = tokens.shape(i);
        int style = page.style(i);
        int e = page.evidence(i);
        int given = Weights.GIVEN[Lexicon.given(e)];
        int surname = Weights.SURNAME[Lexicon.surname(e)];
        int lean = Math.max(given, surname) + Math.min(given, surname) / 4;
        boolean inside = style == Page.PROSE && shape == Tokens.CAPITALIZED && !page.startsSentence(i);
        int word = Lexicon.word(e);
        boolean mayBeName = style == Page.PROSE
                && shape == Tokens.CAPITALIZED
                && (words > 0 || Lexicon.given(e) >= 6 && surnameFollows(i));
        lean += inside || mayBeName
                ? Weights.WORD_INSIDE[word]
                : Weights.WORD[word];
        if (protectedByCue && shape != Tokens.LOWER) {
            lean = Math.max(lean, Math.min(10, lean + 40));
        }
        if ((e & 0x1FF) == 0 && word == 0) {
            lean += shape == Tokens.LOWER
                    ? (words > 0 && givenFirst >= 5 || protectedByCue ? 4 : -30)
                    : style == Page.CAPS ? 2 : Weights.UNKNOWN;
            if (Morphology.isMedical(tokens, i)) {
                lean += Weights.MEDICAL;
            }
        }
        lean += (e & Lexicon.ROLE) != 0 && !(mayBeName && Lexicon.given(e) >= 6) ? Weights.ROLE : 0;
        lean += (e & Lexicon.PROPER) != 0 ? (Lexicon.given(e) >= 6 ? Weights.PROPER_NAME : Weights.PROPER) : 0;
        lean += (e & Lexicon.DRUG) != 0 && Lexicon.given(e) < 6 ? Weights.DRUG : 0;
        lean += (e & Lexicon.MEDICAL) != 0 ? Weights.MEDICAL : 0;
        boolean alone = words == 0 && initials == 0 && !protectedByCue;
        lean += (e & Lexicon.EPONYM) != 0 && alone ? Weights.EPONYM : 0;
        lean += (e & Lexicon.CLINICAL_CAPITAL) != 0 && alone ? Weights.CLINICAL_CAPITAL : 0;
        int length = tokens.length(i);
        lean += length == 2 && !protectedByCue ? Weights.SHORT : 0;
        if (shape == Tokens.UPPER && style != Page.CAPS) {
            lean += length <= 4 && !protectedByCue && !(Lexicon.given(e) >= 6 && words > 0)
                    ? (Lexicon.given(e) >= 6 ? Weights.UPPER_IN_PROSE : Weights.ABBREVIATION)
                    : Weights.UPPER_IN_PROSE;
        }
        if (shape == Tokens.MIXED) {
            lean += Morphology.isMac(tokens, i) ? Weights.MC : Lexicon.given(e) >= 5 ? 0 : Weights.ODD_CAPITALS;
        }
        if (words == 0 && protectedByCue && left.titled() && shape != Tokens.LOWER && Lexicon.surname(e) >= 4
                && !isFunctionWord(e)) {
            return Math.max(lean, 8);
        }
        boolean afterGiven = words > 0 && givenFirst >= 5 && leans[words - 1] > 10;
        if (afterGiven && words == 1 && inside && givenFirst >= 6 && (e & NO_NAME) == 0) {
            lean = Math.max(lean, -5);
        }
        return afterGiven && Lexicon.surname(e) >= 4 && (e & (Lexicon.DRUG | Lexicon.MEDICAL)) == 0 && !isFunctionWord(e)
                ? Math.max(lean, Lexicon.surname(e) * 3)
                : lean;
    }

    /** Surnames that a text more often means as a word of its grammar. */
    private static boolean isFunctionWord(int e) {
        return (e & Lexicon.ROLE) != 0 && Lexicon.surname(e) < 6;
    }

    private void takeSuffix() {
        int at = end;
        if (tokens.first(at) == ',' && tokens.linesBefore(at) == 0) {
            at++;
        }
        if (words > 0
                && tokens.linesBefore(at) == 0
                && Cue.any(page.cue(at), Cue.SUFFIX.bit)
                && tokens.shape(at) != Tokens.LOWER) {
            end = at + 1;
        }
    }

    private int lexicalPoints() {
        int sum = 0;
        int counted = Math.min(words, 3);
        for (int w = 0; w < counted; w++) {
            sum += Math.clamp(leans[w], -25, 50);
        }
        if (words == 1 && initials == 0 && isPlainSurname()) {
            sum += Weights.SURNAME_ALONE;
        }
        if (words >= 2 && evidentWords > 0) {
            sum += Weights.PAIR;
            evidence = givenFirst >= 5 ? "first name and surname" : "words of a name";
        }
        if (words >= 1 && initials > 0) {
            sum += Weights.INITIAL + (tokens.shape(start) == Tokens.INITIAL ? Weights.INITIAL_FIRST : 0);
            evidence = "initial and name";
        }
        if (words >= 5) {
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

    /** A usual surname that is no word, no place and nothing in medicine. */
    private boolean isPlainSurname() {
        int e = page.evidence(start);
        return page.style(start) == Page.PROSE
                && tokens.shape(start) == Tokens.CAPITALIZED
                && Lexicon.surname(e) >= 5
                && Lexicon.word(e) <= 1
                && Lexicon.place(e) < 5
                && (e & (Lexicon.EPONYM | Lexicon.CLINICAL_CAPITAL | Lexicon.PROPER | Lexicon.MEDICAL | Lexicon.DRUG)) == 0;
    }

    private int rightPoints(boolean strong) {
        int i = end;
        int sum = 0;
        boolean possessive = false;
        if (isApostrophe(i)) {
            if (tokens.is(i + 1, "s") && !tokens.spaceBefore(i + 1)) {
                possessive = true;
                i += 2;
            } else if (!tokens.spaceBefore(i + 1) && tokens.isWord(i + 1)) {
                return tokens.is(i + 1, "ll") || tokens.is(i + 1, "d") ? 0 : NOT_A_NAME;
            } else {
                i++;
            }
        }
        if (tokens.linesBefore(i) > 1) {
            return 0;
        }
        boolean sameLine = tokens.linesBefore(i) == 0;
        long after = page.cues.after(tokens, i);
        if (Cue.any(after, Cue.EPONYM_NOUN.bit) || eponymPhrase(i)) {
            return strong && left.titled()
                    ? 0
                    : words >= 2 && givenFirst >= 5
                            ? Weights.EPONYM_NOUN_AFTER_FULL_NAME
                            : Weights.EPONYM_NOUN;
        }
        if (sameLine && tokens.isWord(i) && tokens.shape(i) != Tokens.LOWER) {
            if (Cue.any(after, Cue.ORG_NOUN.bit)) {
                return Weights.ORG_NOUN;
            }
            if (Cue.any(after, Cue.STREET_NOUN.bit | Cue.LANDMARK_NOUN.bit | Cue.FACILITY_NOUN.bit) && !left.titled()) {
                return Weights.STREET_NOUN;
            }
        }
        if (possessive) {
            sum += words == 1 && anyMedical ? 0 : Weights.POSSESSIVE;
        }
        if (sameLine && credential(i)) {
            kind = PhiKind.CLINICIAN_NAME;
            evidence = "credentials after a name";
            return sum + Weights.CREDENTIAL;
        }
        if (isAge(i)) {
            return sum + Weights.AGE;
        }
        if (Cue.any(after, Cue.SPEAKS.bit) && !possessive && tokens.shape(i) != Tokens.CAPITALIZED) {
            sum += words == 1 && anyMedical ? Weights.SPEAKS / 3 : Weights.SPEAKS;
        } else if (tokens.first(i) == ':' && tokens.linesBefore(start) > 0 && givenFirst >= 5) {
            sum += Weights.SPEAKER;
        }
        if (tokens.first(i) == '#' || isAddress(i)) {
            return NOT_A_NAME;
        }
        if (words == 1 && initials == 0 && sameLine) {
            byte shape = tokens.shape(i);
            if (shape == Tokens.NUMBER || shape == Tokens.CODE) {
                sum += Weights.NUMBER_AFTER;
            } else if (tokens.first(i) == '/' && !tokens.spaceBefore(i)) {
                sum += Weights.SLASH;
            }
        }
        return sum;
    }

    /** {@code mark.johnson@example.com}, {@code jacob_m}: an address or a handle goes on here. */
    private boolean isAddress(int i) {
        char mark = tokens.first(i);
        return !tokens.spaceBefore(i)
                && !tokens.spaceBefore(i + 1)
                && (mark == '@' || mark == '_' || mark == '.' && tokens.shape(i + 1) == Tokens.LOWER);
    }

    /** {@code Glasgow Coma Scale}: the noun may stand one word further on. */
    private boolean eponymPhrase(int i) {
        return words <= 2
                && tokens.isWord(i)
                && tokens.linesBefore(i) == 0
                && tokens.linesBefore(i + 1) == 0
                && Cue.any(page.cue(i + 1), Cue.EPONYM_NOUN.bit)
                && (anyMedical || words == 1 && (page.evidence(i) & Lexicon.MEDICAL) != 0);
    }

    private boolean credential(int i) {
        int at = i;
        boolean comma = tokens.first(at) == ',';
        if (comma) {
            at++;
        }
        int style = page.style(start);
        byte shape = tokens.shape(at);
        if (shape == Tokens.LOWER && (style != Page.LOWER || !comma)
                || shape == Tokens.CAPITALIZED && tokens.length(at) == 2 && tokens.first(at + 1) != '.'
                || style == Page.CAPS && !comma) {
            return false;
        }
        if (tokens.is(at, "ma") && page.style(start) != Page.PROSE) {
            return false;
        }
        return Cue.any(page.cues.after(tokens, at), Cue.CREDENTIAL.bit);
    }

    private boolean isAge(int i) {
        int at = i;
        char mark = tokens.first(at);
        if (mark == ',' || mark == '(' || mark == '-') {
            at++;
        }
        if (tokens.is(at, "is") || tokens.is(at, "aged") || tokens.is(at, "age")) {
            at++;
            if (tokens.is(at, "a") || tokens.is(at, "an")) {
                at++;
            }
        } else if (tokens.is(at, "a") || tokens.is(at, "an")) {
            at++;
        }
        if (tokens.linesBefore(at) > 0 || tokens.length(at) > 5) {
            return false;
        }
        if (tokens.shape(at) == Tokens.CODE) {
            char digit = tokens.first(at);
            String code = tokens.word(at);
            char end = Character.toLowerCase(code.charAt(code.length() - 1));
            return digit >= '1'
                    && digit <= '9'
                    && (end == 'm' || end == 'f' || end == 'o')
                    && code.length() <= 5
                    && Character.isDigit(code.charAt(code.length() - 2)) == (end != 'o');
        }
        if (tokens.shape(at) != Tokens.NUMBER || tokens.length(at) > 3) {
            return false;
        }
        int after = tokens.first(at + 1) == '-' ? at + 2 : at + 1;
        return tokens.is(after, "y")
                || tokens.is(after, "yo")
                || tokens.is(after, "yrs")
                || tokens.is(after, "year")
                || tokens.is(after, "years")
                || tokens.is(after, "yr")
                || tokens.is(after, "m")
                || tokens.is(after, "f")
                || tokens.is(after, "month")
                || tokens.is(after, "male")
                || tokens.is(after, "female")
                || mark == '(' && tokens.first(after) == ')';
    }

    /** {@code Last, First M.} */
    private void reverse() {
        boolean listed = words > 1 && !strongStart() || words > 1 && givenFirst >= 4 && !left.labelled();
        if (words < 1 || words > 3 || initials > 0 || listed || tokens.first(end) != ','
                || tokens.linesBefore(end + 1) > 0
                || tokens.linesBefore(end) > 0
                || points <= NOT_A_NAME / 2) {
            return;
        }
        int first = end + 1;
        byte shape = tokens.shape(first);
        if (!tokens.isWord(first) || page.isTaken(first) || shape == Tokens.LOWER && page.style(first) != Page.LOWER) {
            return;
        }
        int e = page.evidence(firstWord);
        int f = page.evidence(first);
        boolean surname = Lexicon.surname(e) > 0 || (e & 0xFFF) == 0;
        boolean initial = shape == Tokens.INITIAL && tokens.first(first + 1) == '.';
        int given = Lexicon.given(f);
        int lean = initial ? 10 : lean(first, false);
        if (!surname
                || !initial && (given < 4 || lean < 12)
                || Lexicon.given(e) > Lexicon.surname(e) && words == 1 && !strongStart()) {
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

package health.cordon.deid.names;

import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;

/**
 * The words of one candidate: which tokens belong to it, and what each of them says for itself. The result of the last
 * {@link #collect} stands in the fields. Not thread-safe.
 */
final class NameWords {

    private static final int MOST_WORDS = 6;

    /** Tokens of one glued word. Without a bound, a chain of hyphens without end is read anew from each of its parts. */
    private static final int MOST_GLUED = 16;

    private static final int KOREAN = 50;
    private static final int NO_NAME = Lexicon.MEDICAL
            | Lexicon.DRUG
            | Lexicon.ROLE
            | Lexicon.PROPER
            | Lexicon.FACILITY
            | Lexicon.CLINICAL_CAPITAL;

    private final Page page;
    private final Tokens tokens;

    /** The points of each word. */
    final int[] leans = new int[MOST_WORDS + 2];
    /** First token. */
    int start;
    /** One past the last token. */
    int end;
    /** How many words that are no initials. */
    int words;
    /** How many initials. */
    int initials;
    /** How many words the lexicon knows as names. */
    int evidentWords;
    /** How usual the first word is as a first name. */
    int givenFirst;
    /** Token of the first word. */
    int firstWord;
    /** Whether a word means something in medicine as well. */
    boolean anyMedical;

    private boolean titled;
    private boolean strongly;
    private boolean afterParticle;

    NameWords(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /**
     * Collects the words that begin at token {@code from}.
     *
     * @param strong a title or a label stands before
     * @param afterTitle a title stands before
     */
    void collect(int from, boolean strong, boolean afterTitle) {
        start = from;
        titled = afterTitle;
        strongly = strong;
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
            if (tokens.first(next) == '.' && !tokens.spaceBefore(next) && tokens.length(next - 1) == 1) {
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
        return (style == Page.PROSE || strongly && style != Page.CAPS)
                && tokens.shape(next) == Tokens.CAPITALIZED
                && tokens.linesBefore(start) == 0
                && (tokens.shape(start - 1) == Tokens.LOWER
                        || titled && isRatherSurname(next)
                        || strongly && isSurnameOf(next))
                && tokens.shape(next + 1) != Tokens.CAPITALIZED
                && tokens.first(next + 1) != ':';
    }

    /**
     * Behind a label or a title and a first name alone: a word that is a surname or that no list knows, and that is no
     * beginning of a sentence or an entry.
     */
    private boolean isSurnameOf(int next) {
        int e = page.evidence(next);
        boolean known = Lexicon.surname(e) >= 2;
        boolean town = Lexicon.place(e) >= 5 && Lexicon.place(e) >= Lexicon.surname(e);
        byte behind = tokens.shape(next + 1);
        boolean closed = next + 1 >= tokens.size()
                || tokens.linesBefore(next + 1) > 0
                || behind >= Tokens.NUMBER
                || known && NameDetector.isSaidOfPeople(page, next + 1);
        return words == 1
                && initials == 0
                && givenFirst >= 5
                && closed
                && (known && !town || e == 0)
                && (e & NO_NAME) == 0
                && Lexicon.word(e) <= 1
                && page.cue(next) == 0
                && tokens.length(next) >= 3
                && !Morphology.isMedical(tokens, next);
    }

    /** Behind a title a name at a line's end is often whole: the next line's first word must speak for itself. */
    private boolean isRatherSurname(int i) {
        int evidence = page.evidence(i);
        return Lexicon.surname(evidence) > Lexicon.word(evidence) && (evidence & NO_NAME) == 0;
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
        if (Korean.isGiven(page, i)) {
            int next = add(i, KOREAN, i + 3);
            evidentWords = Math.max(evidentWords, 1);
            givenFirst = words == 1 ? 6 : givenFirst;
            return next;
        }
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
        if (isLowerInitial(i)) {
            initials++;
            return i + 1;
        }
        if (tokens.shape(i) == Tokens.LOWER
                && (tokens.is(i, "o") || tokens.is(i, "d"))
                && isIrish(i)
                && !tokens.is(i + 2, "clock")) {
            return add(i + 2, Math.max(10, lean(i + 2, true)), i + 3);
        }
        int lean = lean(i, first);
        if (titled && words == 0 && lean <= Weights.BARRIER && isTitledName(i)) {
            lean = Weights.BARRIER + 6;
        }
        if (afterParticle && lean > Weights.ROLE || lean <= Weights.BARRIER && isVouchedFor(i)) {
            lean = Math.max(lean, 0);
        }
        int at = i + 1;
        while (at < i + MOST_GLUED && isGlue(at)) {
            int part = lean(at + 1, false);
            int medical = page.evidence(at + 1) & (Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.ROLE);
            boolean tail = tokens.shape(at + 1) == Tokens.LOWER && tokens.first(at) != '-';
            if (part <= Weights.BARRIER && (lean < 20 || medical != 0) && !tail) {
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

    /** {@code Ms. Best}, {@code Dr. Iron Shield}: a surname, or two capitals, behind a title with its dot. */
    private boolean isTitledName(int i) {
        if (tokens.shape(i) != Tokens.CAPITALIZED || tokens.first(i - 1) != '.' || page.style(i) != Page.PROSE) {
            return false;
        }
        int f = page.evidence(i + 1);
        return Lexicon.surname(page.evidence(i)) >= 3
                || tokens.shape(i + 1) == Tokens.CAPITALIZED
                        && tokens.linesBefore(i + 1) == 0
                        && (f & (Lexicon.DRUG | Lexicon.ROLE)) == 0;
    }

    /** {@code k. adeyemi} where nothing has capitals. */
    private boolean isLowerInitial(int i) {
        return tokens.shape(i) == Tokens.LOWER
                && tokens.length(i) == 1
                && tokens.first(i + 1) == '.'
                && !tokens.spaceBefore(i + 1)
                && tokens.isWord(i + 2)
                && tokens.length(i + 2) > 1
                && tokens.linesBefore(i + 2) == 0
                && page.style(i) == Page.LOWER;
    }

    /** A surname that is also a word, between a capitalised word and credentials. */
    private boolean isVouchedFor(int i) {
        return words == 1
                && Lexicon.surname(page.evidence(i)) >= 4
                && tokens.shape(i) != Tokens.LOWER
                && RightContext.credential(page, start, i + 1);
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

    boolean isApostrophe(int i) {
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
                || shape == Tokens.LOWER
                        && c != '-'
                        && tokens.shape(i - 1) != Tokens.LOWER
                        && tokens.length(i + 1) >= 3
                        && tokens.length(i - 1) >= 2
                        && tokens.length(i - 1) <= 4
                || shape == Tokens.LOWER && c == '-' && (page.style(i) == Page.LOWER || isKorean(i));
    }

    /** {@code Hyun-woo}: the second syllable in lower case. */
    private boolean isKorean(int hyphen) {
        int e = page.evidence(hyphen + 1);
        return Lexicon.given(page.evidence(hyphen - 1)) >= 4
                && tokens.length(hyphen + 1) <= 5
                && (e & NO_NAME & ~Lexicon.PROPER) == 0
                && (Lexicon.given(e) >= 3 || Lexicon.word(e) <= 2);
    }

    /** {@code Will Smith}, {@code Grace Hopper} at the start of a sentence. */
    private boolean surnameFollows(int i) {
        int f = page.evidence(i + 1);
        return tokens.shape(i + 1) == Tokens.CAPITALIZED
                && tokens.linesBefore(i + 1) == 0
                && Lexicon.surname(f) >= (Lexicon.word(f) < 7 ? 3 : 5)
                && (f & (Lexicon.MEDICAL | Lexicon.DRUG | Lexicon.ROLE | Lexicon.PROPER)) == 0;
    }

    /** What the word alone says, given the words before it. */
    int lean(int i, boolean protectedByCue) {
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
        lean += inside || mayBeName ? Weights.WORD_INSIDE[word] : Weights.WORD[word];
        if (protectedByCue && shape != Tokens.LOWER) {
            lean = Math.max(lean, Math.min(10, lean + 40));
        }
        if ((e & 0x1FF) == 0 && word == 0) {
            lean += shape == Tokens.LOWER
                    ? (words > 0 && (givenFirst >= 5 || strongly) || initials > 0 || protectedByCue ? 4 : -30)
                    : style == Page.CAPS ? 2 : Weights.UNKNOWN;
            if (Morphology.isMedical(tokens, i)) {
                lean += Weights.MEDICAL;
            }
        }
        lean += objections(i, e, protectedByCue, mayBeName);
        if (words == 0
                && protectedByCue
                && titled
                && shape != Tokens.LOWER
                && Lexicon.surname(e) >= 4
                && !isFunctionWord(e)) {
            return Math.max(lean, 8);
        }
        boolean afterGiven = words > 0 && givenFirst >= 5 && leans[words - 1] > 10;
        if (afterGiven && words == 1 && inside && givenFirst >= 6 && (e & NO_NAME) == 0) {
            lean = Math.max(lean, -5);
        }
        return afterGiven
                        && Lexicon.surname(e) >= 4
                        && (e & (Lexicon.DRUG | Lexicon.MEDICAL)) == 0
                        && !isFunctionWord(e)
                ? Math.max(lean, Lexicon.surname(e) * 3)
                : lean;
    }

    /** What speaks against a name: other meanings, and capitals that are odd. */
    private int objections(int i, int e, boolean protectedByCue, boolean mayBeName) {
        byte shape = tokens.shape(i);
        boolean usualGiven = Lexicon.given(e) >= 6;
        int lean = 0;
        lean += (e & Lexicon.ROLE) != 0 && !(mayBeName && usualGiven) ? Weights.ROLE : 0;
        lean += (e & Lexicon.PROPER) != 0 ? (Lexicon.given(e) >= 6 ? Weights.PROPER_NAME : Weights.PROPER) : 0;
        lean += (e & Lexicon.DRUG) != 0 && Lexicon.given(e) < 6 ? Weights.DRUG : 0;
        lean += (e & Lexicon.MEDICAL) != 0 ? Weights.MEDICAL : 0;
        boolean alone = words == 0 && initials == 0 && !protectedByCue;
        lean += (e & Lexicon.EPONYM) != 0 && alone ? Weights.EPONYM : 0;
        lean += (e & Lexicon.CLINICAL_CAPITAL) != 0 && alone ? Weights.CLINICAL_CAPITAL : 0;
        int length = tokens.length(i);
        lean += length == 2 && !protectedByCue ? Weights.SHORT : 0;
        if (shape == Tokens.UPPER && page.style(i) != Page.CAPS) {
            boolean abbreviation = length <= 4 && !protectedByCue && !usualGiven;
            lean += abbreviation ? Weights.ABBREVIATION : Weights.UPPER_IN_PROSE;
        }
        if (shape == Tokens.MIXED) {
            lean += Morphology.isMac(tokens, i) ? Weights.MC : Lexicon.given(e) >= 5 ? 0 : Weights.ODD_CAPITALS;
        }
        return lean;
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
                && (tokens.shape(at) != Tokens.LOWER || page.style(start) == Page.LOWER)) {
            end = at + 1;
        }
    }
}

package health.cordon.deid.known;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.text.Tokens;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds known names in one document: whole, turned round, single parts, with initials, as nicknames, misspelled.
 *
 * <p>First every word is looked up. Then known words that stand together are taken as one name, and a word that stands
 * alone counts only if it can be nothing else: a word of the language must be written as a name, a misspelling too.
 */
final class NameFinder {

    static final String NAME = "known: name";
    static final String NICKNAME = "known: nickname";
    /** From this length on, a word that is one slip from a name and no word of the language is that name. */
    private static final int TELLING_LENGTH = 9;

    static final String MISSPELLING = "known: misspelling";
    static final String INITIALS = "known: initials";

    private final NameIndex index;
    private final Tokens tokens;
    private final Detections found;
    private final @Nullable NameWord[] known;
    private final boolean[] slip;
    private final char[] letters = new char[NameIndex.LONGEST];
    private @Nullable Set<Integer> lowerWords;

    NameFinder(NameIndex index, Tokens tokens, Detections found) {
        this.index = index;
        this.tokens = tokens;
        this.found = found;
        this.known = new @Nullable NameWord[tokens.size()];
        this.slip = new boolean[tokens.size()];
    }

    void find() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.isWord(i)) {
                known[i] = index.word(tokens, i);
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (known[i] == null && tokens.length(i) >= 4 && tokens.isWord(i) && mayBeSlip(i)) {
                misspelled(i);
            }
        }
        int at = 0;
        while (at < tokens.size()) {
            at = known[at] != null ? name(at) : alone(at);
        }
    }

    /**
     * Lower and upper case may be anything; only a known name beside the word makes it worth a look, or a length at which
     * few words are one slip from a name and themselves no words.
     */
    private boolean mayBeSlip(int i) {
        return tokens.length(i) >= TELLING_LENGTH || isPlacedAsName(i);
    }

    private boolean isPlacedAsName(int i) {
        byte shape = tokens.shape(i);
        return shape == Tokens.CAPITALIZED || shape == Tokens.MIXED || isKnown(beside(i, -1)) || isKnown(beside(i, 1));
    }

    private void misspelled(int i) {
        int length = tokens.foldInto(letters, i);
        NameWord near = length < letters.length ? index.misspelled(letters, length) : null;
        boolean begun = near != null && (near.word.charAt(0) == letters[0] || isPlacedAsName(i));
        if (near != null && begun && !WordList.isOrdinary(new String(letters, 0, length)) && !isLowerElsewhere(i)) {
            known[i] = near;
            slip[i] = true;
        }
    }

    /** A word that the document also writes in lower case is a word. */
    private boolean isLowerElsewhere(int i) {
        if (tokens.shape(i) == Tokens.LOWER) {
            return false;
        }
        Set<Integer> words = lowerWords;
        if (words == null) {
            words = new HashSet<>();
            for (int k = 0; k < tokens.size(); k++) {
                if (tokens.shape(k) == Tokens.LOWER) {
                    words.add(tokens.hash(k));
                }
            }
            lowerWords = words;
        }
        return words.contains(tokens.hash(i));
    }

    /** The name that begins at token {@code first}; returns where to go on. */
    private int name(int first) {
        int last = first;
        for (int next = following(last); next >= 0; next = following(last)) {
            last = next;
        }
        int from = first;
        int to = last;
        while (to > from && !holds(to, wordBefore(to))) {
            to = wordBefore(to);
        }
        while (to > from && !holds(from, wordBehind(from))) {
            from = wordBehind(from);
        }
        boolean whole = from < to && isWhole(from, to);
        if (whole || accepted(from)) {
            int begin = initialBefore(from);
            claim(begin, whole ? to : withInitial(from), whole || begin < from);
            return last + 1;
        }
        return first + 1;
    }

    /** Whether an edge of a row of known words is part of the name; {@code inner} is the row's next token. */
    private boolean holds(int edge, int inner) {
        NameWord word = known[edge];
        if (word == null) {
            return tokens.shape(edge) == Tokens.INITIAL;
        }
        if (tokens.shape(edge) != Tokens.LOWER) {
            return !isContraction(edge);
        }
        NameWord neighbour = known[inner];
        boolean alone = word.little || word.particle;
        return !alone && (!word.ordinary || neighbour != null && index.together(word, neighbour));
    }

    private int wordBefore(int i) {
        return tokens.shape(i - 1) == Tokens.MARK ? i - 2 : i - 1;
    }

    private int wordBehind(int i) {
        return tokens.shape(i + 1) == Tokens.MARK ? i + 2 : i + 1;
    }

    /** Two different known words: one that is no word of the language, or both of one person and written as a name. */
    private boolean isWhole(int from, int to) {
        int parts = 0;
        int written = 0;
        int certain = 0;
        boolean together = false;
        NameWord before = null;
        for (int i = from; i <= to; i++) {
            NameWord word = known[i];
            if (word == null || word.particle) {
                parts += word == null && tokens.shape(i) == Tokens.INITIAL ? 1 : 0;
                continue;
            }
            parts += word != before ? 1 : 0;
            written += word != before && tokens.shape(i) != Tokens.LOWER ? 1 : 0;
            certain += !word.ordinary && !slip[i] ? 1 : 0;
            together |= before != null && index.together(before, word);
            before = word;
        }
        return parts >= 2 && (certain > 0 || written >= 2 && together);
    }

    /** Whether a known word that stands alone is the name. */
    private boolean accepted(int i) {
        NameWord word = known[i];
        if (word == null || word.particle || isEponym(i)) {
            return false;
        }
        byte shape = tokens.shape(i);
        boolean titled = isTitled(i) && !(shape == Tokens.LOWER && word.little);
        boolean initialed = initialBefore(i) < i || withInitial(i) > i;
        boolean written = shape == Tokens.CAPITALIZED || shape == Tokens.MIXED;
        if (slip[i]) {
            boolean sameStart = tokens.foldInto(letters, i) > 0 && letters[0] == word.word.charAt(0);
            boolean placed = !startsSentence(i) || isCued(i, false);
            boolean telling = tokens.length(i) >= TELLING_LENGTH && !word.ordinary;
            return titled || sameStart && !word.ordinary && (telling || written && placed) || written && initialed;
        }
        if (titled || initialed && shape != Tokens.LOWER) {
            return true;
        }
        if (isAbbreviation(i) || isContraction(i)) {
            return false;
        }
        if (!word.ordinary) {
            return !word.isNickname() || initialed || written && !startsSentence(i) || isCued(i, false);
        }
        return written
                && (!startsSentence(i) || isCued(i, true))
                && !isMonth(i)
                && !NameCues.CAPITALS.contains(word.word);
    }

    private void claim(int from, int to, boolean whole) {
        PhiKind kind = PhiKind.CLINICIAN_NAME;
        boolean slips = false;
        boolean nickname = false;
        for (int i = from; i <= to; i++) {
            NameWord word = known[i];
            if (word != null && !word.particle) {
                kind = word.kind() == PhiKind.NAME ? PhiKind.NAME : kind;
                slips |= slip[i];
                nickname |= word.isNickname();
            }
        }
        String evidence = slips ? MISSPELLING : nickname ? NICKNAME : NAME;
        double score = whole && !slips ? 1.0 : slips || nickname ? 0.9 : 0.95;
        found.add(tokens.start(from), tokens.end(to), kind, score, KnownPhiDetector.NAME, evidence);
    }

    /** Initials, and names without a space; returns where to go on. */
    private int alone(int i) {
        if (tokens.shape(i) == Tokens.INITIAL && isMark(i + 1, '.') && tokens.shape(i + 2) == Tokens.INITIAL) {
            return dotted(i);
        }
        if (tokens.isWord(i) && tokens.length(i) >= 5 && index.isJoined(tokens, i)) {
            found.add(tokens.start(i), tokens.end(i), PhiKind.NAME, 0.9, KnownPhiDetector.NAME, NAME);
        } else if (tokens.shape(i) == Tokens.UPPER && tokens.length(i) <= 3 && isInitialsCue(i - 1)) {
            initials(i, i, initial(i), lastLetter(i));
        }
        return i + 1;
    }

    private int dotted(int first) {
        int last = first;
        while (isMark(last + 1, '.')
                && tokens.shape(last + 2) == Tokens.INITIAL
                && tokens.linesBefore(last + 2) == 0
                && (!tokens.spaceBefore(last + 2) || isMark(last + 3, '.'))
                && last - first < 4) {
            last += 2;
        }
        boolean longer = isMark(first - 1, '.') && !tokens.spaceBefore(first);
        if (last == first || longer || known(last) != null) {
            return first + 1;
        }
        initials(first, last, initial(first), initial(last));
        return last + 1;
    }

    private void initials(int first, int last, char given, char family) {
        PhiKind kind = index.initials(given, family);
        boolean abbreviation = last - first <= 2 && NameCues.NO_INITIALS.contains("" + given + family);
        if (kind != null && !abbreviation) {
            found.add(tokens.start(first), tokens.end(last), kind, 0.9, KnownPhiDetector.NAME, INITIALS);
        }
    }

    private boolean isInitialsCue(int i) {
        int word = isMark(i, ':') || isMark(i, '(') ? i - 1 : i;
        return tokens.is(word, "initials") || tokens.is(word, "pt") || tokens.is(word, "patient");
    }

    private char lastLetter(int i) {
        int length = tokens.foldInto(letters, i);
        return letters[length - 1];
    }

    /** The next token of the name: a known word, or an initial that goes with the last one; marks between are stepped over. */
    private int following(int last) {
        int next = last + 1;
        if (next >= tokens.size() || tokens.linesBefore(next) > 1) {
            return -1;
        }
        if (tokens.shape(next) == Tokens.MARK) {
            char mark = tokens.first(next);
            boolean joins = (mark == '-' || mark == '\'') && !tokens.spaceBefore(next) && !tokens.spaceBefore(next + 1);
            boolean lists = mark == ',' && !isGivenOnly(last);
            boolean dots = mark == '.' && tokens.shape(last) == Tokens.INITIAL;
            if (!joins && !lists && !dots) {
                return -1;
            }
            next++;
            if (tokens.linesBefore(next) > 1) {
                return -1;
            }
        }
        if (known(next) != null) {
            return next;
        }
        NameWord word = known[last];
        boolean middle =
                word != null && tokens.shape(next) == Tokens.INITIAL && word.goesWith(initial(next)) && !isWordI(next);
        return middle && tokens.linesBefore(next) == 0 ? next : -1;
    }

    private boolean isGivenOnly(int i) {
        NameWord word = known[i];
        return word == null || !word.isFamily();
    }

    private int initialBefore(int i) {
        NameWord word = known[i];
        int initial = isMark(i - 1, '.') ? i - 2 : i - 1;
        boolean fits = word != null
                && tokens.shape(initial) == Tokens.INITIAL
                && tokens.linesBefore(i) == 0
                && word.isFamily()
                && word.goesWith(initial(initial))
                && (initial == i - 2 || !isWordI(initial));
        return fits ? initial : i;
    }

    private int withInitial(int i) {
        NameWord word = known[i];
        boolean fits = word != null
                && word.isGiven()
                && tokens.shape(i + 1) == Tokens.INITIAL
                && tokens.linesBefore(i + 1) == 0
                && word.goesWith(initial(i + 1))
                && (isMark(i + 2, '.') || !isWordI(i + 1));
        return fits ? i + 1 : i;
    }

    /** {@code I} and {@code A} are words more often than initials. */
    private boolean isWordI(int i) {
        return tokens.first(i) == 'I' || tokens.first(i) == 'A';
    }

    private boolean isTitled(int i) {
        int before = isMark(i - 1, '.') ? i - 2 : i - 1;
        return before >= 0
                && tokens.isWord(before)
                && tokens.length(before) <= 9
                && tokens.linesBefore(i) == 0
                && NameCues.TITLES.contains(Tokens.folded(tokens.word(before)));
    }

    /** {@code Patient:} in a transcript opens a sentence, so it is no cue for a word of the language. */
    private boolean isCued(int i, boolean ordinary) {
        int before = isMark(i - 1, ':') || isMark(i - 1, ',') ? i - 2 : i - 1;
        if (before < 0 || !tokens.isWord(before) || tokens.length(before) > 9) {
            return false;
        }
        String word = Tokens.folded(tokens.word(before));
        return NameCues.NAMING.contains(word) || !ordinary && NameCues.PERSONS.contains(word);
    }

    /** {@code Don't}, {@code Will've}. */
    private boolean isContraction(int i) {
        return isMark(i + 1, '\'')
                && !tokens.spaceBefore(i + 2)
                && (tokens.is(i + 2, "t")
                        || tokens.is(i + 2, "ll")
                        || tokens.is(i + 2, "ve")
                        || tokens.is(i + 2, "re"));
    }

    /** A short word in capitals amid small letters is an abbreviation: {@code ANA}. */
    private boolean isAbbreviation(int i) {
        return tokens.shape(i) == Tokens.UPPER
                && tokens.length(i) <= 3
                && tokens.shape(i - 1) != Tokens.UPPER
                && tokens.shape(i + 1) != Tokens.UPPER
                && (tokens.shape(i - 1) == Tokens.LOWER || tokens.shape(i + 1) == Tokens.LOWER);
    }

    private boolean isEponym(int i) {
        int next = isMark(i + 1, '\'') ? i + 2 : i + 1;
        next = tokens.is(next, "s") ? next + 1 : next;
        boolean pair = isMark(next, '-') && !tokens.spaceBefore(next) && tokens.isWord(next + 1);
        next = pair ? next + 2 : next;
        return next < tokens.size()
                && tokens.isWord(next)
                && tokens.length(next) <= 16
                && tokens.linesBefore(next) < 2
                && NameCues.BEHIND_EPONYMS.contains(Tokens.folded(tokens.word(next)));
    }

    private boolean isMonth(int i) {
        if (!NameCues.MONTHS.contains(Tokens.folded(tokens.word(i)))) {
            return false;
        }
        int next = isMark(i + 1, ',') || isMark(i + 1, '.') ? i + 2 : i + 1;
        return tokens.shape(next) == Tokens.NUMBER
                || tokens.shape(next) == Tokens.CODE
                || tokens.isWord(next) && NameCues.ORDINALS.contains(Tokens.folded(tokens.word(next)))
                || tokens.shape(i - 1) == Tokens.NUMBER
                || tokens.shape(i - 1) == Tokens.CODE
                || i > 0 && tokens.isWord(i - 1) && NameCues.BEFORE_MONTHS.contains(Tokens.folded(tokens.word(i - 1)));
    }

    private boolean startsSentence(int i) {
        return i == 0
                || tokens.linesBefore(i) > 0
                || tokens.shape(i - 1) == Tokens.MARK && ",'-(/".indexOf(tokens.first(i - 1)) < 0;
    }

    private int beside(int i, int step) {
        int at = i + step;
        return isMark(at, ',') || isMark(at, '-') ? at + step : at;
    }

    private boolean isKnown(int i) {
        NameWord word = known(i);
        return word != null && !word.particle && !slip[i] && !(word.little && tokens.shape(i) == Tokens.LOWER);
    }

    private @Nullable NameWord known(int i) {
        return i < 0 || i >= known.length ? null : known[i];
    }

    private boolean isMark(int i, char mark) {
        return tokens.shape(i) == Tokens.MARK && tokens.first(i) == mark;
    }

    private char initial(int i) {
        return Character.toLowerCase(tokens.first(i));
    }
}

package health.cordon.ner.sequence;

import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.text.Tokens;
import health.cordon.ner.Reading;

/**
 * What the sequence model looks at: for each token a fixed number of features, each a row in the table of weights.
 *
 * <p>A feature is the hash of a template and of what the template sees: words, shapes, word endings, what the lexicon knows,
 * of the token and of its neighbours up to three away. Two features may share a row; with half a million rows that costs
 * little (Weinberger et al., Feature Hashing for Large Scale Multitask Learning, 2009). Not thread-safe: one for each text.
 */
final class Features {

    /** Features of a token. */
    static final int COUNT = 34;

    private static final int SEED = 0x9E3779B1;
    /** Words in front of a colon at the line's start that say what the line holds. */
    private static final int LONGEST_FIELD = 4;

    private final Reading text;
    private final Tokens tokens;
    private final int bits;
    private final int[] known;
    private final int[] endings;
    private final int[] styles;
    private final int[] fields;
    private int at;
    private int[] rows = {};

    /**
     * @param bits the table has two to this power of rows
     */
    Features(Reading text, int bits) {
        this.text = text;
        this.tokens = text.tokens();
        this.bits = bits;
        int size = text.size();
        known = new int[size];
        endings = new int[size];
        styles = new int[size];
        fields = new int[size];
        for (int i = 0; i < size; i++) {
            known[i] = known(text.evidence(i));
            endings[i] = ending(i);
        }
        readLines();
    }

    /** Writes the rows of token {@code i} from {@code from} on. */
    void write(int i, int[] into, int from) {
        rows = into;
        at = from;
        int w = text.word(i);
        int w1 = text.word(i - 1);
        int w2 = text.word(i - 2);
        int v1 = text.word(i + 1);
        int v2 = text.word(i + 2);
        int s = text.shape(i);
        int s1 = text.shape(i - 1) | (tokens.spaceBefore(i) ? 16 : 0);
        int r1 = text.shape(i + 1) | (tokens.spaceBefore(i + 1) ? 16 : 0);
        int s2 = text.shape(i - 2);
        int r2 = text.shape(i + 2);
        int k = known(i, known);
        int k1 = known(i - 1, known);
        int l1 = known(i + 1, known);
        int lines = tokens.linesBefore(i);
        int style = styles[i];

        add(1, w);
        add(2, w1);
        add(3, v1);
        add(4, w2);
        add(5, v2);
        add(6, w1, w);
        add(7, w, v1);
        add(8, w2, w1);
        add(9, v1, v2);
        add(10, s, k);
        add(11, s1, k1 * 32 + s);
        add(12, r1, l1 * 32 + s);
        add(13, k1, k, l1);
        add(14, s2 + s1 * 16 + s * 512, r1 + r2 * 32);
        add(15, endings[i] & 0xFFFF, s);
        add(16, endings[i], style);
        add(17, beginning(i), s);
        add(18, style * 16 + s, k);
        add(19, fields[i], s);
        add(20, fields[i], k * 16 + style);
        add(21, w1, s * 8 + style);
        add(22, v1, s * 8 + style);
        add(23, w1, k);
        add(24, v1, k);
        add(25, text.word(i - 3), s);
        add(26, text.word(i + 3), s);
        add(27, w1, v1);
        add(28, w, s * 8 + style);
        add(29, lines * 2 + (tokens.linesBefore(i + 1) > 0 ? 1 : 0), s * 8 + style, k);
        add(30, endings(i - 1) & 0xFFFF, endings(i) & 0xFFFF, s);
        add(31, endings(i) & 0xFFFF, endings(i + 1) & 0xFFFF, s);
        add(32, w2, w1, s);
        add(33, v1, v2, s);
        add(34, known(i - 2, known) * 32 + s2, k1 * 32 + s1, s);
    }

    /** Whether a feature, counted from 0, tells which word the token is. */
    static boolean knowsWord(int feature) {
        return feature == 0 || feature == 5 || feature == 6 || feature == 27;
    }

    private void add(int template, int a) {
        put(template * SEED ^ a);
    }

    private void add(int template, int a, int b) {
        put((template * SEED ^ a) * 0x85EBCA6B + b);
    }

    private void add(int template, int a, int b, int c) {
        put(((template * SEED ^ a) * 0x85EBCA6B + b) * 0xC2B2AE35 + c);
    }

    private void put(int hash) {
        int h = (hash ^ hash >>> 16) * 0x7FEB352D;
        h = (h ^ h >>> 15) * 0x846CA68B;
        rows[at++] = (h ^ h >>> 16) >>> (32 - bits);
    }

    private static int known(int i, int[] known) {
        return i < 0 || i >= known.length ? 0 : known[i];
    }

    private int endings(int i) {
        return i < 0 || i >= endings.length ? 0 : endings[i];
    }

    /**
     * The lexicon's evidence in fewer classes: levels in four steps, flags in three groups. A power of two above 4096 is not
     * needed: the value is hashed again.
     */
    private static int known(int evidence) {
        if (evidence == 0) {
            return 0;
        }
        int given = step(Lexicon.given(evidence));
        int surname = step(Lexicon.surname(evidence));
        int place = step(Lexicon.place(evidence));
        int word = step(Lexicon.word(evidence));
        int flags = ((evidence & (Lexicon.MEDICAL | Lexicon.DRUG)) != 0 ? 1 : 0)
                | ((evidence & Lexicon.EPONYM) != 0 ? 2 : 0)
                | ((evidence & Lexicon.PROPER) != 0 ? 4 : 0)
                | ((evidence & (Lexicon.ROLE | Lexicon.FACILITY)) != 0 ? 8 : 0)
                | ((evidence & (Lexicon.CAPITAL_ONLY | Lexicon.CLINICAL_CAPITAL)) != 0 ? 16 : 0)
                | ((evidence & Lexicon.PLACE_START) != 0 ? 32 : 0);
        return 1 + (given | surname << 2 | place << 4 | word << 6 | flags << 8);
    }

    /** Levels 0 to 7 in four steps. */
    private static int step(int level) {
        return level == 0 ? 0 : level <= 3 ? 1 : level <= 5 ? 2 : 3;
    }

    /** A hash of the last two letters in the lower half, of the last four in the upper one. */
    private int ending(int i) {
        if (text.shape(i) > Tokens.MIXED) {
            return 0;
        }
        int length = tokens.length(i);
        int hash = 0;
        int two = 0;
        for (int k = 1; k <= 4 && k <= length; k++) {
            hash = hash * 37 + Tokens.fold(tokens.charAt(i, length - k));
            two = k <= 2 ? hash : two;
        }
        return two & 0xFFFF | hash * 0x9E3779B1 & 0xFFFF0000;
    }

    private int beginning(int i) {
        if (text.shape(i) > Tokens.MIXED) {
            return 0;
        }
        int length = Math.min(3, tokens.length(i));
        int hash = length;
        for (int k = 0; k < length; k++) {
            hash = hash * 37 + Tokens.fold(tokens.charAt(i, k));
        }
        return hash;
    }

    /** How each line is written, and which words stand in front of its colon. */
    private void readLines() {
        int size = text.size();
        int line = 0;
        for (int i = 1; i <= size; i++) {
            if (i == size || tokens.linesBefore(i) > 0 || i - line >= 200) {
                int style = style(line, i);
                int field = 0;
                for (int k = line; k < i; k++) {
                    styles[k] = style;
                    fields[k] = field;
                    if (tokens.first(k) == ':' && tokens.shape(k) == Tokens.MARK) {
                        field = field(line, k);
                    } else if (tokens.shape(k) == Tokens.MARK
                            && (tokens.first(k) == '.' || tokens.first(k) == '|')
                            && k > line + 1
                            && tokens.spaceBefore(k + 1)) {
                        field = 0;
                    }
                }
                line = i;
            }
        }
    }

    /** A hash of the last words before a colon. */
    private int field(int line, int colon) {
        int hash = 17;
        int words = 0;
        for (int k = colon - 1; k >= line && words < LONGEST_FIELD - 2; k--) {
            if (!tokens.isWord(k)) {
                break;
            }
            hash = hash * 31 + text.word(k);
            words++;
        }
        return words == 0 ? 0 : hash;
    }

    /** 0 prose, 1 capitals, 2 no capitals, 3 every word capitalised, 4 hardly a word. */
    private int style(int from, int to) {
        int lower = 0;
        int upper = 0;
        int capitalized = 0;
        for (int i = from; i < to; i++) {
            switch (tokens.shape(i)) {
                case Tokens.LOWER -> lower++;
                case Tokens.UPPER -> upper++;
                case Tokens.CAPITALIZED, Tokens.MIXED -> capitalized++;
                default -> {}
            }
        }
        if (lower + upper + capitalized < 2) {
            return 4;
        }
        if (upper > 0 && lower + capitalized == 0 || upper >= 3 && upper > 4 * (lower + capitalized)) {
            return 1;
        }
        if (capitalized + upper == 0) {
            return 2;
        }
        return lower == 0 && capitalized >= 2 ? 3 : 0;
    }
}

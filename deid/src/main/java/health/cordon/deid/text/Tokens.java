package health.cordon.deid.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text cut into words, numbers and marks, as flat arrays.
 *
 * <p>A word is a run of letters, a number a run of digits, a code a run of letters and digits mixed; every other
 * character that is not white space is a mark of its own. Nothing is dropped but white space. One pass, linear.
 */
public final class Tokens {

    /** {@code word}. */
    public static final byte LOWER = 0;
    /** {@code Word}. */
    public static final byte CAPITALIZED = 1;
    /** {@code WORD}, two letters or more. */
    public static final byte UPPER = 2;
    /** {@code W}. */
    public static final byte INITIAL = 3;
    /** {@code McWord}, {@code wORD}: capitals elsewhere. */
    public static final byte MIXED = 4;
    /** {@code 123}. */
    public static final byte NUMBER = 5;
    /** {@code A12}: letters and digits. */
    public static final byte CODE = 6;
    /** One character that is no letter, digit or white space. */
    public static final byte MARK = 7;

    /** Letters whose stroke Unicode does not take apart: o, l, d, h, t and the i without a dot. */
    private static final String STROKED = "\u00f8\u0142\u0111\u0127\u0167\u0131";

    private static final String STROKED_AS = "oldhti";
    private static final char[] FOLDED = folded(0, 0x250);
    /** Latin Extended Additional: Vietnamese above all. */
    private static final char[] FOLDED_ADDITIONAL = folded(0x1E00, 0x1F00);

    private final String text;
    private int size;
    private int[] starts;
    private int[] ends;
    private int[] hashes;
    private byte[] shapes;
    private byte[] gaps;

    private Tokens(String text) {
        this.text = text;
        int guess = Math.max(16, text.length() / 5);
        starts = new int[guess];
        ends = new int[guess];
        hashes = new int[guess];
        shapes = new byte[guess];
        gaps = new byte[guess];
    }

    static Tokens of(String text) {
        Tokens tokens = new Tokens(text);
        tokens.cut();
        return tokens;
    }

    /** How many. */
    public int size() {
        return size;
    }

    /** Offset of the first character of token {@code i}; the text's own ends outside it. */
    public int start(int i) {
        return i < 0 ? 0 : i >= size ? text.length() : starts[i];
    }

    /** Offset behind the last character of token {@code i}; the text's own ends outside it. */
    public int end(int i) {
        return i < 0 ? 0 : i >= size ? text.length() : ends[i];
    }

    /** Length of token {@code i}; 0 outside the text. */
    public int length(int i) {
        return i < 0 || i >= size ? 0 : ends[i] - starts[i];
    }

    /** One of the shape constants; a token outside the text is a {@link #MARK}. */
    public byte shape(int i) {
        return i < 0 || i >= size ? MARK : shapes[i];
    }

    /** Whether token {@code i} is made of letters only. */
    public boolean isWord(int i) {
        return shape(i) <= MIXED;
    }

    /** {@link #hash(CharSequence)} of token {@code i}; 0 outside the text. */
    public int hash(int i) {
        return i < 0 || i >= size ? 0 : hashes[i];
    }

    /** The character of a mark, the first character of any other token; 0 outside the text. */
    public char first(int i) {
        return i < 0 || i >= size ? 0 : text.charAt(starts[i]);
    }

    /** The {@code k}th character of token {@code i}, which must have one. */
    public char charAt(int i, int k) {
        return text.charAt(starts[i] + k);
    }

    /** Whether white space stands before token {@code i}; true at the start of the text. */
    public boolean spaceBefore(int i) {
        return i <= 0 || i >= size || gaps[i] != 0;
    }

    /** How many line ends stand before token {@code i}, at most 2 are told; 2 at the start of the text. */
    public int linesBefore(int i) {
        return i <= 0 || i >= size ? 2 : gaps[i] >> 1;
    }

    /** The token that covers {@code offset} or, if none does, the first one behind it; {@link #size()} if none follows. */
    public int at(int offset) {
        int found = Arrays.binarySearch(starts, 0, size, offset);
        if (found >= 0) {
            return found;
        }
        int next = -found - 1;
        return next > 0 && ends[next - 1] > offset ? next - 1 : next;
    }

    /** The characters of token {@code i}: PHI, perhaps. Empty outside the text. */
    public String word(int i) {
        return text.substring(start(i), end(i));
    }

    /** Whether token {@code i} is this lower-case ASCII word, in any case. */
    public boolean is(int i, String lower) {
        if (i < 0 || i >= size || ends[i] - starts[i] != lower.length()) {
            return false;
        }
        int start = starts[i];
        for (int k = 0; k < lower.length(); k++) {
            char c = text.charAt(start + k);
            char wanted = lower.charAt(k);
            if (c != wanted && (c | 32) != wanted) {
                return false;
            }
        }
        return true;
    }

    /** Whether token {@code i} is this word, letter by letter, whatever the case and the diacritics of either. */
    public boolean matches(int i, CharSequence word) {
        if (i < 0 || i >= size || ends[i] - starts[i] != word.length()) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            if (fold(text.charAt(starts[i] + k)) != fold(word.charAt(k))) {
                return false;
            }
        }
        return true;
    }

    /** Writes the letters of token {@code i}, in lower case and without diacritics; returns how many fitted. */
    public int foldInto(char[] letters, int i) {
        int length = Math.min(letters.length, length(i));
        for (int k = 0; k < length; k++) {
            letters[k] = fold(text.charAt(starts[i] + k));
        }
        return length;
    }

    /** The word in lower case and without diacritics: two words of one {@link #hash} that are the same word. */
    public static String folded(CharSequence word) {
        StringBuilder letters = new StringBuilder(word);
        for (int k = 0; k < letters.length(); k++) {
            letters.setCharAt(k, fold(letters.charAt(k)));
        }
        return letters.toString();
    }

    /** The hash under which word lists keep a word: case and diacritics do not matter. */
    public static int hash(CharSequence word) {
        int hash = 0x811C9DC5;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ fold(word.charAt(i))) * 0x01000193;
        }
        return mixed(hash);
    }

    private void cut() {
        int length = text.length();
        int at = 0;
        int lines = 2;
        boolean space = true;
        while (at < length) {
            char c = text.charAt(at);
            if (c <= ' ' || Character.isWhitespace(c) || c == 0xA0) {
                space = true;
                lines += c == '\n' && lines < 2 ? 1 : 0;
                at++;
                continue;
            }
            int begin = at;
            byte shape;
            int hash = 0x811C9DC5;
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                int upper = 0;
                int letters = 0;
                int digits = 0;
                do {
                    if (c >= '0' && c <= '9' || c > 127 && Character.isDigit(c)) {
                        digits++;
                    } else {
                        letters++;
                        upper += c >= 'A' && c <= 'Z' || c > 127 && Character.isUpperCase(c) ? 1 : 0;
                    }
                    hash = (hash ^ fold(c)) * 0x01000193;
                    at++;
                } while (at < length && isInner(c = text.charAt(at)));
                shape = shape(begin, upper, letters, digits);
            } else {
                hash = (hash ^ c) * 0x01000193;
                at++;
                shape = MARK;
            }
            add(begin, at, mixed(hash), shape, (byte) (lines << 1 | (space ? 1 : 0)));
            space = false;
            lines = 0;
        }
    }

    /** Combining marks belong to the word they stand in. */
    private static boolean isInner(char c) {
        return c < 128
                ? c >= '0' && c <= '9' || (c | 32) >= 'a' && (c | 32) <= 'z'
                : Character.isLetterOrDigit(c)
                        || Character.isSurrogate(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private byte shape(int begin, int upper, int letters, int digits) {
        if (digits > 0) {
            return letters == 0 ? NUMBER : CODE;
        }
        if (upper == 0) {
            return LOWER;
        }
        if (upper == letters) {
            return letters == 1 ? INITIAL : UPPER;
        }
        return upper == 1 && Character.isUpperCase(text.charAt(begin)) ? CAPITALIZED : MIXED;
    }

    private void add(int start, int end, int hash, byte shape, byte gap) {
        if (size == starts.length) {
            int more = size + (size >> 1) + 16;
            starts = Arrays.copyOf(starts, more);
            ends = Arrays.copyOf(ends, more);
            hashes = Arrays.copyOf(hashes, more);
            shapes = Arrays.copyOf(shapes, more);
            gaps = Arrays.copyOf(gaps, more);
        }
        starts[size] = start;
        ends[size] = end;
        hashes[size] = hash;
        shapes[size] = shape;
        gaps[size++] = gap;
    }

    /** The letter in lower case and without diacritics. */
    public static char fold(char c) {
        if (c < FOLDED.length) {
            return FOLDED[c];
        }
        return c >= 0x1E00 && c < 0x1F00 ? FOLDED_ADDITIONAL[c - 0x1E00] : Character.toLowerCase(c);
    }

    private static int mixed(int hash) {
        int h = hash;
        h = (h ^ (h >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return h ^ (h >>> 16);
    }

    /** Lower case and without diacritics, strokes included. */
    private static char[] folded(int from, int to) {
        char[] table = new char[to - from];
        for (int c = from; c < to; c++) {
            String apart = Normalizer.normalize(String.valueOf((char) c), Normalizer.Form.NFD);
            char letter = Character.toLowerCase(apart.charAt(0));
            int stroke = STROKED.indexOf(letter);
            table[c - from] = stroke >= 0 ? STROKED_AS.charAt(stroke) : letter;
        }
        return table;
    }
}

package health.cordon.deid.address;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;

/** The document as the finders see it, and where their claims go. One instance a document; not thread-safe. */
final class AddressText {

    private static final int COMMA = Tokens.hash("comma");

    final Tokens t;
    private final String text;
    private final Detections found;

    AddressText(SourceText source, Detections found) {
        t = source.tokens();
        text = source.text();
        this.found = found;
    }

    /** Claims tokens {@code from} to before {@code to}. */
    void claim(int from, int to, PhiKind kind, double score, String evidence) {
        found.add(t.start(from), t.end(to - 1), kind, score, AddressDetector.NAME, evidence);
    }

    int type(int i) {
        return t.isWord(i) ? AddressWords.type(AddressWords.code(t.hash(i))) : 0;
    }

    boolean isMark(int i, char mark) {
        return t.shape(i) == Tokens.MARK && t.first(i) == mark;
    }

    boolean isDash(int i) {
        return isMark(i, '-') || isMark(i, '\u2013') || isMark(i, '\u2010') || isMark(i, '\u2011');
    }

    boolean isApostrophe(int i) {
        return isMark(i, '\'') || isMark(i, '\u2019');
    }

    boolean isNumber(int i) {
        return t.shape(i) == Tokens.NUMBER;
    }

    /** Whether token {@code i} is a word that starts with a capital. */
    boolean isCapital(int i) {
        int shape = t.shape(i);
        return shape == Tokens.CAPITALIZED
                || shape == Tokens.UPPER
                || shape == Tokens.INITIAL
                || shape == Tokens.MIXED && Character.isUpperCase(t.first(i));
    }

    /** {@code 1st}, {@code 23rd}. */
    boolean isOrdinal(int i) {
        if (t.shape(i) != Tokens.CODE || !Character.isDigit(t.first(i))) {
            return false;
        }
        int end = t.end(i);
        char last = Character.toLowerCase(text.charAt(end - 1));
        char before = Character.toLowerCase(text.charAt(end - 2));
        boolean ending = before == 't' && last == 'h'
                || before == 's' && last == 't'
                || before == 'n' && last == 'd'
                || before == 'r' && last == 'd';
        return ending && end - t.start(i) >= 3 && Character.isDigit(text.charAt(end - 3));
    }

    char charAt(int offset) {
        return offset >= 0 && offset < text.length() ? text.charAt(offset) : 0;
    }

    /** Whether token {@code i} ends in this lower-case text. */
    boolean endsWith(int i, String tail) {
        return t.length(i) > tail.length()
                && text.regionMatches(true, t.end(i) - tail.length(), tail, 0, tail.length());
    }

    /** A comma, as a mark, dictated, or as the separator of an HL7 component. */
    boolean isComma(int i) {
        return t.shape(i) == Tokens.MARK ? t.first(i) == ',' || t.first(i) == '^' : t.hash(i) == COMMA;
    }

    /** Whether token {@code i} may be a part of a place's name: a capital, or one letter misread as a digit. */
    boolean isName(int i) {
        return isCapital(i)
                || t.shape(i) == Tokens.CODE
                        && t.length(i) >= 6
                        && Character.isUpperCase(t.first(i))
                        && digits(i) == 1
                        && Character.isLowerCase(text.charAt(t.end(i) - 1));
    }

    /** A number of five, or four digits and one letter that stands for one. */
    boolean isFive(int i) {
        return t.length(i) == 5 && (isNumber(i) || t.shape(i) == Tokens.CODE && digits(i) >= 3 && slips(i));
    }

    private int digits(int i) {
        int digits = 0;
        for (int p = t.start(i); p < t.end(i); p++) {
            digits += Character.isDigit(text.charAt(p)) ? 1 : 0;
        }
        return digits;
    }

    private boolean slips(int i) {
        for (int p = t.start(i); p < t.end(i); p++) {
            char c = text.charAt(p);
            if (!Character.isDigit(c) && "OoIl".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Behind a comma, if one stands at {@code i}; behind two that part HL7 components. */
    int behindComma(int i) {
        return !isComma(i) ? i : isMark(i, '^') && isMark(i + 1, '^') ? i + 2 : i + 1;
    }
}

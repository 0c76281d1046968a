package health.cordon.deid.known;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.util.Set;

/** Finds known numbers however their digits are grouped. Looks at most {@value #REACH} tokens ahead. */
final class NumberFinder {

    static final String NUMBER = "known: number";
    static final String REFORMATTED = "known: number reformatted";
    static final String LAST_FOUR = "known: last four digits";

    private static final int REACH = 24;
    private static final String JOINS = "-./() _+#";
    private static final Set<String> ENDING_CUES =
            Set.of("ssn", "social", "ss", "last", "ending", "ends", "xxxx", "xx", "xxx");

    private final NumberIndex index;
    private final String text;
    private final Tokens tokens;
    private final Detections found;
    private final char[] bare = new char[NumberIndex.LONGEST];

    NumberFinder(NumberIndex index, SourceText source, Detections found) {
        this.index = index;
        this.text = source.text();
        this.tokens = source.tokens();
        this.found = found;
    }

    void find() {
        int at = 0;
        while (at < tokens.size()) {
            at = isStart(at) ? number(at) : at + 1;
        }
    }

    private boolean isStart(int i) {
        byte shape = tokens.shape(i);
        return shape == Tokens.NUMBER
                || shape == Tokens.CODE
                || shape <= Tokens.MIXED
                        && index.beginsWithLetter()
                        && tokens.length(i) <= 8
                        && (hasDigit(i + 1) || tokens.shape(i + 1) == Tokens.MARK && hasDigit(i + 2));
    }

    private boolean hasDigit(int i) {
        return tokens.shape(i) == Tokens.NUMBER || tokens.shape(i) == Tokens.CODE;
    }

    private int number(int first) {
        int start = tokens.start(first);
        int next = longest(first, start);
        if (next < 0 && tokens.shape(first) != Tokens.INITIAL) {
            int inner = behindPrefix(first);
            next = inner > start ? longest(first, inner) : -1;
        }
        if (next >= 0) {
            return next;
        }
        if (tokens.shape(first) == Tokens.NUMBER && tokens.length(first) == 4) {
            ending(first);
        }
        return first + 1;
    }

    /** Behind the letters or the zeros with which a code begins. */
    private int behindPrefix(int i) {
        int at = tokens.start(i);
        boolean zeros = text.charAt(at) == '0';
        while (at < tokens.end(i) && (zeros ? text.charAt(at) == '0' : Character.isLetter(text.charAt(at)))) {
            at++;
        }
        return at < tokens.end(i) ? at : tokens.start(i);
    }

    /** Claims the longest known number from here; returns the token behind it or -1. */
    private int longest(int first, int start) {
        int length = 0;
        int hash = 0;
        int next = -1;
        NumberIndex.Form best = null;
        for (int i = first; i < tokens.size() && i - first < REACH; i++) {
            if (i > first && (tokens.linesBefore(i) > 1 || !joins(i))) {
                break;
            }
            if (tokens.shape(i) == Tokens.MARK) {
                continue;
            }
            int from = i == first ? start : tokens.start(i);
            if (length + tokens.end(i) - from >= bare.length) {
                break;
            }
            for (int k = from; k < tokens.end(i); k++) {
                bare[length] = Character.toUpperCase(text.charAt(k));
                hash = NumberIndex.hash(hash, bare[length++]);
            }
            NumberIndex.Form form = index.hasLength(length) ? index.form(bare, 0, length, hash) : null;
            if (form != null && !(form.onePiece() && i > first && isSpaced(first, i))) {
                best = form;
                next = i + 1;
            }
        }
        if (best != null) {
            claim(start, next - 1, best);
        }
        return next;
    }

    private boolean joins(int i) {
        return tokens.shape(i) == Tokens.MARK ? JOINS.indexOf(tokens.first(i)) >= 0 : tokens.shape(i) != Tokens.LOWER;
    }

    private boolean isSpaced(int first, int last) {
        for (int i = first + 1; i <= last; i++) {
            if (tokens.spaceBefore(i)) {
                return true;
            }
        }
        return false;
    }

    private void claim(int start, int last, NumberIndex.Form form) {
        int from = start;
        boolean phone = form.kind() == PhiKind.PHONE || form.kind() == PhiKind.FAX;
        while (phone && from > 0 && "(+".indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        boolean whole = tokens.end(last) - start == form.text().length();
        int end = zipPlusFour(last, form);
        found.add(from, end, form.kind(), whole ? 1.0 : 0.95, KnownPhiDetector.NAME, whole ? NUMBER : REFORMATTED);
    }

    private int zipPlusFour(int last, NumberIndex.Form form) {
        boolean four = form.kind() == PhiKind.ZIP
                && tokens.first(last + 1) == '-'
                && tokens.length(last) == 5
                && last + 2 < tokens.size()
                && tokens.shape(last + 2) == Tokens.NUMBER
                && tokens.length(last + 2) == 4
                && !tokens.spaceBefore(last + 2);
        return tokens.end(four ? last + 2 : last);
    }

    private void ending(int i) {
        if (!index.isEnding(Integer.parseInt(tokens.word(i)))) {
            return;
        }
        for (int k = Math.max(0, i - 6); k < i; k++) {
            boolean masked = tokens.first(k) == '*' || tokens.first(k) == '#';
            boolean cue =
                    tokens.isWord(k) && tokens.length(k) <= 7 && ENDING_CUES.contains(Tokens.folded(tokens.word(k)));
            if (masked || cue) {
                found.add(tokens.start(i), tokens.end(i), PhiKind.SSN, 0.95, KnownPhiDetector.NAME, LAST_FOUR);
                return;
            }
        }
    }
}

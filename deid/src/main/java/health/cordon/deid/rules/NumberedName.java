package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;

/**
 * Finds names whose words each end in a number, as generators of synthetic records write them: {@code Ayala431 Quenn78},
 * {@code Mrs. Lindqvar614}. Test systems are full of them, and a rehearsal on such records must find what the real ones hold.
 */
final class NumberedName {

    /** Digits behind a word; one of the words has as many. */
    private static final int DIGITS = 3;

    /** Letters of {@code de}, {@code Del}, {@code von}. */
    private static final int PARTICLE = 3;

    private final Page page;
    private final Tokens tokens;

    NumberedName(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims the name whose first numbered word is a token. */
    boolean claimAt(int token) {
        int digits = digits(token);
        if (digits == 0) {
            return false;
        }
        int words = 1;
        int last = token;
        int most = digits;
        while (words < 4) {
            int next = next(last + 1);
            int more = next < 0 ? 0 : digits(next);
            if (more == 0) {
                break;
            }
            most = Math.max(most, more);
            last = next;
            words++;
        }
        int first = before(token);
        boolean titled = page.isMark(first - 1, ".") && isTitle(first - 2) || isTitle(first - 1);
        if (most < DIGITS || words < 2 && !titled) {
            return false;
        }
        page.claim(
                tokens.start(first),
                tokens.end(last),
                PhiKind.NAME,
                0.95,
                "rules:numbered-name",
                "words of a name with numbers");
        return true;
    }

    /** The next word of the name, or its last part: {@code Ruiz-Amador219}, {@code De Oro12}; -1 if no word follows. */
    private int next(int i) {
        int at = i;
        while (at < i + 4 && at < tokens.size() && tokens.linesBefore(at) <= 1 && tokens.isWord(at)) {
            if (isJoined(at + 1)) {
                at += 2;
            } else if (tokens.length(at) <= PARTICLE) {
                at++;
            } else {
                break;
            }
        }
        return at < tokens.size() && tokens.linesBefore(at) <= 1 ? at : -1;
    }

    /** The first part of a word that ends at a token. */
    private int before(int token) {
        int first = token;
        while (first >= 2 && isJoined(first - 1) && tokens.isWord(first - 2) && first > token - 4) {
            first -= 2;
        }
        return first;
    }

    private boolean isJoined(int mark) {
        return page.isMark(mark, "-'\u2019") && page.glued(mark) && page.glued(mark + 1);
    }

    private boolean isTitle(int i) {
        return tokens.is(i, "mr") || tokens.is(i, "mrs") || tokens.is(i, "ms") || tokens.is(i, "dr");
    }

    /** How many digits follow the letters of a word that begins with a capital; 0 if it is written otherwise. */
    private int digits(int i) {
        int length = tokens.length(i);
        if (tokens.shape(i) != Tokens.CODE || length < 3 || !Character.isUpperCase(tokens.charAt(i, 0))) {
            return 0;
        }
        int letters = 0;
        while (letters < length && Character.isLetter(tokens.charAt(i, letters))) {
            letters++;
        }
        int digits = length - letters;
        for (int k = letters; k < length; k++) {
            if (!Character.isDigit(tokens.charAt(i, k))) {
                return 0;
            }
        }
        boolean word = letters >= 2 && Character.isLowerCase(tokens.charAt(i, 1));
        return digits <= DIGITS && word ? digits : 0;
    }
}

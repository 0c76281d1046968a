package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;

/**
 * A number said digit by digit: {@code W five three six zero, two one two nine zero}.
 *
 * <p>Seven digits or more, letters before and behind them or not, commas, hyphens and {@code dash} between. Whoever counts from one on
 * names nobody.
 */
final class SpokenNumber {

    private static final int FEWEST = 7;
    private static final int MOST = 40;
    private static final int PHONE_DIGITS = 10;
    private static final int CUE_REACH = 12;
    /** The letters with which the words for digits begin. */
    private static final int BEGINNINGS = bits("zotfsen");

    private static final String[] DIGITS = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
    };

    private final Page page;
    private final Tokens tokens;
    private final int phones;

    SpokenNumber(Page page) {
        this.page = page;
        this.tokens = page.tokens;
        this.phones = page.rules.contextGroup("phone");
    }

    private static int bits(String letters) {
        int bits = 0;
        for (int i = 0; i < letters.length(); i++) {
            bits |= 1 << (letters.charAt(i) & 31);
        }
        return bits;
    }

    /** Claims the number that begins at a token if there is one. */
    boolean claimAt(int token) {
        if (digit(token) < 0) {
            return false;
        }
        int digits = 0;
        int steps = 0;
        int before = -1;
        int last = token;
        int at = token;
        while (at < token + 2 * MOST && tokens.linesBefore(at) < 2) {
            int digit = digit(at);
            if (digit >= 0) {
                steps += digits > 0 && Math.abs(digit - before) == 1 ? 1 : 0;
                before = digit;
                digits++;
                last = at;
            } else if (!isBetween(at)) {
                break;
            }
            at++;
        }
        if (digits < FEWEST || steps >= digits - 1) {
            return false;
        }
        int first = letters(token);
        int end = lettersBehind(last);
        boolean phone =
                first == token && end == last && (digits == PHONE_DIGITS || page.lastSeen(phones) >= token - CUE_REACH);
        page.claim(
                tokens.start(first),
                tokens.end(end),
                phone ? PhiKind.PHONE : PhiKind.OTHER_ID,
                0.8,
                "rules:number-spoken",
                "a number said digit by digit");
        return true;
    }

    /** The first of the single letters before the digits. */
    private int letters(int token) {
        int first = token;
        for (int at = token - 1; at >= 0 && at > token - 8; at--) {
            if (tokens.start(at) < page.claimedTo() || tokens.linesBefore(at + 1) > 0) {
                break;
            }
            if (isLetter(at)) {
                first = at;
            } else if (!page.isMark(at, ",-")) {
                break;
            }
        }
        return first;
    }

    /** The last of the single letters behind the digits. */
    private int lettersBehind(int token) {
        int last = token;
        for (int at = token + 1; at < token + 8 && tokens.linesBefore(at) == 0; at++) {
            if (isLetter(at)) {
                last = at;
            } else if (!page.isMark(at, ",-")) {
                break;
            }
        }
        return last;
    }

    /** One letter that is no word of its own. */
    private boolean isLetter(int token) {
        return tokens.isWord(token)
                && tokens.length(token) == 1
                && tokens.first(token) != 'a'
                && tokens.first(token) != 'i';
    }

    private boolean isBetween(int token) {
        return page.isMark(token, ",-.")
                || tokens.is(token, "dash")
                || tokens.is(token, "double")
                || tokens.is(token, "triple");
    }

    /** The digit that a word says; -1 if it says none. */
    private int digit(int token) {
        int length = tokens.length(token);
        if (length < 2 || length > 5 || !tokens.isWord(token) || (BEGINNINGS >> (tokens.first(token) & 31) & 1) == 0) {
            return -1;
        }
        if (length == 2) {
            return tokens.is(token, "oh") ? 0 : -1;
        }
        for (int i = 0; i < DIGITS.length; i++) {
            if (DIGITS[i].length() == length && tokens.is(token, DIGITS[i])) {
                return i;
            }
        }
        return -1;
    }
}

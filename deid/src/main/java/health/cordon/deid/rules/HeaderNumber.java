package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;

/**
 * A record number without a cue that stands beside a name: {@code Doe, Jane | 123456 | 3/4/1970}.
 *
 * <p>Six to eight digits, behind {@code Family, Given}, with nothing between but marks, an initial and an age. Without a bar
 * or bracket beside the number the name must begin its line, and a round number is an amount. One name alone will do where
 * the number stands in brackets or ends the line.
 */
final class HeaderNumber {

    private static final int MOST_BETWEEN = 10;

    private final Page page;
    private final Tokens tokens;
    private final int units;

    HeaderNumber(Page page) {
        this.page = page;
        this.tokens = page.tokens;
        this.units = page.rules.contextGroup("unit");
    }

    /** Claims the number at a token if it is one. */
    boolean claimAt(int token) {
        int length = tokens.length(token);
        if (tokens.shape(token) != Tokens.NUMBER || length < 6 || length > 8 || token < 2 || !standsAlone(token)) {
            return false;
        }
        if (isBracketed(token) || isWholeLine(token)) {
            claim(token);
            return true;
        }
        int given = behindName(token);
        int family = given < 0 ? -1 : family(given);
        if (given > 0 && isListed(token, given)) {
            claim(token);
            return true;
        }
        if (family < 0 || page.startsWith(token + 1, units)) {
            return false;
        }
        boolean separated = isSeparator(token - 1) && (isSeparator(token + 1) || page.isMark(token - 1, "("));
        boolean cased = isCapital(given) && isCapital(family);
        if (!(cased && !isRound(token) && beginsLine(family)) && !separated) {
            return false;
        }
        claim(token);
        return true;
    }

    /**
     * Whether a number that a shape has found without a name for it stands beside a person's: {@code Doe, Jane 65M
     * 00123456}, {@code Jane Doe (123-45-67)}.
     *
     * @param end behind its last character
     */
    boolean names(int token, int end) {
        int last = tokens.at(end - 1);
        if (token == 0 || page.isMark(token - 1, "(") != page.isMark(last + 1, ")")) {
            return false;
        }
        int given = behindName(token);
        if (given < 0 || page.isPhrase(given)) {
            return false;
        }
        int family = family(given);
        if (family >= 0 && !page.isPhrase(family)) {
            return true;
        }
        return opensLine(given) && (page.isMark(token - 1, "(,/|-") || endsPart(last + 1));
    }

    /** {@code Jane Doe, 471753, 11 South}: a line that a name of two words opens, and the number between commas. */
    private boolean isListed(int token, int given) {
        return page.isMark(token - 1, ",|/")
                && given == token - 2
                && page.isMark(token + 1, ",|/")
                && tokens.linesBefore(given) == 0
                && !isRound(token)
                && opensLine(given);
    }

    private boolean endsPart(int token) {
        return token >= tokens.size() || tokens.linesBefore(token) > 0 || page.isMark(token, ",;|/");
    }

    /** Whether one to four capitalised words that no cue or context knows begin the line and end at a token. */
    private boolean opensLine(int last) {
        int at = last;
        for (int words = 0; words < 4; words++) {
            boolean particle = tokens.shape(at) == Tokens.LOWER && tokens.length(at) <= 3 && at < last;
            if (!particle && (!isCapital(at) || page.isPhrase(at))) {
                return false;
            }
            if (tokens.linesBefore(at) > 0) {
                return !particle;
            }
            at -= page.isMark(at - 1, "-'.\u2019") ? 2 : 1;
        }
        return false;
    }

    private void claim(int token) {
        page.claim(
                tokens.start(token),
                tokens.end(token),
                PhiKind.MRN,
                0.7,
                "rules:header-number",
                "number beside a name");
    }

    private boolean isRound(int token) {
        return page.text.startsWith("000", tokens.end(token) - 3);
    }

    /** {@code Mr. Doe (123456)}: alone in brackets behind a word that is a name, or that begins its line. */
    private boolean isBracketed(int token) {
        int word = token - 2;
        return page.isMark(token - 1, "(")
                && page.glued(token)
                && page.isMark(token + 1, ")")
                && page.glued(token + 1)
                && tokens.isWord(word)
                && !isRound(token)
                && !page.isPhrase(word)
                && (isCapital(word) && tokens.length(word) > 1
                        || word > 0 && (word == 1 || tokens.linesBefore(word - 1) > 0 && tokens.isWord(word - 1)));
    }

    /** {@code Doe 123456}: one word that no cue or context knows and six digits make a line. */
    private boolean isWholeLine(int token) {
        int word = token - 1;
        return tokens.length(token) == 6
                && isCapital(word)
                && tokens.length(word) > 2
                && tokens.linesBefore(token) == 0
                && tokens.linesBefore(word) > 0
                && (token + 1 >= tokens.size() || tokens.linesBefore(token + 1) > 0)
                && !isRound(token)
                && !page.isPhrase(word);
    }

    private boolean standsAlone(int token) {
        boolean before = !page.glued(token) || page.isMark(token - 1, "(|/[");
        boolean behind = token + 1 >= tokens.size()
                || !page.glued(token + 1)
                || page.isMark(token + 1, ")")
                || page.isMark(token + 1, ")|/],;:.-") && (token + 2 >= tokens.size() || !page.glued(token + 2));
        return before && behind;
    }

    private boolean isSeparator(int token) {
        return page.isMark(token, "|/()[]-");
    }

    /** Goes back from the number to the last word of a name on the same line; -1 if something else stands between. */
    private int behindName(int token) {
        int at = token;
        for (int hop = 0; hop < MOST_BETWEEN && at > 0; hop++) {
            if (tokens.linesBefore(at) > 0) {
                return -1;
            }
            at--;
            boolean between = page.isMark(at, "|/()[]-.,")
                    || tokens.shape(at) == Tokens.INITIAL
                    || tokens.shape(at) >= Tokens.NUMBER && tokens.length(at) <= 4
                    || tokens.is(at, "comma");
            if (!between) {
                return tokens.isWord(at) ? at : -1;
            }
        }
        return -1;
    }

    /** The last word before the comma of {@code Family, Given}; -1 if there is no comma. */
    private int family(int given) {
        for (int at = given; at > 0 && at > given - 6; at--) {
            if (tokens.linesBefore(at) > 0) {
                return -1;
            }
            if (page.isMark(at - 1, ",")) {
                return at > 1 && tokens.isWord(at - 2) && tokens.linesBefore(at - 1) == 0 ? at - 2 : -1;
            }
            if (!tokens.isWord(at - 1) && !page.isMark(at - 1, "'-.\u2019")) {
                return -1;
            }
        }
        return -1;
    }

    private boolean isCapital(int token) {
        byte shape = tokens.shape(token);
        return shape != Tokens.LOWER && tokens.isWord(token);
    }

    /** Whether at most three words or marks stand before it on its line, or a colon. */
    private boolean beginsLine(int token) {
        for (int at = token; at >= 0 && at > token - 5; at--) {
            if (at == 0 || tokens.linesBefore(at) > 0 || page.isMark(at - 1, ":|")) {
                return true;
            }
        }
        return false;
    }
}

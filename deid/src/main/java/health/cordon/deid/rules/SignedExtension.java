package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;

/**
 * An extension or pager behind the name of who signs: {@code Jane Doe x1234}, {@code J. Doe p12345} at the end of a line.
 *
 * <p>A letter and three to five digits; before it two or three words that begin a sentence or a line, credentials behind
 * them or not; or the words {@code at} or {@code to}; or a capitalised word and a bracket around it.
 */
final class SignedExtension {

    private final Page page;
    private final Tokens tokens;

    SignedExtension(Page page) {
        this.page = page;
        this.tokens = page.tokens;
    }

    /** Claims the extension at a token if it is one. */
    boolean claimAt(int token) {
        int length = tokens.length(token);
        char letter = tokens.first(token);
        boolean fits = length == 5 || length == 6 || length == 4 && (letter == 'x' || letter == 'X');
        if (!fits
                || "xXpP".indexOf(letter) < 0
                || !(isBracketed(token)
                        || isReached(token)
                        || isLeading(token)
                        || !page.isPhrase(token - 1) && endsSentence(token) && followsName(token))) {
            return false;
        }
        for (int i = tokens.start(token) + 1; i < tokens.end(token); i++) {
            if (!Shapes.isDigit(page.text.charAt(i))) {
                return false;
            }
        }
        page.claim(
                tokens.start(token), tokens.end(token), PhiKind.PHONE, 0.7, "rules:signed-extension", "behind a name");
        return true;
    }

    /** {@code Dr. Lee (x4471)}. */
    private boolean isBracketed(int token) {
        byte shape = tokens.shape(token - 2);
        return page.isMark(token - 1, "(")
                && page.isMark(token + 1, ")")
                && tokens.linesBefore(token - 1) == 0
                && (shape == Tokens.CAPITALIZED || shape == Tokens.UPPER);
    }

    /** {@code p7727 Shah} as a line of its own. */
    private boolean isLeading(int token) {
        byte shape = tokens.shape(token + 1);
        boolean named = shape == Tokens.CAPITALIZED || shape == Tokens.UPPER;
        boolean line = tokens.linesBefore(token) > 0
                && tokens.linesBefore(token + 1) == 0
                && (token + 2 >= tokens.size() || tokens.linesBefore(token + 2) > 0);
        return named && line && tokens.length(token) > 4 && !page.isPhrase(token + 1);
    }

    /** {@code I am at x7845}, {@code respond to x5252}; a microscope's power is round. */
    private boolean isReached(int token) {
        char letter = tokens.first(token);
        boolean round = tokens.length(token) == 4 && page.text.startsWith("00", tokens.end(token) - 2);
        int next = token + 1;
        return (letter == 'x' || letter == 'X')
                && !round
                && (tokens.is(token - 1, "at") || tokens.is(token - 1, "to") && tokens.length(token) > 4)
                && (endsSentence(token)
                        || tokens.is(next, "or")
                        || tokens.is(next, "with")
                        || tokens.is(next, "for")
                        || tokens.is(next, "if"));
    }

    /** The token behind the name: before {@code , PharmD, BCPS,} if such stands before the extension. */
    private int behindName(int token) {
        int at = token;
        for (int hop = 0; hop < 4 && page.isMark(at - 1, ",") && tokens.linesBefore(at) == 0; hop++) {
            int word = at - 2;
            byte shape = tokens.shape(word);
            boolean credential = (shape == Tokens.UPPER || shape == Tokens.MIXED) && tokens.length(word) < 7;
            if (!(credential && page.isMark(word - 1, ","))) {
                return at - 1;
            }
            at = word;
        }
        return at;
    }

    private boolean endsSentence(int token) {
        int next = token + 1;
        return next >= tokens.size() || tokens.linesBefore(next) > 0 || page.isMark(next, ".,;|)<");
    }

    private boolean followsName(int token) {
        int words = 0;
        boolean capitals = true;
        int behind = behindName(token);
        int at = behind;
        while (at > 0 && tokens.linesBefore(at) == 0 && words < 4) {
            boolean initial = page.isMark(at - 1, ".") && at > 1 && tokens.length(at - 2) == 1 && tokens.isWord(at - 2);
            if (initial) {
                at--;
            }
            boolean joined = page.isMark(at - 1, "-'\u2019") && page.glued(at - 1) && page.glued(at) && at < behind;
            if (joined && at > 1 && tokens.isWord(at - 2)) {
                at -= 2;
                continue;
            }
            if (!tokens.isWord(at - 1)) {
                break;
            }
            at--;
            words++;
            capitals &= tokens.shape(at) != Tokens.LOWER;
        }
        boolean begins = at == 0 || tokens.linesBefore(at) > 0 || page.isMark(at - 1, ".,;:|(>/");
        boolean long4 = tokens.length(token) > 4;
        return begins
                && (words == 2 && (capitals || behind == token)
                        || words == 3 && capitals
                        || words == 1 && capitals && long4);
    }
}

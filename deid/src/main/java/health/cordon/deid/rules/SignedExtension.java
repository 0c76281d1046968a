package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.Tokens;

/**
 * An extension or pager behind the name of who signs: {@code Jane Doe x1234}, {@code J. Doe p12345} at the end of a line.
 *
 * <p>A letter and three to five digits; before it two or three words that begin a sentence or a line.
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
                || token == 0
                || page.phrases.mayBegin(tokens.hash(token - 1))
                || "xXpP".indexOf(letter) < 0
                || !endsSentence(token)
                || !followsName(token)) {
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

    private boolean endsSentence(int token) {
        int next = token + 1;
        return next >= tokens.size() || tokens.linesBefore(next) > 0 || page.isMark(next, ".,;|)<");
    }

    private boolean followsName(int token) {
        int words = 0;
        boolean capitals = true;
        int at = token;
        while (at > 0 && tokens.linesBefore(at) == 0 && words < 4) {
            boolean initial = page.isMark(at - 1, ".") && at > 1 && tokens.length(at - 2) == 1 && tokens.isWord(at - 2);
            if (initial) {
                at--;
            }
            boolean joined = page.isMark(at - 1, "-'\u2019") && page.glued(at - 1) && page.glued(at) && at < token;
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
        return begins && (words == 2 || words == 3 && capitals);
    }
}

package health.cordon.gateway.token;

import health.cordon.core.RevealAccess;

/**
 * Puts values back for tokens in a text that comes bit by bit.
 *
 * <p><b>What this promises.</b> What comes out does not depend on how the text was cut into bits. No more than
 * {@value TokenReader#LONGEST} characters are held back. For one thread.
 */
public final class Restorer {

    private static final RevealAccess TO_RESTORE =
            RevealAccess.because("to put values back into the answer to who sent them");

    /** Takes the text. */
    @FunctionalInterface
    public interface Output {
        /**
         * More of it.
         *
         * @param restored whether it is a value that was put back
         */
        void accept(CharSequence text, boolean restored);
    }

    private final TokenReader reader;
    private final StringBuilder held = new StringBuilder();
    private char before = ' ';

    /** For the tokens of this book. */
    public Restorer(TokenBook book) {
        reader = new TokenReader(book);
    }

    /** More of the text. */
    public void feed(CharSequence text, Output out) {
        held.append(text);
        drain(false, out);
    }

    /** That was all. */
    public void end(Output out) {
        drain(true, out);
        before = ' ';
    }

    private void drain(boolean ended, Output out) {
        int done = 0;
        int at = 0;
        while (at < held.length()) {
            char c = held.charAt(at);
            if (!TokenReader.mayBegin(before, c)) {
                before = c;
                at++;
                continue;
            }
            TokenReader.Found found = reader.at(held, at, ended);
            if (found instanceof TokenReader.Found.Unfinished && held.length() - at < TokenReader.LONGEST) {
                break;
            }
            if (found instanceof TokenReader.Found.Token token) {
                plain(done, at, out);
                out.accept(token.value().reveal(TO_RESTORE), true);
                before = ']';
                at += token.length();
                done = at;
            } else {
                before = c;
                at++;
            }
        }
        plain(done, at, out);
        held.delete(0, at);
    }

    private void plain(int from, int to, Output out) {
        if (from < to) {
            out.accept(held.subSequence(from, to), false);
        }
    }
}

package health.cordon.gateway.token;

import health.cordon.core.RevealAccess;
import health.cordon.gateway.json.JsonMark;
import health.cordon.gateway.json.JsonPlace;

/**
 * Puts values back for tokens in a text that comes bit by bit.
 *
 * <p><b>What this promises.</b> What comes out does not depend on how the text was cut into bits. No more than
 * {@value TokenReader#LONGEST} characters are held back. Inside a string of JSON a value is escaped, so that what was JSON
 * stays so. For one thread.
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
         * @param mark what its characters are
         * @param restored whether it is a value that was put back
         */
        void accept(CharSequence text, JsonMark mark, boolean restored);
    }

    private final TokenReader reader;
    private final StringBuilder held = new StringBuilder();
    private final StringBuilder plain = new StringBuilder();
    private JsonPlace place = new JsonPlace();
    private JsonMark mark = JsonMark.TEXT;
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
        place = new JsonPlace();
    }

    private void drain(boolean ended, Output out) {
        int at = 0;
        while (at < held.length()) {
            char c = held.charAt(at);
            TokenReader.Found found = TokenReader.mayBegin(before, c) ? reader.at(held, at, ended) : null;
            if (found instanceof TokenReader.Found.Unfinished && held.length() - at < TokenReader.LONGEST) {
                break;
            }
            if (found instanceof TokenReader.Found.Token token) {
                give(out);
                out.accept(place.written(token.value().reveal(TO_RESTORE)), JsonMark.TEXT, true);
                place.takeStandIn(held.subSequence(at, at + token.length()));
                before = ']';
                at += token.length();
            } else {
                plain(c, out);
                // The n of an escaped line feed is no letter before a word.
                before = mark == JsonMark.SIGN ? ' ' : c;
                at++;
            }
        }
        give(out);
        held.delete(0, at);
    }

    private void plain(char c, Output out) {
        JsonMark next = place.take(c);
        if (next != mark) {
            give(out);
            mark = next;
        }
        plain.append(c);
    }

    private void give(Output out) {
        if (!plain.isEmpty()) {
            out.accept(plain.toString(), mark, false);
            plain.setLength(0);
        }
    }
}

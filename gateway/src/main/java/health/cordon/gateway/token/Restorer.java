package health.cordon.gateway.token;

import health.cordon.core.RevealAccess;
import health.cordon.gateway.json.JsonMark;
import health.cordon.gateway.json.JsonPlace;

/**
 * Puts values back for tokens and surrogates in a text that comes bit by bit.
 *
 * <p><b>What this promises.</b> What comes out does not depend on how the text was cut into bits. No more than
 * {@value TokenReader#LONGEST} characters are held back, and {@value SurrogateTable#LONGEST} where there are surrogates. A
 * surrogate of which it is not certain what it means becomes {@code [NAME?]}. Inside a string of JSON a value is escaped, so that what was JSON
 * stays so. For one thread.
 */
public final class Restorer {

    private static final RevealAccess TO_RESTORE =
            RevealAccess.because("to put values back into the answer to who sent them");

    /** So many characters before a place say what stands there. */
    static final int REMEMBERED = 24;

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

    private final StandIns standIns;
    private final Runnable unclear;
    private final StringBuilder held = new StringBuilder();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder before = new StringBuilder();
    private JsonPlace place = new JsonPlace();
    private AddressPlace address = new AddressPlace();
    private JsonMark mark = JsonMark.TEXT;

    /** For the tokens of this book. */
    public Restorer(TokenBook book) {
        this(StandIns.tagged(book), () -> {});
    }

    /**
     * For these.
     *
     * @param unclear told of each surrogate of which nobody can tell whom it means
     */
    public Restorer(StandIns standIns, Runnable unclear) {
        this.standIns = standIns;
        this.unclear = unclear;
    }

    /** More of the text. */
    public void feed(CharSequence text, Output out) {
        held.append(text);
        drain(false, out);
    }

    /** That was all. */
    public void end(Output out) {
        drain(true, out);
        before.setLength(0);
        place = new JsonPlace();
        address = new AddressPlace();
    }

    private void drain(boolean ended, Output out) {
        int at = 0;
        while (at < held.length()) {
            TokenReader.Found found = standIns.at(held, at, before, ended);
            if (found instanceof TokenReader.Found.Unfinished && held.length() - at < standIns.longest()) {
                break;
            }
            if (found instanceof TokenReader.Found.Token token) {
                give(out);
                out.accept(place.written(token.value().reveal(TO_RESTORE)), JsonMark.TEXT, true);
                place.takeStandIn(held.subSequence(at, at + token.length()));
                passed(']');
                at += token.length();
            } else if (found instanceof TokenReader.Found.Standing standing) {
                standing(standing.match(), at, out);
                at = standing.match().end();
            } else {
                plain(held.charAt(at), out);
                at++;
            }
        }
        give(out);
        held.delete(0, at);
    }

    /** A false name is worse than none: what is not certain, is forgotten, or would leave in an address, is marked. */
    private void standing(Lookup.Match match, int start, Output out) {
        boolean told = !match.bits().isEmpty();
        if (match.isUnclear() || told && (address.isInside() || standIns.isForgotten())) {
            give(out);
            out.accept(place.writtenAnew("[" + match.kind() + "?]"), JsonMark.TEXT, true);
            unclear.run();
            for (int i = start; i < match.end(); i++) {
                mark = place.take(held.charAt(i));
                passed(held.charAt(i));
            }
            return;
        }
        int at = start;
        for (Lookup.Bit bit : match.bits()) {
            while (at < bit.start()) {
                plain(held.charAt(at++), out);
            }
            give(out);
            out.accept(place.writtenAnew(bit.value()), JsonMark.TEXT, true);
            while (at < bit.end()) {
                mark = place.take(held.charAt(at));
                passed(held.charAt(at++));
            }
        }
        while (at < match.end()) {
            plain(held.charAt(at++), out);
        }
    }

    private void passed(char c) {
        // The n of an escaped line feed is no letter before a word.
        before.append(mark == JsonMark.SIGN && Character.isLetter(c) ? ' ' : c);
        if (before.length() > 2 * REMEMBERED) {
            before.delete(0, before.length() - REMEMBERED);
        }
        address.take(c);
    }

    private void plain(char c, Output out) {
        JsonMark next = place.take(c);
        if (next != mark) {
            give(out);
            mark = next;
        }
        plain.append(c);
        passed(c);
    }

    private void give(Output out) {
        if (!plain.isEmpty()) {
            out.accept(plain.toString(), mark, false);
            plain.setLength(0);
        }
    }
}

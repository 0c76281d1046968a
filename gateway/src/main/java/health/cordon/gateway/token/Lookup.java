package health.cordon.gateway.token;

import health.cordon.core.PhiKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Surrogates of one sort, as a model may write them. Immutable. */
interface Lookup {

    /** Whether one may begin somewhere. */
    enum Begins {
        NO,
        YES,
        /** That depends on characters still to come. */
        UNKNOWN
    }

    /**
     * A value for a stretch of a text.
     *
     * @param start where it begins
     * @param end one past its last character
     */
    record Bit(int start, int end, String value) {
        @Override
        public String toString() {
            return "Bit(" + start + ", " + end + ")";
        }
    }

    /**
     * What stands at a place.
     *
     * @param end one past its last character
     * @param bits what to put back, from left to right; all between them stays
     * @param kind what it is
     * @param isUnclear whether it may mean several values
     */
    record Match(int end, List<Bit> bits, PhiKind kind, boolean isUnclear) {

        static Match of(int start, int end, String value, PhiKind kind) {
            return new Match(end, List.of(new Bit(start, end, value)), kind, false);
        }

        static Match unclear(int end, PhiKind kind) {
            return new Match(end, List.of(), kind, true);
        }
    }

    /**
     * Whether one may begin with a word; this looks only a few characters further.
     *
     * @param end where the word ends
     * @param ended whether nothing comes behind the text
     */
    Begins begins(CharSequence text, int start, int end, boolean ended);

    /**
     * The longest that begins there.
     *
     * @param limit as far as it may reach
     * @param before the characters before
     */
    @Nullable
    Match at(CharSequence text, int start, int limit, CharSequence before);

    /** Whether a number that begins there goes on from digits before it, so that it is a part of another. */
    static boolean goesOn(CharSequence text, int start, CharSequence before) {
        int last = before.length() - 1;
        return Character.isDigit(text.charAt(start))
                && last > 0
                && "-/.".indexOf(before.charAt(last)) >= 0
                && Character.isDigit(before.charAt(last - 1));
    }
}

package health.cordon.ner;

import health.cordon.deid.text.Tokens;
import java.util.Arrays;

/**
 * Cuts a text into sentences, lines of forms and cells, as far as they belong together for a model.
 *
 * <p>A line end is a border unless the text looks wrapped there: a long line that ends without a mark and goes on with a
 * word. Linear in the number of tokens.
 */
final class Sentences {

    /** A line of fewer characters was ended on purpose. */
    private static final int SHORT_LINE = 34;

    private Sentences() {}

    /** The first token of each sentence, in order, and the number of tokens at the end. */
    static int[] starts(Tokens tokens, int longest) {
        int[] starts = new int[16];
        int count = 0;
        int begin = 0;
        int line = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (i > 0 && tokens.linesBefore(i) > 0) {
                if (endsLine(tokens, line, i) || i - begin >= longest) {
                    starts = put(starts, count++, begin);
                    begin = i;
                }
                line = i;
            } else if (i > begin && (i - begin >= longest || endsSentence(tokens, i))) {
                starts = put(starts, count++, begin);
                begin = i;
            }
        }
        if (tokens.size() > 0) {
            starts = put(starts, count++, begin);
        }
        starts = put(starts, count++, tokens.size());
        return Arrays.copyOf(starts, count);
    }

    private static boolean endsLine(Tokens tokens, int line, int i) {
        if (tokens.linesBefore(i) > 1 || !tokens.isWord(i) && tokens.shape(i) != Tokens.NUMBER) {
            return true;
        }
        boolean wrapped = tokens.end(i - 1) - tokens.start(line) >= SHORT_LINE
                && (tokens.shape(i - 1) != Tokens.MARK || tokens.first(i - 1) == ',')
                && tokens.first(i + 1) != ':';
        return !wrapped;
    }

    /** A full stop behind a word that is no abbreviation and before a capital or a number; a semicolon never. */
    private static boolean endsSentence(Tokens tokens, int i) {
        char mark = tokens.first(i - 1);
        if (mark != '.' && mark != '?' && mark != '!' || !tokens.spaceBefore(i)) {
            return false;
        }
        byte next = tokens.shape(i);
        if (next == Tokens.LOWER && mark == '.') {
            return false;
        }
        return mark != '.' || !isAbbreviation(tokens, i - 2);
    }

    private static boolean isAbbreviation(Tokens tokens, int i) {
        byte shape = tokens.shape(i);
        return shape == Tokens.INITIAL
                || shape == Tokens.CAPITALIZED && tokens.length(i) <= 3 && !tokens.spaceBefore(i + 1)
                || shape == Tokens.UPPER && tokens.is(i, "dr")
                || tokens.is(i, "mrs")
                || tokens.is(i, "prof")
                || tokens.is(i, "capt")
                || tokens.is(i, "messrs")
                || tokens.is(i, "vs")
                || tokens.is(i, "no")
                || tokens.is(i, "dr")
                || tokens.is(i, "mr")
                || tokens.is(i, "ms");
    }

    private static int[] put(int[] all, int at, int value) {
        int[] room = at < all.length ? all : Arrays.copyOf(all, at * 2);
        room[at] = value;
        return room;
    }
}

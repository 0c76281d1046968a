package health.cordon.deid.text;

import java.util.Set;

/**
 * The width at which a text was wrapped.
 *
 * <p>A line that was wrapped ends where the next word would not have fitted. So each line end votes for the widths that
 * explain it; one in the middle of a sentence, which no list and no heading has, votes twice. The width with most votes counts
 * if it explains at least half of the line ends in sentences.
 *
 * @param columns the longest line that fitted; 0 if the text was not wrapped
 */
record WrapWidth(int columns) {

    /** Narrower columns are lists and labels. */
    private static final int NARROWEST = 30;
    /** Shorter lines are not asked. */
    private static final int SHORTEST = 15;
    /** Lines that reach further were not wrapped for a page, a terminal or mail. */
    private static final int WIDEST = 132;
    /** One line end of this width speaks for itself. */
    private static final int ALONE = 45;
    /** So many line ends may agree without one in a sentence: before names all lines begin with capitals. */
    private static final int AGREED = 3;

    private static final int NO_VOTE = -1;

    private static final Set<String> SMALL_WORDS = Set.of(
            "a", "an", "and", "as", "at", "by", "for", "from", "had", "has", "her", "his", "in", "is", "of", "on", "or",
            "our", "she", "the", "their", "to", "was", "were", "who", "with", "Dr.", "Mr.", "Mrs.", "Ms.", "AND", "AT",
            "BY", "DR.", "FOR", "FROM", "HER", "HIS", "IN", "MR.", "MRS.", "MS.", "OF", "ON", "THE", "TO", "WITH");

    /** Counts the votes of all line ends. */
    static WrapWidth of(String text, TextLines lines) {
        Votes votes = new Votes();
        boolean oneCase = isOfOneCase(text);
        for (int line = 0; line + 1 < lines.size(); line++) {
            if (lines.width(line) >= SHORTEST && lines.mayGoOn(line)) {
                boolean inSentence = isInSentence(text, lines, line, oneCase);
                if (inSentence || !endsSentence(text, lines, line)) {
                    boolean counts = inSentence || isProse(text, lines, line);
                    votes.take(lines.width(line), counts ? lines.firstWord(line + 1) : NO_VOTE, inSentence);
                }
            }
        }
        return new WrapWidth(votes.elected(oneCase ? 2 : 1));
    }

    /** Whether a line ends where its next word would not have fitted. */
    boolean explains(TextLines lines, int line) {
        int reach = lines.width(line);
        return reach >= SHORTEST && reach <= columns && reach + lines.firstWord(line + 1) >= columns;
    }

    /** Whether a sentence surely goes on in the next line. */
    private static boolean isInSentence(String text, TextLines lines, int line, boolean oneCase) {
        char next = text.charAt(lines.body(line + 1));
        boolean goesOn = oneCase ? Character.isLetter(next) : Character.isLowerCase(next);
        return goesOn && !endsSentence(text, lines, line) || SMALL_WORDS.contains(lines.lastWord(line));
    }

    /** Whether a small word stands in the line: it is no row of names or doses. */
    private static boolean isProse(String text, TextLines lines, int line) {
        int from = lines.body(line);
        for (int i = from; i < lines.end(line); i++) {
            if (text.charAt(i) == ' ') {
                if (i - from <= TextLines.LONGEST_SMALL_WORD && SMALL_WORDS.contains(text.substring(from, i))) {
                    return true;
                }
                from = i + 1;
            }
        }
        return false;
    }

    private static boolean endsSentence(String text, TextLines lines, int line) {
        return ".!?;".indexOf(text.charAt(lines.end(line) - 1)) >= 0;
    }

    private static boolean isOfOneCase(String text) {
        boolean lower = false;
        boolean upper = false;
        for (int i = 0; i < text.length() && !(lower && upper); i++) {
            char c = text.charAt(i);
            lower |= c >= 'a' && c <= 'z';
            upper |= c >= 'A' && c <= 'Z';
        }
        return !(lower && upper);
    }

    /** For each width, how many line ends it explains. */
    private static final class Votes {

        /** Rises and falls; their sums from the left are the votes. */
        private final int[] all = new int[WIDEST + 2];

        private final int[] inSentence = new int[WIDEST + 2];
        private int cast;
        private int castInSentence;

        void take(int reach, int nextWord, boolean sentence) {
            cast += reach >= NARROWEST ? 1 : 0;
            castInSentence += sentence ? 1 : 0;
            if (reach <= WIDEST && nextWord != NO_VOTE) {
                int end = Math.min(WIDEST, reach + nextWord) + 1;
                all[reach]++;
                all[end]--;
                inSentence[reach] += sentence ? 1 : 0;
                inSentence[end] -= sentence ? 1 : 0;
            }
        }

        /** The width that explains most, if that is enough; else 0. */
        int elected(int fewest) {
            int best = 0;
            for (int width = 1; width <= WIDEST; width++) {
                all[width] += all[width - 1];
                inSentence[width] += inSentence[width - 1];
                if (width >= NARROWEST && all[width] + inSentence[width] > all[best] + inSentence[best]) {
                    best = width;
                }
            }
            boolean sentences = inSentence[best] >= fewest
                    && 2 * inSentence[best] >= castInSentence
                    && (all[best] > 1 || best >= ALONE);
            boolean names = castInSentence == 0 && all[best] >= AGREED && 4 * all[best] >= 3 * cast;
            return sentences || names ? best : 0;
        }
    }
}

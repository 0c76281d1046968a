package health.cordon.deid.text;

import java.util.Locale;
import java.util.Set;

/**
 * Plus signs for spaces, as forms are sent (application/x-www-form-urlencoded): {@code Margaret+Thornbury},
 * {@code 12+Oak+Street}. Not those of {@code Na+}, {@code CD4+CD8+}, {@code +1 617}, {@code Ctrl+Alt}
 * and mail addresses.
 */
final class PlusSigns {

    private static final int SHORTEST_WORD = 3;
    private static final int LONGEST_KEY = 7;

    /** What is pressed together. */
    private static final Set<String> KEYS =
            Set.of("ctrl", "control", "alt", "shift", "cmd", "command", "option", "win");

    private PlusSigns() {}

    /** Whether the plus signs of a stretch without white space part words. */
    static boolean areSpaces(String text, int start, int end) {
        boolean words = false;
        int between = 0;
        int letters = 0;
        int before = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '@') {
                return false;
            }
            if (Character.isLetter(c)) {
                letters++;
                continue;
            }
            if (c == '+'
                    && KEYS.contains(text.substring(i - Math.min(letters, LONGEST_KEY), i)
                            .toLowerCase(Locale.ROOT))) {
                return false;
            }
            if (c == '+' && i > start && i + 1 < end && parts(text.charAt(i - 1), text.charAt(i + 1))) {
                between++;
                before = Math.max(before, letters);
                words |= letters >= SHORTEST_WORD && startsWord(text, i + 1, end);
            }
            letters = 0;
        }
        return words || between > 1 && Math.max(before, letters) >= SHORTEST_WORD;
    }

    /** Whether a plus sign stands between two words, or behind the comma of one. */
    static boolean parts(char before, char behind) {
        return (Character.isLetterOrDigit(before) || before == ',' || before == '.')
                && (Character.isLetterOrDigit(behind) || behind == '%');
    }

    private static boolean startsWord(String text, int from, int end) {
        int at = from;
        while (at < end && at - from < SHORTEST_WORD && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return at - from == SHORTEST_WORD;
    }
}

package health.cordon.gateway.screen;

import java.util.function.Consumer;

/**
 * Finds characters that are not shown: tag characters, rows of variation selectors, characters without width between Latin
 * letters, marks that turn the direction. What emoji, flags, Arabic, Hebrew, Persian and Indic scripts need is left alone.
 *
 * @see <a href="https://www.unicode.org/reports/tr36/">Unicode Technical Report 36</a>
 */
final class HiddenText {

    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;
    private static final int LONGEST_FLAG = 7;
    private static final int FEWEST_SELECTORS = 3;
    private static final int FEWEST_IN_A_ROW = 8;
    private static final int FEWEST_BETWEEN_LETTERS = 4;

    private HiddenText() {}

    /** Whether a text can hold any of that. */
    static boolean mayHold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x180E && (c < 0x3400 || c == 0xFEFF || c >= 0xFE00 && c <= 0xFE0F || c == 0xDB40)) {
                return true;
            }
        }
        return false;
    }

    /** Looks through a text. */
    static void scan(String text, Consumer<Sign> out) {
        int between = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            int end = at + Character.charCount(c);
            if (isTag(c)) {
                end = row(text, at, HiddenText::isTag);
                if (!isFlag(text, at, end)) {
                    out.accept(new Sign(Signal.TAGS, at, end, 100));
                }
            } else if (isSelector(c)) {
                end = row(text, at, HiddenText::isSelector);
                if (text.codePointCount(at, end) >= FEWEST_SELECTORS) {
                    out.accept(new Sign(Signal.SELECTORS, at, end, 100));
                }
            } else if (isWidthless(c)) {
                end = row(text, at, HiddenText::isWidthless);
                if (text.codePointCount(at, end) >= FEWEST_IN_A_ROW) {
                    out.accept(new Sign(Signal.ZERO_WIDTH, at, end, 90));
                }
                if (isLatin(text, at - 1) && isLatin(text, end) && ++between == FEWEST_BETWEEN_LETTERS) {
                    out.accept(new Sign(Signal.ZERO_WIDTH, at, end, 55));
                }
            } else if (c == 0x202D || c == 0x202E) {
                boolean latin = isLatin(text, at - 1) || isLatin(text, end) || isLatin(text, end + 1);
                // Telephone numbers are often copied with the first one around them.
                int score = c == 0x202D ? 40 : latin ? 70 : 50;
                out.accept(new Sign(Signal.DIRECTION, at, end, score));
            }
            at = end;
        }
    }

    private static int row(String text, int from, java.util.function.IntPredicate belongs) {
        int at = from;
        while (at < text.length() && belongs.test(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /** A black flag, the region in tag letters, and the sign that ends them. */
    private static boolean isFlag(String text, int at, int end) {
        return at >= 2
                && text.codePointBefore(at) == BLACK_FLAG
                && text.codePointBefore(end) == CANCEL_TAG
                && text.codePointCount(at, end) <= LONGEST_FLAG;
    }

    private static boolean isTag(int c) {
        return c >= 0xE0000 && c <= 0xE007F;
    }

    private static boolean isSelector(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }

    private static boolean isWidthless(int c) {
        return c >= 0x200B && c <= 0x200F || c >= 0x2060 && c <= 0x2064 || c == 0xFEFF || c == 0x180E;
    }

    private static boolean isLatin(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at)) && text.charAt(at) < 0x250;
    }
}

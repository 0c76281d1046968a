package health.cordon.deid.text;

/**
 * Letters and digits set apart by one space each: {@code S m i t h}, {@code 5 5 5 - 1 2 3 4}.
 *
 * <p>Read as words from four letters or seven digits on. Two spaces, or a capital behind a small letter, part words. Rows
 * that count up or repeat one sign ({@code A B C D}, {@code 1 2 3 4 5 6 7}, {@code x x x x}) are lists and scores.
 */
final class LetterSpacing {

    private static final int FEWEST_LETTERS = 4;
    private static final int FEWEST_DIGITS = 7;
    private static final int WIDEST_GAP = 4;
    private static final String JOINING = "-'@_/.";
    private static final String CLOSING = ",):;";
    private static final String OPENING = "(+";

    private LetterSpacing() {}

    /** Whether a lone character with another one behind it stands at {@code at}. */
    static boolean begins(String text, int at) {
        return isSingle(text, at) && isSingle(text, at + 2) && text.charAt(at + 1) == ' ' && isFirst(text.charAt(at));
    }

    /** Collapses the group of single characters at {@code at} if it is spaced text; returns the group's end. */
    static int collapse(Rewrite rewrite, int at) {
        String text = rewrite.in();
        Row letters = new Row();
        Row digits = new Row();
        boolean spaced = false;
        int first = first(rewrite, at);
        int last = first;
        for (int next = first; next >= 0; next = following(text, last)) {
            char c = text.charAt(next);
            boolean near = next - last == 2;
            last = next;
            if (Character.isLetter(c)) {
                letters.take(c, near);
                digits.clear();
            } else if (Character.isDigit(c)) {
                digits.take(c, true);
                letters.clear();
            } else {
                letters.clear();
            }
            spaced |= letters.size >= FEWEST_LETTERS && !letters.isList()
                    || digits.size >= FEWEST_DIGITS && !digits.isList() && digits.kinds() > 2;
        }
        if (spaced) {
            close(rewrite, first, last);
        }
        return last + 1;
    }

    /** A first letter behind a bracket or quote begins the group too. */
    private static int first(Rewrite rewrite, int at) {
        String text = rewrite.in();
        int before = at - 2;
        boolean quoted = before >= Math.max(1, rewrite.done())
                && text.charAt(at - 1) == ' '
                && Character.isLetterOrDigit(text.charAt(before))
                && "([\"'".indexOf(text.charAt(before - 1)) >= 0
                && (before == 1 || text.charAt(before - 2) <= ' ');
        return quoted ? before : at;
    }

    private static void close(Rewrite rewrite, int at, int last) {
        String text = rewrite.in();
        int here = at;
        while (here < last) {
            int next = following(text, here);
            if (next - here > 2) {
                rewrite.delete(here + 2, next);
            } else if (!isParted(text.charAt(here), text.charAt(next))) {
                rewrite.delete(here + 1, next);
            }
            here = next;
        }
    }

    /** Whether the space between two single characters is one that was there before the letters were set apart. */
    private static boolean isParted(char a, char b) {
        if (Character.isLetterOrDigit(a) && Character.isLetterOrDigit(b)) {
            return Character.isLowerCase(a) && Character.isUpperCase(b)
                    || Character.isLetter(a) != Character.isLetter(b);
        }
        if (CLOSING.indexOf(a) >= 0 || OPENING.indexOf(b) >= 0) {
            return true;
        }
        return a == '.' && Character.isUpperCase(b);
    }

    /** The next single character of the group, -1 at its end. */
    private static int following(String text, int at) {
        int next = at + 1;
        while (next < text.length() && text.charAt(next) == ' ' && next - at <= WIDEST_GAP) {
            next++;
        }
        if (next - at < 2 || next >= text.length()) {
            return -1;
        }
        char c = text.charAt(next);
        if (!isSingle(text, next)) {
            return isLast(text, next) ? next : -1;
        }
        return Character.isLetterOrDigit(c) || isMark(c) && isFollowed(text, next) ? next : -1;
    }

    /** A letter or digit with a closing mark behind it ends the group. */
    private static boolean isLast(String text, int at) {
        return Character.isLetterOrDigit(text.charAt(at))
                && at + 1 < text.length()
                && ".,;:!?)]\"'".indexOf(text.charAt(at + 1)) >= 0
                && (at + 2 == text.length() || text.charAt(at + 2) <= ' ');
    }

    /** A mark belongs to the group only between its characters. */
    private static boolean isFollowed(String text, int mark) {
        return mark + 2 < text.length()
                && text.charAt(mark + 1) == ' '
                && isSingle(text, mark + 2)
                && Character.isLetterOrDigit(text.charAt(mark + 2));
    }

    private static boolean isFirst(char c) {
        return Character.isLetterOrDigit(c) || OPENING.indexOf(c) >= 0;
    }

    private static boolean isMark(char c) {
        return JOINING.indexOf(c) >= 0 || CLOSING.indexOf(c) >= 0 || OPENING.indexOf(c) >= 0;
    }

    private static boolean isSingle(String text, int at) {
        return at < text.length()
                && text.charAt(at) > ' '
                && (at == 0 || text.charAt(at - 1) <= ' ')
                && (at + 1 == text.length() || text.charAt(at + 1) <= ' ');
    }

    /** A row of letters or digits: how long it is, whether it only counts up or repeats itself. */
    private static final class Row {

        private int size;
        private int steps;
        private int repeats;
        private int seen;
        private char last;

        void take(char c, boolean near) {
            if (size > 0 && !near) {
                clear();
            }
            if (size > 0) {
                steps += c == last + 1 ? 1 : 0;
                repeats += c == last ? 1 : 0;
            }
            seen |= 1 << (c & 31);
            last = c;
            size++;
        }

        void clear() {
            size = 0;
            steps = 0;
            repeats = 0;
            seen = 0;
        }

        boolean isList() {
            return steps == size - 1 || repeats == size - 1;
        }

        int kinds() {
            return Integer.bitCount(seen);
        }
    }
}

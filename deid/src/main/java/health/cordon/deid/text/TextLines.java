package health.cordon.deid.text;

import java.util.Arrays;

/**
 * Where the lines of a text lie on the page: how far each reaches, and whether it may be the middle of a paragraph.
 *
 * <p>Marks of quoted mail ({@code >}) stand outside: columns are counted behind them. Not thread-safe.
 */
final class TextLines {

    private static final int DEEPEST = 24;
    /** Longer words are not asked for. */
    static final int LONGEST_SMALL_WORD = 5;

    private static final int COLUMNS_PER_BLANK = 16;
    private static final int LONGEST_LABEL = 28;
    private static final int MOST_LABEL_WORDS = 4;
    private static final String BULLETS = "-*\u2022\u00b7+#~=_|<[{";

    private final String text;
    private int size;
    /** Behind the marks of a quotation; the column zero of the line. */
    private int[] starts;
    /** The first character that is no blank; the line's end if there is none. */
    private int[] bodies;
    /** One past the last character that is no blank. */
    private int[] ends;

    private TextLines(String text) {
        this.text = text;
        int guess = Math.max(8, text.length() / 48);
        starts = new int[guess];
        bodies = new int[guess];
        ends = new int[guess];
    }

    static TextLines of(String text) {
        TextLines lines = new TextLines(text);
        int at = 0;
        while (at <= text.length()) {
            int feed = text.indexOf('\n', at);
            int end = feed < 0 ? text.length() : feed;
            lines.add(at, end);
            at = end + 1;
        }
        return lines;
    }

    int size() {
        return size;
    }

    int body(int line) {
        return bodies[line];
    }

    int end(int line) {
        return ends[line];
    }

    /** Where the line's columns begin: behind the marks of a quotation. */
    int start(int line) {
        return starts[line];
    }

    /** Where the line begins, the marks of a quotation included. */
    int margin(int line) {
        return text.lastIndexOf('\n', starts[line] - 1) + 1;
    }

    boolean isQuoted(int line) {
        return depth(line) > 0;
    }

    /** How many columns the line takes. */
    int width(int line) {
        return ends[line] - starts[line];
    }

    int indent(int line) {
        return bodies[line] - starts[line];
    }

    boolean isBlank(int line) {
        return bodies[line] >= ends[line];
    }

    /** How long the first word of a line is. */
    int firstWord(int line) {
        int at = bodies[line];
        while (at < ends[line] && text.charAt(at) > ' ') {
            at++;
        }
        return at - bodies[line];
    }

    /** The word at its end, with the marks on it; empty if it is longer than a small one. */
    String lastWord(int line) {
        int at = ends[line];
        while (at > bodies[line] && ends[line] - at <= LONGEST_SMALL_WORD && text.charAt(at - 1) > ' ') {
            at--;
        }
        return ends[line] - at > LONGEST_SMALL_WORD ? "" : text.substring(at, ends[line]);
    }

    /** Whether a line and the next may be lines of one paragraph. */
    boolean mayGoOn(int line) {
        int next = line + 1;
        if (isBlank(line) || isBlank(next) || depth(line) != depth(next)) {
            return false;
        }
        return mayFollow(line, next)
                && isSpaced(line)
                && !opensItem(next)
                && !isRow(line)
                && !isRow(next)
                && text.charAt(ends[line] - 1) != ':';
    }

    /** The lines of a paragraph stand under each other; its first one may stand out or in. */
    private boolean mayFollow(int line, int next) {
        int deeper = indent(next) - indent(line);
        return deeper >= 0 && deeper <= DEEPEST
                || line == 0
                || isBlank(line - 1)
                || indent(line) > indent(line - 1)
                || opensItem(line);
    }

    /** Whether the line has blanks as words have, and is no record with commas or one long code. */
    private boolean isSpaced(int line) {
        int blanks = 1;
        for (int i = bodies[line]; i < ends[line]; i++) {
            blanks += text.charAt(i) == ' ' ? 1 : 0;
        }
        return blanks * COLUMNS_PER_BLANK >= ends[line] - bodies[line];
    }

    /** How many marks of a quotation stand before the line. */
    private int depth(int line) {
        int depth = 0;
        for (int at = starts[line] - 1; at >= 0 && text.charAt(at) != '\n'; at--) {
            depth += text.charAt(at) == '>' ? 1 : 0;
        }
        return depth;
    }

    /** Whether the line has columns of its own, as a row of a table has: tabs, bars, wide gaps. */
    private boolean isRow(int line) {
        int blanks = 0;
        for (int i = bodies[line]; i < ends[line]; i++) {
            char c = text.charAt(i);
            if (c == '\t' || c == '|' || blanks == 2 && c == ' ') {
                return true;
            }
            blanks = c == ' ' ? blanks + 1 : 0;
        }
        return false;
    }

    /** Whether an item of a list or a labelled value begins with the line. */
    private boolean opensItem(int line) {
        int at = bodies[line];
        int end = ends[line];
        char first = text.charAt(at);
        if (BULLETS.indexOf(first) >= 0) {
            return true;
        }
        int digits = at;
        while (digits < end && digits - at < 3 && isDigit(text.charAt(digits))) {
            digits++;
        }
        boolean lettered = digits == at && Character.isLetter(first);
        int mark = lettered ? at + 1 : digits;
        if (mark > at
                && mark + 1 < end
                && (text.charAt(mark) == ')' || text.charAt(mark) == '.' && !lettered)
                && text.charAt(mark + 1) == ' ') {
            return true;
        }
        return lettered && isLabel(at, end);
    }

    private boolean isLabel(int at, int end) {
        int words = 1;
        int reach = Math.min(end, at + LONGEST_LABEL);
        for (int i = at; i < reach; i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i + 1 == end || text.charAt(i + 1) <= ' ';
            }
            words += c == ' ' ? 1 : 0;
            if (words > MOST_LABEL_WORDS || c == '.' || c == ',' || c == ';') {
                return false;
            }
        }
        return false;
    }

    private void add(int from, int end) {
        if (size == starts.length) {
            int more = size + (size >> 1) + 8;
            starts = Arrays.copyOf(starts, more);
            bodies = Arrays.copyOf(bodies, more);
            ends = Arrays.copyOf(ends, more);
        }
        int last = end;
        while (last > from && text.charAt(last - 1) <= ' ') {
            last--;
        }
        int start = behindQuoteMarks(from, last);
        int body = start;
        while (body < last && text.charAt(body) <= ' ') {
            body++;
        }
        starts[size] = start;
        bodies[size] = body;
        ends[size++] = Math.max(body, last);
    }

    /** Behind {@code > >}, with one blank that belongs to the last mark. */
    private int behindQuoteMarks(int from, int end) {
        int start = from;
        int at = from;
        while (at < end && (text.charAt(at) == '>' || text.charAt(at) == ' ' && at - start < 2)) {
            at++;
            if (text.charAt(at - 1) == '>') {
                start = at < end && text.charAt(at) == ' ' ? at + 1 : at;
                at = start;
            }
        }
        return start;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

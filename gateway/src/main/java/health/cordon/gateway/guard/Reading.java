package health.cordon.gateway.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Another way to read a text, with the way back to its characters: without its escapes, or with what was cut apart put
 * together. What a model understands must be scanned, not only what stands there.
 *
 * <p>Escapes are those of JSON (RFC 8259, 7) and the like of other languages: a backslash and {@code u004a}, {@code
 * u{4a}}, {@code U0000004a}, {@code x4a}, {@code n}, {@code t}, {@code /}, a quote or another backslash. They are undone
 * where they stand, whether the text is JSON or only holds some, and up to {@value #DEPTH} times, for JSON in JSON. A percent
 * sign that was itself written as one ({@code %254a}, RFC 3986, 2.4) is undone too; the engine reads the last of them. A text
 * without either costs one look for it. Immutable.
 */
public final class Reading {

    /** Escapes of escapes: deeper than this they stay. */
    static final int DEPTH = 4;

    private static final String PERCENT = "%25";
    private static final String SIMPLE = "nrtbf/\"'\\";
    private static final String MEANS = "\n\r\t  /\"'\\";

    private final String text;
    /** Character i stands for the original's [starts[i], ends[i]). */
    private final int[] starts;

    private final int[] ends;

    private Reading(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /** The reading without escapes; empty if the text has none. */
    public static Optional<Reading> unescaped(String text) {
        return hasEscapes(text) ? without(plain(text)) : Optional.empty();
    }

    private static boolean hasEscapes(String text) {
        return text.indexOf('\\') >= 0 || text.contains(PERCENT);
    }

    /** The text without its escapes. */
    public static String unescapedText(String text) {
        return unescaped(text).map(Reading::text).orElse(text);
    }

    /**
     * The reading without escapes and without these characters of the original; empty if that leaves the text as it is.
     *
     * @param left places of characters to leave out, in order
     */
    static Optional<Reading> of(String text, List<Integer> left) {
        if (left.isEmpty()) {
            return unescaped(text);
        }
        StringBuilder out = new StringBuilder(text.length());
        Map map = new Map(text.length());
        int next = 0;
        for (int i = 0; i < text.length(); i++) {
            if (next < left.size() && left.get(next) == i) {
                next++;
            } else {
                out.append(text.charAt(i));
                map.add(i, i + 1);
            }
        }
        Reading joined = map.reading(out.toString());
        return Optional.of(hasEscapes(joined.text) ? without(joined).orElse(joined) : joined);
    }

    /** A name in words: whatever is found in them, the whole name is. Empty if it is one already. */
    static Optional<Reading> spoken(String name, String words) {
        if (words.equals(name)) {
            return Optional.empty();
        }
        int[] ends = new int[words.length()];
        Arrays.fill(ends, name.length());
        return Optional.of(new Reading(words, new int[words.length()], ends));
    }

    /** What is read. */
    public String text() {
        return text;
    }

    /** Where in the original the character at {@code index} begins. */
    public int originalStart(int index) {
        return starts[index];
    }

    /** Where in the original what stands before {@code end} ends; {@code end} is at least 1. */
    public int originalEnd(int end) {
        return ends[end - 1];
    }

    /** The same place, or the beginning of the escape that it would cut. */
    int before(int original) {
        int at = holding(original);
        return at < 0 ? original : starts[at];
    }

    /** The same place, or the end of the escape that it would cut. */
    int behind(int original) {
        int at = holding(original);
        return at < 0 ? original : ends[at];
    }

    /** The character whose original holds this place inside; less than 0 if it lies between two. */
    private int holding(int original) {
        int found = Arrays.binarySearch(starts, original);
        if (found >= 0) {
            return -1;
        }
        int at = -found - 2;
        return at >= 0 && ends[at] > original ? at : -1;
    }

    private static Reading plain(String text) {
        Map map = new Map(text.length());
        for (int i = 0; i < text.length(); i++) {
            map.add(i, i + 1);
        }
        return map.reading(text);
    }

    private static Optional<Reading> without(Reading original) {
        Reading now = original;
        for (int i = 0; i < DEPTH; i++) {
            Reading less = once(now);
            if (less.text.length() == now.text.length()) {
                break;
            }
            now = less;
        }
        return now == original ? Optional.empty() : Optional.of(now);
    }

    private static Reading once(Reading from) {
        String text = from.text;
        StringBuilder out = new StringBuilder(text.length());
        Map map = new Map(text.length());
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int length = c == '\\' ? escape(text, i, out) : c == '%' ? percent(text, i, out) : 0;
            if (length == 0) {
                out.append(c);
                length = 1;
            }
            while (map.size < out.length()) {
                map.add(from.starts[i], from.ends[i + length - 1]);
            }
            i += length;
        }
        return map.reading(out.toString());
    }

    /** The same for {@code %25} with two hexadecimal digits behind it. */
    private static int percent(String text, int at, StringBuilder out) {
        int digits = at + PERCENT.length();
        if (!text.startsWith(PERCENT, at)
                || digits + 2 > text.length()
                || !isHex(text, digits)
                || !isHex(text, digits + 1)) {
            return 0;
        }
        out.append('%');
        return PERCENT.length();
    }

    private static boolean isHex(String text, int at) {
        return text.charAt(at) <= 'f' && Character.digit(text.charAt(at), 16) >= 0;
    }

    /** Appends what the escape at {@code at} means and tells how long it is; 0 if it is none. */
    private static int escape(String text, int at, StringBuilder out) {
        if (at + 1 >= text.length()) {
            return 0;
        }
        char kind = text.charAt(at + 1);
        int simple = SIMPLE.indexOf(kind);
        if (simple >= 0) {
            out.append(MEANS.charAt(simple));
            return 2;
        }
        boolean braces = kind == 'u' && at + 2 < text.length() && text.charAt(at + 2) == '{';
        int from = at + (braces ? 3 : 2);
        int digits = braces
                ? text.substring(from, Math.min(text.length(), from + 9)).indexOf('}')
                : switch (kind) {
                    case 'u' -> 4;
                    case 'U' -> 8;
                    case 'x' -> 2;
                    default -> 0;
                };
        if (digits < 1 || digits > 8 || from + digits > text.length()) {
            return 0;
        }
        int codePoint = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') {
                return 0;
            }
            codePoint = codePoint << 4 | digit;
        }
        if (!Character.isValidCodePoint(codePoint)) {
            return 0;
        }
        out.appendCodePoint(codePoint);
        return from + digits + (braces ? 1 : 0) - at;
    }

    /** Grows with the text. */
    private static final class Map {

        private int[] starts;
        private int[] ends;
        private int size;

        Map(int length) {
            starts = new int[length];
            ends = new int[length];
        }

        void add(int start, int end) {
            starts[size] = start;
            ends[size++] = end;
        }

        Reading reading(String text) {
            return new Reading(text, Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
        }
    }

    @Override
    public String toString() {
        return "Reading(" + text.length() + " characters)";
    }
}

package health.cordon.deid.rules;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.RegExp;
import health.cordon.core.config.NearestWord;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a pattern into an automaton.
 *
 * <p>The syntax is the common part of all regular-expression dialects: characters, {@code [a-z]}, {@code [^a-z]}, {@code |},
 * groups, {@code ?}, {@code {n}}, {@code {n,m}}, {@code .} (any character but a line end) and the escapes {@code \d \w \s \n
 * \t}. {@code (?i)} at the start makes letters match in either case. {@code {name}} stands for a ready-made piece, see
 * {@link #macros()}. There are no anchors, no look-around and no back-references: a match always starts and ends where a
 * word or number does. {@code *}, {@code +} and {@code {n,}} have no upper bound and are refused unless the reader is told
 * to take them; the engine never follows a match for more than {@link RuleAutomaton#LONGEST} characters.
 */
final class PatternReader {

    private static final Map<String, String> MACROS = new TreeMap<>(Map.ofEntries(
            Map.entry("digit", "[0-9]"),
            Map.entry("letter", "[A-Za-z]"),
            Map.entry("upper", "[A-Z]"),
            Map.entry("lower", "[a-z]"),
            Map.entry("alnum", "[A-Za-z0-9]"),
            Map.entry("hex", "[0-9A-Fa-f]"),
            Map.entry("word", "[A-Za-z0-9_\\u00C0-\\u024F\\u0370-\\u03FF\\u0400-\\u04FF]"),
            Map.entry("hyphen", "[-\\u2010-\\u2015]"),
            Map.entry("space", "[ \\t\\u00A0]"),
            Map.entry("dash", "( ?[-./\\u2010-\\u2015]( |[ ]?\\r?\\n {0,8})?)"),
            Map.entry("sep", "( ?[-./\\u2010-\\u2015]( |[ ]?\\r?\\n {0,8})?|[ \\u00A0]{1,2})"),
            Map.entry("ocr", "[0-9OoQDlI|SsBZ]"),
            Map.entry("octet", "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"),
            Map.entry("ext", "(,? ?[(]?(x|X|ext|Ext|EXT|extn|Extn|extension|Extension|#)[.]?:? ?\\d{1,6}[)]?)")));

    private static final int MOST_WEIGHT = 5_000;

    private final String pattern;
    private final boolean unbounded;
    private final boolean anyCase;
    private final StringBuilder out = new StringBuilder();
    /** How many characters the pattern has when its counted repeats are written out; the parts of open groups aside. */
    private final ArrayDeque<Integer> outer = new ArrayDeque<>();

    private int weight;
    private int lastWeight;
    private int at;

    private PatternReader(String pattern, boolean unbounded) {
        this.pattern = pattern;
        this.unbounded = unbounded;
        this.anyCase = pattern.startsWith("(?i)");
        this.at = anyCase ? 4 : 0;
    }

    /** The names of the ready-made pieces. */
    static Iterable<String> macros() {
        return MACROS.keySet();
    }

    /**
     * The minimal deterministic automaton of a pattern.
     *
     * @param unbounded whether {@code *} and {@code +} are taken
     * @throws PatternException if it cannot be read
     */
    static Automaton read(String pattern, boolean unbounded) {
        PatternReader reader = new PatternReader(pattern, unbounded);
        reader.translate();
        try {
            Automaton automaton = new RegExp(reader.out.toString(), RegExp.NONE).toAutomaton(false);
            Automaton minimal = SubsetConstruction.minimal(automaton, unbounded ? 20_000 : SiteRules.MOST_STATES);
            if (minimal == null) {
                throw new PatternException(0, "the pattern is too large; use fewer or smaller counted repeats");
            }
            return minimal;
        } catch (IllegalArgumentException unreadable) {
            throw new PatternException(0, "the pattern cannot be read; look for an open bracket or a misplaced ? or |");
        }
    }

    private void translate() {
        int depth = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> charClass();
                case '{' -> repeatOrMacro();
                case '(' -> {
                    depth++;
                    outer.push(weight);
                    weight = 0;
                    open();
                }
                case ')' -> {
                    if (--depth < 0) {
                        throw new PatternException(at, "a closing bracket without an opening one");
                    }
                    lastWeight = weight;
                    weight += outer.pop();
                    copy();
                }
                case '|', '?' -> copy();
                case '*', '+' -> {
                    if (!unbounded) {
                        throw new PatternException(
                                at, "no upper bound; write {1,20} instead of + and {0,20} instead of *");
                    }
                    copy();
                }
                case '.' -> {
                    out.append("[^\\\n\\\r]");
                    at++;
                }
                case '^', '$' ->
                    throw new PatternException(
                            at,
                            "no anchors: a match starts and ends where a word does; write \\" + c
                                    + " for the character");
                default -> {
                    literal(c);
                    at++;
                }
            }
            if ("()|?*+{".indexOf(c) < 0) {
                weigh(1);
            }
        }
        if (depth > 0) {
            throw new PatternException(pattern.length(), "an opening bracket without a closing one");
        }
    }

    private void weigh(int characters) {
        lastWeight = characters;
        weight += characters;
        if (weight > MOST_WEIGHT) {
            throw new PatternException(at, "the pattern is too large; use fewer or smaller counted repeats");
        }
    }

    private void copy() {
        out.append(pattern.charAt(at++));
    }

    private void open() {
        if (pattern.startsWith("(?:", at)) {
            out.append('(');
            at += 3;
        } else if (pattern.startsWith("(?", at)) {
            throw new PatternException(at, "no look-around and no flags here; (?i) may stand at the start only");
        } else {
            copy();
        }
    }

    private void repeatOrMacro() {
        int close = pattern.indexOf('}', at);
        if (close < 0) {
            throw new PatternException(at, "an opening brace without a closing one; write \\{ for the character");
        }
        String inner = pattern.substring(at + 1, close);
        if (!inner.isEmpty() && Character.isLetter(inner.charAt(0))) {
            macro(inner);
        } else {
            repeat(inner);
        }
        at = close + 1;
    }

    private void macro(String name) {
        String piece = MACROS.get(name);
        if (piece == null) {
            throw new PatternException(at, "unknown piece {" + name + "}; " + NearestWord.hint(name, MACROS.keySet()));
        }
        PatternReader reader = new PatternReader(anyCase ? "(?i)" + piece : piece, true);
        reader.translate();
        out.append('(').append(reader.out).append(')');
        weigh(reader.weight);
    }

    private void repeat(String inner) {
        String[] bounds = inner.split(",", -1);
        boolean open = unbounded && bounds.length == 2 && bounds[1].isEmpty();
        int most = unbounded ? 128 : 64;
        boolean numbers =
                bounds.length <= 2 && isNumber(bounds[0]) && (bounds.length == 1 || open || isNumber(bounds[1]));
        int low = numbers ? Integer.parseInt(bounds[0]) : 1;
        int high = !numbers || open ? low : Integer.parseInt(bounds[bounds.length - 1]);
        if (!numbers || high > most || low > high) {
            throw new PatternException(at, "a repeat is {n} or {n,m} with n and m up to " + most);
        }
        out.append('{')
                .append(low)
                .append(',')
                .append(open ? "" : String.valueOf(high))
                .append('}');
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void escape(boolean inClass) {
        if (at + 1 == pattern.length()) {
            throw new PatternException(at, "nothing behind the backslash");
        }
        char c = pattern.charAt(at + 1);
        switch (c) {
            case 'd' -> out.append(inClass ? "0-9" : "[0-9]");
            case 'w' -> out.append(inClass ? "A-Za-z0-9_" : "[A-Za-z0-9_]");
            case 's' -> out.append(inClass ? " \\\t\\\u00a0" : "[ \\\t\\\u00a0]");
            case 'n', 't', 'r', 'u' -> literal(escaped());
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new PatternException(
                            at, "unknown escape; known are \\d \\w \\s \\n \\t \\r \\u1234 and \\ before a mark");
                }
                literal(c);
            }
        }
        at += c == 'u' ? 6 : 2;
    }

    /** The character of {@code \n}, {@code \t}, {@code \r}, {@code \u1234} or {@code \-} at the current place. */
    private char escaped() {
        char c = pattern.charAt(at + 1);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'u' -> {
                try {
                    yield (char) Integer.parseInt(pattern.substring(at + 2, at + 6), 16);
                } catch (NumberFormatException | IndexOutOfBoundsException bad) {
                    throw new PatternException(at, "\\u wants four hexadecimal digits");
                }
            }
            default -> c;
        };
    }

    private void charClass() {
        int start = at++;
        out.append('[');
        if (at < pattern.length() && pattern.charAt(at) == '^') {
            copy();
        }
        boolean first = true;
        while (at < pattern.length() && (pattern.charAt(at) != ']' || first)) {
            first = false;
            if (pattern.charAt(at) == '\\' && at + 1 < pattern.length() && "dws".indexOf(pattern.charAt(at + 1)) >= 0) {
                escape(true);
                continue;
            }
            char low = classChar();
            if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
                at++;
                char high = classChar();
                if (high < low) {
                    throw new PatternException(start, "a range in brackets runs backwards");
                }
                range(low, high);
            } else {
                range(low, low);
            }
        }
        if (at == pattern.length()) {
            throw new PatternException(start, "an opening bracket without a closing one");
        }
        copy();
    }

    private char classChar() {
        char c = pattern.charAt(at);
        if (c != '\\') {
            at++;
            return c;
        }
        if (at + 1 == pattern.length()) {
            throw new PatternException(at, "nothing behind the backslash");
        }
        char value = escaped();
        at += pattern.charAt(at + 1) == 'u' ? 6 : 2;
        return value;
    }

    private void range(char low, char high) {
        out.append('\\').append(low).append("-\\").append(high);
        if (anyCase) {
            otherCase(low, high, 'a', 'z', -32);
            otherCase(low, high, 'A', 'Z', 32);
        }
    }

    private void otherCase(char low, char high, char first, char last, int shift) {
        char from = (char) Math.max(low, first);
        char to = (char) Math.min(high, last);
        if (from <= to) {
            out.append('\\').append((char) (from + shift)).append("-\\").append((char) (to + shift));
        }
    }

    private void literal(char c) {
        String lower = String.valueOf(c).toLowerCase(Locale.ROOT);
        String upper = String.valueOf(c).toUpperCase(Locale.ROOT);
        if (anyCase && lower.length() == 1 && upper.length() == 1 && !lower.equals(upper)) {
            out.append("[\\").append(lower).append('\\').append(upper).append(']');
        } else {
            out.append('\\').append(c);
        }
    }
}

package health.cordon.deid.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Python regular expression in the dialect of site rules: no anchors (a match starts and ends where words do), no
 * look-around, no back-references, no unbounded repeats.
 *
 * @param pattern the pattern; empty if it cannot be carried over
 * @param notes what was changed or why not
 */
record PortableRegex(Optional<String> pattern, List<String> notes) {

    /** What {@code +} and {@code *} may match at most. */
    private static final int LONGEST_REPEAT = 40;

    static PortableRegex of(String regex) {
        return new Translation(regex).run();
    }

    /** A pattern that matches this text only. */
    static String literal(String text) {
        StringBuilder out = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = Character.isLetterOrDigit(c) || c == ' ' || c >= 0x80;
            out.append(plain ? "" : "\\").append(c);
        }
        return out.toString();
    }

    /** One pass over the expression. */
    private static final class Translation {

        private final String regex;
        private final StringBuilder out = new StringBuilder();
        private final List<String> notes = new ArrayList<>();
        private boolean fits = true;
        private int at;

        Translation(String regex) {
            this.regex = regex;
        }

        PortableRegex run() {
            while (at < regex.length() && fits) {
                step(regex.charAt(at));
            }
            return new PortableRegex(fits ? Optional.of(out.toString()) : Optional.empty(), notes);
        }

        private void step(char c) {
            switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> group();
                case '^', '$' -> {
                    note("anchors are dropped: a rule matches anywhere between word boundaries");
                    at++;
                }
                case '*', '+' -> {
                    note("unbounded repeats are bounded to " + LONGEST_REPEAT);
                    out.append(c == '+' ? "{1," : "{0,").append(LONGEST_REPEAT).append('}');
                    at++;
                    lazy();
                }
                case '?' -> {
                    out.append('?');
                    at++;
                    lazy();
                }
                case '{' -> repeat();
                default -> {
                    out.append(c);
                    at++;
                }
            }
        }

        private void repeat() {
            int close = regex.indexOf('}', at);
            String inside = close < 0 ? "" : regex.substring(at + 1, close);
            if (!inside.matches("[0-9]{0,4}(,[0-9]{0,4})?") || inside.isEmpty()) {
                out.append("\\{");
                at++;
                return;
            }
            if (inside.endsWith(",")) {
                note("unbounded repeats are bounded to " + LONGEST_REPEAT);
                inside += Math.max(LONGEST_REPEAT, Integer.parseInt("0" + inside.substring(0, inside.length() - 1)));
            }
            out.append('{')
                    .append(inside.startsWith(",") ? "0" + inside : inside)
                    .append('}');
            at = close + 1;
            lazy();
        }

        private void lazy() {
            if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
                note("lazy and possessive repeats become plain ones: the longest match counts");
                at++;
            }
        }

        private void escape() {
            char next = at + 1 < regex.length() ? regex.charAt(at + 1) : '\\';
            if (next == 'b' || next == 'A' || next == 'Z') {
                at += 2;
            } else if (Character.isDigit(next)) {
                unfit("it has a back-reference, so left out");
            } else if (Character.isLetter(next) && "dwsnt".indexOf(next) < 0) {
                negated(next);
            } else {
                out.append('\\').append(next);
                at += 2;
            }
        }

        private void negated(char letter) {
            switch (letter) {
                case 'D' -> out.append("[^0-9]");
                case 'W' -> out.append("[^A-Za-z0-9_]");
                case 'S' -> out.append("[^ \\t\\n\\r]");
                default -> unfit("it has an escape that site rules do not know, so left out");
            }
            at += 2;
        }

        private void characterClass() {
            int from = at;
            at++;
            if (at < regex.length() && regex.charAt(at) == '^') {
                at++;
            }
            if (at < regex.length() && regex.charAt(at) == ']') {
                at++;
            }
            while (at < regex.length() && regex.charAt(at) != ']') {
                at += regex.charAt(at) == '\\' ? 2 : 1;
            }
            if (at >= regex.length()) {
                unfit("a bracket is not closed, so left out");
                return;
            }
            at++;
            out.append(regex, from, at);
        }

        private void group() {
            if (!regex.startsWith("(?", at)) {
                out.append('(');
                at++;
            } else if (regex.startsWith("(?:", at)) {
                out.append('(');
                at += 3;
            } else if (regex.startsWith("(?i)", at) && out.isEmpty()) {
                out.append("(?i)");
                at += 4;
            } else if (regex.startsWith("(?P<", at) && regex.indexOf('>', at) > 0) {
                out.append('(');
                at = regex.indexOf('>', at) + 1;
            } else {
                boolean around =
                        regex.startsWith("(?=", at) || regex.startsWith("(?!", at) || regex.startsWith("(?<", at);
                unfit(around ? "it has a look-around, so left out" : "it has inline flags or a condition, so left out");
            }
        }

        private void unfit(String why) {
            fits = false;
            notes.clear();
            notes.add(why);
        }

        private void note(String what) {
            if (!notes.contains(what)) {
                notes.add(what);
            }
        }
    }
}

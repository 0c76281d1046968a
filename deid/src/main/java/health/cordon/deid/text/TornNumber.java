package health.cordon.deid.text;

import java.util.Set;

/**
 * A number with separators that line ends cut within its groups: {@code 219-0} and {@code 9-9999} on two lines.
 *
 * <p>Put together only if that gives a number as telephones, social security numbers, cards and dates are written, and no
 * part of it is one alone. Looks at most {@value #MOST_LINES} lines and {@value #LONGEST} characters ahead.
 */
final class TornNumber {

    private static final int MOST_LINES = 16;
    private static final int LONGEST = 24;
    private static final Set<String> GROUPS =
            Set.of("324", "334", "1334", "4444", "27", "224", "114", "124", "214", "422", "411", "412", "421", "34");

    private TornNumber() {}

    /** Joins the lines over which a number is torn that begins at the end of this one; gives how many line ends went. */
    static int join(Rewrite rewrite, TextLines lines, int line) {
        String text = rewrite.in();
        int end = lines.end(line);
        if (lines.isBlank(line) || !isPart(text.charAt(end - 1))) {
            return 0;
        }
        int start = end;
        while (start > lines.body(line) && end - start <= LONGEST && isPart(text.charAt(start - 1))) {
            start--;
        }
        boolean alone = start == lines.body(line) || !Character.isLetterOrDigit(text.charAt(start - 1));
        if (!alone || start < rewrite.done()) {
            return 0;
        }
        StringBuilder number = new StringBuilder(text.substring(start, end));
        boolean torn = false;
        int whole = line;
        for (int last = line + 1; last < lines.size() && last - line <= MOST_LINES && !lines.isBlank(last); last++) {
            int from = lines.body(last);
            int to = from;
            while (to < lines.end(last) && number.length() + to - from <= LONGEST && isPart(text.charAt(to))) {
                to++;
            }
            if (to == from) {
                break;
            }
            torn |= isDigit(number.charAt(number.length() - 1)) && isDigit(text.charAt(from));
            number.append(text, from, to);
            boolean ends = to == lines.end(last);
            if (torn && (ends || !Character.isLetterOrDigit(text.charAt(to))) && GROUPS.contains(groups(number))) {
                whole = last;
            }
            if (!ends) {
                break;
            }
        }
        for (int each = line; each < whole; each++) {
            rewrite.delete(lines.end(each), lines.body(each + 1));
        }
        return whole - line;
    }

    /** How many digits each group has, with one sort of separator between them; empty if it is written otherwise. */
    private static String groups(CharSequence number) {
        StringBuilder groups = new StringBuilder();
        char separator = 0;
        int digits = 0;
        int length = number.charAt(number.length() - 1) == '.' ? number.length() - 1 : number.length();
        for (int i = 0; i <= length; i++) {
            char c = i < length ? number.charAt(i) : separator;
            if (isDigit(c)) {
                digits++;
            } else if (digits == 0 || digits > 9 || separator != 0 && c != separator) {
                return "";
            } else {
                groups.append(digits);
                digits = 0;
                separator = c;
            }
        }
        return groups.toString();
    }

    private static boolean isPart(char c) {
        return isDigit(c) || c == '-' || c == '.' || c == '/';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

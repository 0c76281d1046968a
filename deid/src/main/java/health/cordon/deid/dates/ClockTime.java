package health.cordon.deid.dates;

import java.util.Set;

/** Reads a time of day at a place in a text. Stateless. */
final class ClockTime {

    private static final Set<String> ZONES = Set.of(
            "z", "utc", "gmt", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst", "cet", "ist", "aest",
            "aedt", "hrs", "hours", "hr", "h", "uhr");

    /** What counts the number behind a date, so that it is no time. */
    private static final WordTable COUNTED = WordTable.of("""
            mg mcg ug ml cc cm mm kg g gm ng cal kcal calories iu units unit u meq mmol cells steps x feet ft miles rads cgy gy
            bottles ppm ma am grams copies beats people patients""");

    private ClockTime() {}

    /**
     * The end of the time that is tied to a date which ends at {@code at}; {@code at} if there is none.
     *
     * @param full whether the date is complete, so that {@code 0656} behind it is a time
     */
    static int after(String text, int at, boolean full) {
        int p = at;
        boolean said = false;
        if (p < text.length() && (text.charAt(p) == 'T' || text.charAt(p) == ':') && isDigit(text, p + 1)) {
            p++;
            said = true;
        } else {
            p = blanks(text, p);
            if (p < text.length() && (text.charAt(p) == ',' || text.charAt(p) == '@' || text.charAt(p) == '-')) {
                said = text.charAt(p) == '@';
                p = blanks(text, p + 1);
            }
            if (word(text, p, "at")) {
                said = true;
                p = blanks(text, p + 2);
            }
            if (word(text, p, "around")) {
                p = blanks(text, p + 6);
            }
            if (said && (word(text, p, "noon") || word(text, p, "midnight"))) {
                return p + (text.charAt(p) == 'n' || text.charAt(p) == 'N' ? 4 : 8);
            }
        }
        int end = at(text, p, said);
        if (end == p && full && p > at) {
            end = military(text, p);
        }
        return end > p ? end : at;
    }

    /** {@code 0656} with nothing behind it that it could count or be a part of. */
    private static int military(String text, int at) {
        int end = digits(text, at);
        if (end - at != 4
                || slips(text, at, end)
                || number(text, at, at + 2) > 24
                || number(text, at + 2, end) > 59
                || isLetter(text, end)) {
            return at;
        }
        char next = end < text.length() ? text.charAt(end) : '\n';
        if (next == '-' || next == '/' || next == '%' || (next == '.' || next == ',') && isDigit(text, end + 1)) {
            return at;
        }
        int word = blanks(text, end);
        int wordEnd = word;
        while (isLetter(text, wordEnd) && wordEnd - word < 9) {
            wordEnd++;
        }
        boolean counts =
                wordEnd > word && COUNTED.has(health.cordon.deid.text.Tokens.hash(text.substring(word, wordEnd)));
        return counts ? at : end;
    }

    /** The end of a time that starts at {@code at}; {@code at} if there is none. Bare {@code 0830} only if {@code said}. */
    static int at(String text, int at, boolean said) {
        int p = digits(text, at);
        int width = p - at;
        int end = at;
        if ((width == 1 || width == 2) && !slips(text, at, p) || isSlippedHour(text, at, p)) {
            if (number(text, at, p) > 24) {
                return at;
            }
            boolean minutes = p < text.length()
                    && (text.charAt(p) == ':' || text.charAt(p) == 'h' || text.charAt(p) == 'H')
                    && digits(text, p + 1) - p == 3;
            if (minutes) {
                end = fraction(text, p + 3);
            }
            int half = halfDay(text, end > at ? end : p);
            if (half > 0) {
                end = half;
            }
        } else if ((width == 4 || width == 6)
                && !slips(text, at, p)
                && number(text, at, at + 2) < 25
                && number(text, at + 2, at + 4) < 60) {
            int zone = zone(text, p);
            if (said || zone > p) {
                end = fraction(text, p);
            }
        }
        return end > at ? zone(text, end) : at;
    }

    private static int fraction(String text, int at) {
        int p = at;
        if (p < text.length() && text.charAt(p) == ':' && digits(text, p + 1) == p + 3) {
            p += 3;
        }
        if (p < text.length() && (text.charAt(p) == '.' || text.charAt(p) == ',') && p > at && isDigit(text, p + 1)) {
            p = digits(text, p + 1);
        }
        return p;
    }

    private static int halfDay(String text, int at) {
        int p = blanks(text, at);
        if (p + 1 < text.length() && (text.charAt(p) | 32) != 'a' && (text.charAt(p) | 32) != 'p') {
            return -1;
        }
        if (p + 1 < text.length() && (text.charAt(p + 1) | 32) == 'm' && !isLetter(text, p + 2)) {
            return p + 2;
        }
        if (p + 2 < text.length() && text.charAt(p + 1) == '.' && (text.charAt(p + 2) | 32) == 'm') {
            return p + 3 < text.length() && text.charAt(p + 3) == '.' ? p + 4 : p + 3;
        }
        return -1;
    }

    private static int zone(String text, int at) {
        int p = at;
        if (blanks(text, p) == p + 1 && p + 1 < text.length() && text.charAt(p + 1) == '+') {
            p++;
        }
        if (p + 2 < text.length() && (text.charAt(p) == '+' || text.charAt(p) == '-') && isDigit(text, p + 1)) {
            int hours = digits(text, p + 1);
            if (hours - p == 3
                    && hours < text.length()
                    && text.charAt(hours) == ':'
                    && digits(text, hours + 1) == hours + 3) {
                return hours + 3;
            }
            return hours - p == 5 ? hours : at;
        }
        p = blanks(text, p);
        int end = p;
        while (isLetter(text, end) && end - p < 6) {
            end++;
        }
        return end > p && ZONES.contains(text.substring(p, end).toLowerCase(java.util.Locale.ROOT)) ? end : at;
    }

    static int blanks(String text, int at) {
        int p = at;
        while (p < text.length() && p - at < 3 && (text.charAt(p) == ' ' || text.charAt(p) == '\t')) {
            p++;
        }
        return p;
    }

    private static boolean word(String text, int at, String word) {
        return text.regionMatches(true, at, word, 0, word.length()) && !isLetter(text, at + word.length());
    }

    private static int digits(String text, int at) {
        int p = at;
        while ((isDigit(text, p) || isSlip(text, p)) && p - at < 10) {
            p++;
        }
        return p;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int p = from; p < to; p++) {
            char c = text.charAt(p);
            number = number * 10 + (isDigit(text, p) ? c - '0' : c == 'O' || c == 'o' ? 0 : 1);
        }
        return number;
    }

    /** {@code O1:42}: a letter stands for one digit of the hour, and minutes follow. */
    private static boolean isSlippedHour(String text, int at, int end) {
        boolean one = end - at == 2 && isDigit(text, at) != isDigit(text, at + 1);
        return one && end < text.length() && text.charAt(end) == ':' && digits(text, end + 1) == end + 3;
    }

    private static boolean slips(String text, int from, int to) {
        for (int p = from; p < to; p++) {
            if (!isDigit(text, p)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSlip(String text, int at) {
        return at >= 0 && at < text.length() && "OolI".indexOf(text.charAt(at)) >= 0;
    }

    static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
    }
}

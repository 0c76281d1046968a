package health.cordon.deid.dates;

import health.cordon.deid.dates.DateMatch.Form;

/** Seasons and quarters with their year, and feasts. */
final class NamedPeriods {

    private final TextCursor c;

    NamedPeriods(TextCursor cursor) {
        c = cursor;
    }

    /** {@code winter of 2018}, {@code Fall '19}. */
    boolean season(int at, int wordEnd, DateMatch m) {
        boolean fall = c.word(at, "fall");
        int end = year(wordEnd, m);
        m.ambiguous = fall && !c.word(c.gap(wordEnd), "of") && Character.isLowerCase(c.at(at));
        return end > 0 && m.found(Form.PERIOD, end);
    }

    /** {@code Q3 2019}, {@code Q3/2019}, {@code Q3 FY19}. */
    boolean quarter(int at, DateMatch m) {
        if (c.at(at) != 'Q' || c.at(at + 1) < '1' || c.at(at + 1) > '4' || c.digit(at + 2) || c.letter(at + 2)) {
            return false;
        }
        int end = year(at + 2, m);
        return end > 0 && m.found(Form.PERIOD, end);
    }

    /** {@code 3Q19}, {@code 1Q 2019}. */
    boolean quarterFirst(int at, DateMatch m) {
        if (c.at(at) < '1' || c.at(at) > '4' || c.at(at + 1) != 'Q') {
            return false;
        }
        int width = c.digits(at + 2, 4);
        if (width == 2 || width == 4 && TextCursor.isYear(c.number)) {
            m.part(DateMatch.YEAR, at + 2, c.end, c.number);
            return !c.letter(c.end) && m.found(Form.PERIOD, c.end);
        }
        int end = c.letter(at + 2) ? -1 : year(at + 2, m);
        return end > 0 && m.found(Form.PERIOD, end);
    }

    /** {@code 2019 Q3}, {@code 2019-Q3}: the quarter stands at {@code p}. */
    boolean yearQuarter(int at, int p, int year, DateMatch m) {
        if (c.at(p) != 'Q' || c.at(p + 1) < '1' || c.at(p + 1) > '4' || c.digit(p + 2) || c.letter(p + 2)) {
            return false;
        }
        m.part(DateMatch.YEAR, at, at + 4, year);
        return m.found(Form.PERIOD, p + 2);
    }

    /** {@code third quarter of 2019}. */
    boolean ordinalQuarter(int at, int wordEnd, DateMatch m) {
        int p = c.gap(wordEnd);
        m.clear(at);
        if (!c.word(p, "quarter")) {
            return false;
        }
        int end = year(p + 7, m);
        return end > 0 && m.found(Form.PERIOD, end);
    }

    boolean feast(int at, int wordEnd, int code, DateMatch m) {
        int end = switch (DateWords.value(code)) {
            case DateWords.FEAST_PLAIN -> plain(wordEnd, m);
            case DateWords.FEAST_DAY -> day(at, wordEnd, m);
            case DateWords.FEAST_NEW -> newYear(wordEnd, m);
            default -> pair(at, wordEnd, m);
        };
        if (end < 0) {
            return false;
        }
        int weekend = c.gap(end);
        if (c.word(weekend, "weekend") || c.word(weekend, "week")) {
            end = c.wordEnd(weekend);
        }
        int year = year(end, m);
        return m.found(Form.FEAST, year > 0 ? year : end);
    }

    private int plain(int wordEnd, DateMatch m) {
        int p = c.gap(wordEnd);
        for (String tail : new String[] {"eve", "day", "sunday", "monday"}) {
            if (c.word(p, tail)) {
                m.dayNamed = true;
                return p + tail.length();
            }
        }
        return wordEnd;
    }

    private int day(int at, int wordEnd, DateMatch m) {
        int p = possessive(wordEnd);
        p = c.gap(p);
        boolean capital = Character.isUpperCase(c.at(at)) && c.at(p) == 'D';
        if (!capital || !c.word(p, "day")) {
            return -1;
        }
        m.dayNamed = true;
        return p + 3;
    }

    private int newYear(int wordEnd, DateMatch m) {
        int p = c.gap(wordEnd);
        int yearEnd = c.wordEnd(p);
        if (!c.word(p, "year") && !c.word(p, "years")) {
            return -1;
        }
        int end = possessive(yearEnd);
        int q = c.gap(end);
        if (c.word(q, "eve") || c.word(q, "day")) {
            m.dayNamed = true;
            return q + 3;
        }
        return end > yearEnd || c.word(p, "years") ? end : -1;
    }

    private int pair(int at, int wordEnd, DateMatch m) {
        int p = c.gap(wordEnd);
        String tail = switch (c.at(at) | 32) {
            case 'g', 'm' -> c.word(at, "mardi") ? "gras" : c.word(at, "maundy") ? "thursday" : "friday";
            case 'a' -> "wednesday";
            case 'p' -> "sunday";
            case 'r' -> "hashanah";
            case 'y' -> "kippur";
            default -> "de";
        };
        if (!c.word(p, tail) || tail.endsWith("day") && Character.isLowerCase(c.at(p))) {
            return -1;
        }
        int end = p + tail.length();
        if (tail.equals("de")) {
            int mayo = c.gap(end);
            if (!c.word(mayo, "mayo")) {
                return -1;
            }
            end = mayo + 4;
        }
        m.dayNamed = true;
        return end;
    }

    private int possessive(int p) {
        if (TextCursor.isApostrophe(c.at(p))) {
            return (c.at(p + 1) | 32) == 's' && !c.letter(p + 2) ? p + 2 : p + 1;
        }
        return p;
    }

    /** The end of the year behind {@code p}; -1 if there is none. */
    private int year(int p, DateMatch m) {
        int y = c.gap(p);
        if (c.at(y) == ',' || c.at(y) == '/' || TextCursor.separator(c.at(y)) == '-') {
            y = c.gap(y + 1);
        }
        y = c.behind(y, "of", "in");
        boolean fiscal = c.text.startsWith("FY", y);
        y = fiscal ? c.gap(y + 2) : y;
        boolean quoted = TextCursor.isApostrophe(c.at(y));
        int digits = quoted ? y + 1 : y;
        int width = c.year(digits);
        boolean year = width == 4 && TextCursor.isYear(c.number) || width == 2 && (quoted || fiscal);
        if (!year || c.letter(c.end) || y == p) {
            return -1;
        }
        m.part(DateMatch.YEAR, digits, c.end, c.number);
        return c.end;
    }
}

package health.cordon.deid.dates;

import health.cordon.deid.dates.DateMatch.Form;

/**
 * Says what date stands at a place in a text, by its form alone; whether it is meant as one is for {@link DateContext}.
 *
 * <p>Reads forward a bounded number of characters. One instance a text; not thread-safe.
 */
final class DateGrammar {

    private final TextCursor c;
    private final NumericDates numeric;
    private final NamedPeriods periods;
    private final YearWords years;

    DateGrammar(String text) {
        c = new TextCursor(text);
        numeric = new NumericDates(c);
        years = new YearWords(c);
        periods = new NamedPeriods(c);
    }

    /** Whether a date form starts at {@code at}; then {@code m} holds it. */
    boolean match(int at, DateMatch m) {
        m.clear(at);
        if (c.digit(at)) {
            if (numeric.match(at, m)) {
                return true;
            }
            m.clear(at);
            return dayFirst(at, m) || yearFirst(at, m) || periods.quarterFirst(at, m) || dayAlone(at, m);
        }
        int end = c.wordEnd(at);
        int code = c.code(at, end);
        return switch (DateWords.type(code)) {
            case DateWords.MONTH -> monthFirst(at, end, code, m);
            case DateWords.WEEKDAY -> weekdayFirst(at, end, m);
            case DateWords.ORDINAL, DateWords.CARDINAL ->
                ordinalFirst(at, end, m) || periods.ordinalQuarter(at, end, m);
            case DateWords.EDGE -> edgeFirst(at, end, m);
            case DateWords.SEASON -> periods.season(at, end, m);
            case DateWords.FEAST -> periods.feast(at, end, code, m);
            default -> periods.quarter(at, m) || numeric.match(at, m);
        };
    }

    private boolean monthFirst(int at, int wordEnd, int code, DateMatch m) {
        m.part(DateMatch.MONTH, at, wordEnd, DateWords.value(code));
        flag(code, m);
        int p = c.at(wordEnd) == '.' ? wordEnd + 1 : wordEnd;
        char mark = TextCursor.separator(c.at(p));
        int q = mark == '-' || mark == '/' ? p + 1 : c.gap(p);
        m.separator = mark == '-' || mark == '/' ? mark : q > p ? ' ' : 0;
        int day = c.behind(q, "the");
        if (dayNumber(day, m) && !(mark == '-' && yearOfTwo(m, p + 1))
                || dayOrdinal(day, m)
                || !m.ambiguous && dayCardinal(day, m)) {
            int behind = m.to[DateMatch.DAY];
            int ordinal = suffix(behind);
            m.tied = ordinal > behind;
            int r = rangeEnd(ordinal, m);
            int end = yearAfter(r, m);
            return timed(end > 0 ? Form.FULL : Form.WORD_MONTH_DAY, end > 0 ? end : r, m);
        }
        m.value[DateMatch.DAY] = -1;
        int end = monthsYear(p, q, mark, m);
        return m.found(
                end > 0 ? Form.WORD_MONTH_YEAR : Form.WORD_MONTH, end > 0 ? end : p == wordEnd + 1 ? wordEnd : p);
    }

    /** {@code Mar-19}: month and year, unless a year follows. */
    private boolean yearOfTwo(DateMatch m, int q) {
        return m.width(DateMatch.DAY) == 2
                && m.from[DateMatch.DAY] == q
                && TextCursor.separator(c.at(q + 2)) == 0
                && yearAfter(q + 2, new DateMatch()) < 0;
    }

    private int monthsYear(int p, int q, char mark, DateMatch m) {
        int y = q;
        if (mark == 0) {
            y = c.at(y) == ',' ? c.gap(y + 1) : y;
            y = c.behind(y, "of", "de", "del");
        }
        boolean quoted = TextCursor.isApostrophe(c.at(y));
        int digits = quoted ? y + 1 : y;
        int width = c.year(digits);
        boolean two = width == 2 && (quoted || mark == '-');
        if (width == 4 && TextCursor.isYear(c.number) && y > p || two) {
            if (c.letter(c.end) || c.at(c.end) == ':' && c.digit(c.end + 1) || c.at(c.end) == '%') {
                return -1;
            }
            m.part(DateMatch.YEAR, digits, c.end, c.number);
            return c.end;
        }
        int end = years.match(y);
        if (end > 0) {
            m.part(DateMatch.YEAR, y, end, years.value());
        }
        return end;
    }

    private boolean dayFirst(int at, DateMatch m) {
        if (!dayNumber(at, m)) {
            return false;
        }
        int behind = suffix(m.to[DateMatch.DAY]);
        m.tied = behind > m.to[DateMatch.DAY];
        int p = rangeEnd(behind, m);
        return monthBehind(p, m);
    }

    private boolean ordinalFirst(int at, int wordEnd, DateMatch m) {
        if (!dayOrdinal(at, m)) {
            return false;
        }
        int q = c.gap(m.to[DateMatch.DAY]);
        q = c.behind(q, "day");
        boolean said = c.word(q, "of") || !isAmbiguous(q);
        return said && wordEnd > at && monthBehind(q, m);
    }

    private boolean isAmbiguous(int p) {
        return (c.code(p, c.wordEnd(p)) & DateWords.AMBIGUOUS) != 0;
    }

    private boolean monthBehind(int p, DateMatch m) {
        char mark = TextCursor.separator(c.at(p));
        int q = mark == 0 ? c.gap(p) : c.gap(p + 1);
        q = mark == 0 ? c.behind(q, "day") : q;
        int of = mark == 0 ? c.behind(q, "of", "de") : q;
        m.tied |= of > q;
        int wordEnd = c.wordEnd(of);
        int code = c.code(of, wordEnd);
        if (DateWords.type(code) != DateWords.MONTH) {
            return false;
        }
        if (mark == 0 && of == q && monthOpens(wordEnd)) {
            return false;
        }
        m.part(DateMatch.MONTH, of, wordEnd, DateWords.value(code));
        flag(code, m);
        m.separator = mark != 0 ? mark : q > p ? ' ' : 0;
        int end = yearBehindMonth(wordEnd, mark, m);
        if (end > 0) {
            return timed(Form.FULL, end, m);
        }
        if (mark == '.' && m.ambiguous && q > p + 1) {
            return false;
        }
        if (c.digit(wordEnd) || mark != 0 && c.letter(wordEnd + 1) && c.at(wordEnd) == '-') {
            return false;
        }
        return timed(Form.WORD_MONTH_DAY, wordEnd, m);
    }

    private int yearBehindMonth(int wordEnd, char mark, DateMatch m) {
        int p = c.at(wordEnd) == '.' && mark != '.' ? wordEnd + 1 : wordEnd;
        boolean same = mark != 0 && TextCursor.separator(c.at(p)) == mark;
        boolean joined = m.separator == 0;
        int y = same ? c.gap(p + 1) : c.gap(p);
        if (!same) {
            y = c.at(y) == ',' ? c.gap(y + 1) : y;
            y = c.behind(y, "of", "de", "del", "in");
        }
        boolean quoted = TextCursor.isApostrophe(c.at(y));
        int digits = quoted ? y + 1 : y;
        int width = c.year(digits);
        boolean whole = width == 4 && TextCursor.isYear(c.number) && (y > p || joined);
        boolean two = width == 2 && (quoted || same || joined || c.at(p) == ' ' && !followedByMeasure(c.end));
        if ((whole || two) && c.at(c.end) != '%' && (!c.letter(c.end) || c.at(c.end) == 'T')) {
            m.part(DateMatch.YEAR, digits, c.end, c.number);
            return c.end;
        }
        int end = years.match(y);
        if (end > 0) {
            m.part(DateMatch.YEAR, y, end, years.value());
        }
        return end;
    }

    /** {@code 29 January 3, 2011}: day and year behind the month make the number before it no day. */
    private boolean monthOpens(int wordEnd) {
        int day = c.gap(c.at(wordEnd) == '.' ? wordEnd + 1 : wordEnd);
        if (day == wordEnd || c.digits(day, 2) == 0 || c.number < 1 || c.number > 31 || c.at(c.end) != ',') {
            return false;
        }
        return c.year(c.gap(c.end + 1)) == 4 && TextCursor.isYear(c.number);
    }

    /** A number behind a day and month is no year if it goes on as a time, a fraction or a quantity. */
    private boolean followedByMeasure(int p) {
        char next = c.at(p);
        int q = c.gap(p);
        return next == ':' || next == '/' || next == '.' && c.digit(p + 1) || next == '-' || next == '%' || c.letter(q);
    }

    private int yearAfter(int p, DateMatch m) {
        char mark = TextCursor.separator(c.at(p));
        boolean same = mark != 0 && mark == m.separator;
        int y = same ? c.gap(p + 1) : c.gap(p);
        if (!same) {
            if (c.at(y) == ',' || c.at(y) == '.') {
                y = c.gap(y + 1);
            }
            y = c.behind(y, "of", "in", "de", "del");
        }
        boolean quoted = TextCursor.isApostrophe(c.at(y));
        int digits = quoted ? y + 1 : y;
        int width = c.year(digits);
        if (width == 4 && TextCursor.isYear(c.number) && y > p || width == 2 && (quoted || same)) {
            if (!c.letter(c.end) || c.at(c.end) == 'T') {
                m.part(DateMatch.YEAR, digits, c.end, c.number);
                return c.end;
            }
        }
        int end = years.match(y);
        if (end > 0) {
            m.part(DateMatch.YEAR, y, end, years.value());
        }
        return end;
    }

    private boolean yearFirst(int at, DateMatch m) {
        if (c.digits(at, 4) != 4 || !TextCursor.isYear(c.number)) {
            return false;
        }
        int year = c.number;
        int yearEnd = c.end;
        char mark = TextCursor.separator(c.at(yearEnd));
        int q = mark == 0 ? c.gap(yearEnd) : yearEnd + 1;
        int wordEnd = c.wordEnd(q);
        int code = q > yearEnd ? c.code(q, wordEnd) : 0;
        if (DateWords.type(code) != DateWords.MONTH) {
            return periods.yearQuarter(at, q, year, m);
        }
        char after = TextCursor.separator(c.at(wordEnd));
        int day = mark == 0 ? c.gap(wordEnd) : wordEnd + 1;
        if (day == wordEnd || after != mark || !dayNumber(day, m)) {
            return false;
        }
        m.part(DateMatch.YEAR, at, yearEnd, year);
        m.part(DateMatch.MONTH, q, wordEnd, DateWords.value(code));
        m.separator = mark == 0 ? ' ' : mark;
        return timed(Form.FULL, suffix(m.to[DateMatch.DAY]), m);
    }

    private boolean weekdayFirst(int at, int wordEnd, DateMatch m) {
        int p = c.at(wordEnd) == '.' ? wordEnd + 1 : wordEnd;
        p = c.gap(p);
        if (c.at(p) == ',' || c.at(p) == '(' || TextCursor.separator(c.at(p)) == '-') {
            p = c.gap(p + 1);
        }
        p = c.behind(p, "on");
        p = c.behind(p, "the");
        int code = c.code(p, c.wordEnd(p));
        int type = DateWords.type(code);
        boolean dated =
                p > wordEnd && (c.digit(p) || type == DateWords.MONTH || type == DateWords.ORDINAL) && match(p, m);
        if (!dated || m.form == Form.WORD_MONTH || m.form == Form.PERIOD || m.form == Form.FEAST) {
            return false;
        }
        m.start = at;
        m.part(DateMatch.WEEKDAY, at, wordEnd, DateWords.value(c.code(at, wordEnd)));
        return true;
    }

    private boolean edgeFirst(int at, int wordEnd, DateMatch m) {
        int p = joint(wordEnd);
        if (c.word(p, "to")) {
            int second = joint(p + 2);
            int secondEnd = c.wordEnd(second);
            if (DateWords.type(c.code(second, secondEnd)) == DateWords.EDGE) {
                p = joint(secondEnd);
            }
        }
        int end = c.wordEnd(p);
        int code = c.code(p, end);
        boolean found = p > wordEnd
                && switch (DateWords.type(code)) {
                    case DateWords.MONTH -> monthFirst(p, end, code, m);
                    case DateWords.SEASON -> periods.season(p, end, m);
                    default -> false;
                };
        m.start = at;
        m.edge = true;
        return found;
    }

    /** Behind a hyphen or behind blanks. */
    private int joint(int p) {
        return TextCursor.separator(c.at(p)) == '-' ? p + 1 : c.gap(p);
    }

    private boolean dayAlone(int at, DateMatch m) {
        if (!dayNumber(at, m)) {
            return false;
        }
        int end = suffix(m.to[DateMatch.DAY]);
        return end > m.to[DateMatch.DAY] && m.found(Form.DAY, end);
    }

    private boolean dayNumber(int p, DateMatch m) {
        boolean slippedYear = c.year(p) == 4;
        int width = c.digits(p, 2);
        if (slippedYear || width == 0 || c.number < 1 || c.number > 31) {
            return false;
        }
        char next = c.at(c.end);
        if (next == '%' || (next == ':' || next == '.') && c.digit(c.end + 1)) {
            return false;
        }
        m.part(DateMatch.DAY, p, c.end, c.number);
        return true;
    }

    private boolean dayOrdinal(int p, DateMatch m) {
        int end = c.wordEnd(p);
        int code = c.code(p, end);
        if (DateWords.type(code) == DateWords.CARDINAL && DateWords.value(code) >= 20 && DateWords.value(code) <= 30) {
            int next = c.at(end) == '-' ? end + 1 : c.gap(end);
            int nextEnd = c.wordEnd(next);
            int unit = c.code(next, nextEnd);
            int day = DateWords.value(code) + DateWords.value(unit);
            if (DateWords.type(unit) == DateWords.ORDINAL && DateWords.value(unit) < 10 && day <= 31 && next > end) {
                m.part(DateMatch.DAY, p, nextEnd, day);
                return true;
            }
            return false;
        }
        if (DateWords.type(code) != DateWords.ORDINAL) {
            return false;
        }
        m.part(DateMatch.DAY, p, end, DateWords.value(code));
        return true;
    }

    /** {@code April twenty two}, {@code June thirty}; a year in words is no day. */
    private boolean dayCardinal(int p, DateMatch m) {
        int end = c.wordEnd(p);
        int code = c.code(p, end);
        int day = DateWords.value(code);
        if (DateWords.type(code) != DateWords.CARDINAL || day < 10 || day > 30 || c.word(c.gap(end), "thousand")) {
            return false;
        }
        int next = c.at(end) == '-' ? end + 1 : c.gap(end);
        int nextEnd = c.wordEnd(next);
        int unit = c.code(next, nextEnd);
        boolean counted = DateWords.type(unit) == DateWords.CARDINAL;
        if (day >= 20 && counted && DateWords.value(unit) < 10 && !c.word(c.gap(nextEnd), "thousand")) {
            day += DateWords.value(unit);
            end = nextEnd;
        } else if (counted && !c.word(c.gap(nextEnd), "thousand") || years.match(p) > 0) {
            return false;
        }
        m.part(DateMatch.DAY, p, end, day);
        return day <= 31;
    }

    /** Behind {@code st}, {@code nd}, {@code rd}, {@code th} if one stands at {@code p}. */
    private int suffix(int p) {
        int end = c.wordEnd(p);
        if (end - p != 2 || c.letter(p - 1)) {
            return p;
        }
        String two = c.text.substring(p, end).toLowerCase(java.util.Locale.ROOT);
        return two.equals("th") || two.equals("st") || two.equals("nd") || two.equals("rd") || two.equals("er")
                ? end
                : p;
    }

    /** Behind the second day of {@code 3-5}, {@code 3 to 5}, {@code 3rd and 4th}; {@code p} if there is none. */
    private int rangeEnd(int p, DateMatch m) {
        int q = c.gap(p);
        boolean dash = TextCursor.separator(c.at(q)) == '-';
        int second = dash ? c.gap(q + 1) : c.behind(q, "to", "through", "thru", "and", "until");
        if (c.at(q) == '&' || c.at(q) == '/') {
            second = c.gap(q + 1);
        }
        second = c.behind(second, "the");
        if (second == q || m.separator == '-' && dash || c.digits(second, 2) == 0) {
            return p;
        }
        int end = suffix(c.end);
        boolean more = c.number > m.value[DateMatch.DAY] && c.number <= 31;
        char next = c.at(end);
        boolean other = next == '/'
                || next == ':'
                || next == '-'
                || next == '.' && c.digit(end + 1)
                || next == '%'
                || c.letter(end);
        if (!more || other) {
            return p;
        }
        m.range = true;
        return end;
    }

    private boolean timed(Form form, int end, DateMatch m) {
        int behind = ClockTime.after(c.text, end, form == Form.FULL);
        m.time = behind > end;
        return m.found(form, behind);
    }

    private static void flag(int code, DateMatch m) {
        m.ambiguous = (code & DateWords.AMBIGUOUS) != 0;
        m.person = (code & DateWords.PERSON) != 0;
        m.foreign = (code & DateWords.FOREIGN) != 0;
    }
}

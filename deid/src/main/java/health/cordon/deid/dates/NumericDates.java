package health.cordon.deid.dates;

import health.cordon.deid.dates.DateMatch.Form;

/** Dates in digits: {@code 03/14/2019}, {@code 2019-03-14}, {@code 14.03.19}, {@code 3/14}, {@code 20190314}. */
final class NumericDates {

    private final TextCursor c;

    NumericDates(TextCursor cursor) {
        c = cursor;
    }

    /** Whether a date in digits stands at {@code at}; then {@code m} holds it. */
    boolean match(int at, DateMatch m) {
        if (c.digits(at, 14) >= 6) {
            return run(at, m);
        }
        int width = c.slipped(at);
        int first = c.number;
        int slips = c.slips;
        int p = c.end;
        if (width == 4 && slips == 0) {
            return TextCursor.isYear(first) && yearFirst(at, p, first, m);
        }
        if (width == 0 || width > 2 || slips == width && width == 1 && at > 0 && c.letter(at - 1)) {
            return false;
        }
        m.part(DateMatch.MONTH, at, p, first);
        int mark = c.gap(p);
        char separator = TextCursor.separator(c.at(mark));
        int q = c.gap(mark + 1);
        if (separator == 0 && mark == p + 1 && slips == 0) {
            return blanks(mark, m);
        }
        if (separator == 0 || (width = c.slipped(q)) == 0) {
            return false;
        }
        m.separator = separator;
        boolean spaced = mark != p || q != mark + 1;
        if (width == 4) {
            return !spaced && slips == 0 && c.slips <= 1 && monthYear(q, m);
        }
        if (width > 2) {
            return false;
        }
        m.part(DateMatch.DAY, q, c.end, c.number);
        slips += c.slips;
        p = c.end;
        if (year(p, separator, spaced, slips, m)) {
            return true;
        }
        if (spaced || slips > 0) {
            return false;
        }
        return ordered(m) ? dayRange(p, m) : monthShortYear(p, m);
    }

    /** {@code 03 14 1956}, {@code 3 14 56}: the rest behind the first number, parted by single blanks. */
    private boolean blanks(int p, DateMatch m) {
        int width = c.digits(p, 2);
        if (width == 0) {
            return false;
        }
        m.part(DateMatch.DAY, p, c.end, c.number);
        int q = c.end + 1;
        int year = c.at(c.end) == ' ' ? c.digits(q, 4) : 0;
        if (year != 2 && (year != 4 || !TextCursor.isYear(c.number)) || c.letter(c.end) || !ordered(m)) {
            return false;
        }
        m.part(DateMatch.YEAR, q, c.end, c.number);
        m.separator = ' ';
        return m.found(Form.FULL, c.end);
    }

    private boolean year(int p, char separator, boolean spaced, int slips, DateMatch m) {
        int mark = c.gap(p);
        if (TextCursor.separator(c.at(mark)) != separator) {
            return false;
        }
        int q = c.gap(mark + 1);
        boolean gapped = spaced || mark != p || q != mark + 1;
        boolean quoted = TextCursor.isApostrophe(c.at(q));
        int digits = quoted ? q + 1 : q;
        int width = c.year(digits);
        boolean whole = width == 4 && TextCursor.isYear(c.number);
        if (!whole && width != 2 && !quoted && slipYear(digits, gapped)) {
            width = 2;
        }
        boolean slipped = slips > 1 || slips > 0 && separator == '.';
        if (!whole && (width != 2 || gapped || slipped) || !ordered(m)) {
            return false;
        }
        boolean joined = c.letter(c.end) && !(c.at(c.end) == 'T' && c.digit(c.end + 1));
        boolean longer = chained(c.end) && (separator != '/' || c.at(c.end) == '/');
        if (!whole && (joined || longer)) {
            return false;
        }
        m.part(DateMatch.YEAR, digits, c.end, c.number);
        return timed(Form.FULL, c.end, m);
    }

    /** {@code 8/16/l8}: one letter stands for a digit. */
    private boolean slipYear(int p, boolean gapped) {
        return !gapped && c.slipped(p) == 2 && c.slips == 1;
    }

    /** {@code 9/93}: what is no day is a year of two digits. */
    private boolean monthShortYear(int p, DateMatch m) {
        int month = m.value[DateMatch.MONTH];
        if (m.separator != '/' || m.width(DateMatch.DAY) != 2 || month < 1 || month > 12 || chained(p) || c.letter(p)) {
            return false;
        }
        m.part(DateMatch.YEAR, m.from[DateMatch.DAY], p, m.value[DateMatch.DAY]);
        m.value[DateMatch.DAY] = -1;
        return c.at(p) != '%' && m.found(Form.NUMERIC_MONTH_YEAR, p);
    }

    private boolean monthYear(int q, DateMatch m) {
        if (!TextCursor.isYear(c.number) || m.value[DateMatch.MONTH] < 1 || m.value[DateMatch.MONTH] > 12) {
            return false;
        }
        if (chained(c.end) || c.letter(c.end)) {
            return false;
        }
        m.part(DateMatch.YEAR, q, c.end, c.number);
        return m.found(Form.NUMERIC_MONTH_YEAR, c.end);
    }

    /** {@code 3/14}, and {@code 2/3-5}; a trailing digit or letter makes it something else. */
    private boolean dayRange(int p, DateMatch m) {
        int end = p;
        if (TextCursor.separator(c.at(p)) == '-' && m.separator == '/') {
            int width = c.digits(p + 1, 2);
            int last = c.number;
            int behind = c.end;
            boolean later = width > 0 && last > m.value[DateMatch.DAY] && last <= 31;
            if (later && c.at(behind) == '/' && c.digits(behind + 1, 4) == 4 && TextCursor.isYear(c.number)) {
                m.range = true;
                m.part(DateMatch.YEAR, behind + 1, c.end, c.number);
                return m.found(Form.FULL, c.end);
            }
            if (width > 0 && c.at(behind) != '/') {
                if (!later) {
                    return false;
                }
                m.range = true;
                end = behind;
            }
        }
        if (c.letter(end) || c.digit(end) || c.at(end) == '%' || c.at(end) == '.' && c.digit(end + 1)) {
            return false;
        }
        if (!m.range && TextCursor.separator(c.at(end)) == m.separator && c.digit(end + 1)) {
            return false;
        }
        if (!m.range && c.at(end) == '-' && c.letter(end + 1)) {
            return false;
        }
        return timed(Form.NUMERIC_MONTH_DAY, end, m);
    }

    private boolean yearFirst(int at, int p, int year, DateMatch m) {
        char separator = TextCursor.separator(c.at(p));
        if (separator == 0) {
            return false;
        }
        int width = c.slipped(p + 1);
        if (width == 0 || width > 2 || c.number < 1 || c.number > 12) {
            return false;
        }
        m.part(DateMatch.YEAR, at, p, year);
        m.part(DateMatch.MONTH, p + 1, c.end, c.number);
        m.separator = separator;
        int q = c.end;
        if (TextCursor.separator(c.at(q)) == separator) {
            int dayAt = c.gap(q + 1);
            width = c.slipped(dayAt);
            if (width > 0 && width <= 2 && c.number >= 1 && c.number <= 31) {
                if (c.letter(c.end) && c.at(c.end) != 'T') {
                    return false;
                }
                m.part(DateMatch.DAY, dayAt, c.end, c.number);
                return timed(Form.FULL, c.end, m);
            }
        }
        boolean plain = m.width(DateMatch.MONTH) == 2 && separator != '.' && c.slips == 0;
        return plain && !chained(q) && !c.letter(q) && m.found(Form.NUMERIC_MONTH_YEAR, q);
    }

    /** {@code 20190314}, {@code 201903140830}, {@code 03142019}, {@code 031419}. */
    private boolean run(int at, DateMatch m) {
        int width = 0;
        while (c.digit(at + width)) {
            width++;
        }
        if (width == 8 || width == 12 || width == 14) {
            if (TextCursor.isYear(part(at, 4))
                    && isMonthDay(part(at + 4, 2), part(at + 6, 2))
                    && clock(at + 8, width - 8)) {
                compact(at, at + 4, at + 6, 4, m);
                m.time = width > 8;
                return m.time ? m.found(Form.COMPACT, at + width) : timed(Form.COMPACT, at + 8, m);
            }
            if (width == 8 && isMonthDay(part(at, 2), part(at + 2, 2)) && TextCursor.isYear(part(at + 4, 4))) {
                compact(at + 4, at, at + 2, 4, m);
                return m.found(Form.COMPACT, at + 8);
            }
        }
        if (width == 6 && isMonthDay(part(at, 2), part(at + 2, 2))) {
            compact(at + 4, at, at + 2, 2, m);
            return m.found(Form.COMPACT, at + 6);
        }
        return false;
    }

    private void compact(int year, int month, int day, int yearWidth, DateMatch m) {
        m.part(DateMatch.YEAR, year, year + yearWidth, part(year, yearWidth));
        m.part(DateMatch.MONTH, month, month + 2, part(month, 2));
        m.part(DateMatch.DAY, day, day + 2, part(day, 2));
    }

    private boolean clock(int at, int width) {
        return width == 0 || part(at, 2) < 24 && part(at + 2, 2) < 60 && (width == 4 || part(at + 4, 2) < 60);
    }

    private int part(int at, int width) {
        return Integer.parseInt(c.text, at, at + width, 10);
    }

    private boolean timed(Form form, int end, DateMatch m) {
        int behind = ClockTime.after(c.text, end, form == Form.FULL);
        m.time = behind > end;
        return m.found(form, behind);
    }

    /** Month and day the American way, unless that cannot be; then the other way round. */
    private static boolean ordered(DateMatch m) {
        int month = m.value[DateMatch.MONTH];
        int day = m.value[DateMatch.DAY];
        if (isMonthDay(month, day)) {
            return true;
        }
        if (!isMonthDay(day, month)) {
            return false;
        }
        int from = m.from[DateMatch.MONTH];
        int to = m.to[DateMatch.MONTH];
        m.part(DateMatch.MONTH, m.from[DateMatch.DAY], m.to[DateMatch.DAY], day);
        m.part(DateMatch.DAY, from, to, month);
        return true;
    }

    private static boolean isMonthDay(int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private boolean chained(int p) {
        return TextCursor.separator(c.at(p)) != 0 && c.digit(p + 1);
    }
}

package health.cordon.deid.dates;

import health.cordon.core.Cfr;
import health.cordon.deid.dates.DateMatch.Form;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One found date, read: its parts, and the way it is written, so that it can be moved and written back alike.
 *
 * <p>Reads every single date that {@link DateDetector} claims and that stands for a day or a month. Does not read ranges
 * in one claim ({@code March 3-5}), feasts, seasons, quarters, a lone day of the month or an impossible day: those are
 * empty, and are to be redacted. Digits are month before day, unless that cannot be. Immutable.
 */
@Cfr("164.514(b)(2)(i)(C)")
public final class DateExpression {

    /** Stands in for a year that the text does not tell; a leap year, so that 29 February exists. */
    public static final int UNKNOWN_YEAR = 2000;

    /** In a month without a day, the middle stands for it. */
    private static final int MIDDLE = 15;

    private final String text;
    private final DateMatch match;

    private DateExpression(String text, DateMatch match) {
        this.text = text;
        this.match = match;
    }

    /** Reads a whole string; empty if it is no single day or month, or anything follows. */
    public static Optional<DateExpression> parse(String matched) {
        DateMatch match = new DateMatch();
        DateGrammar grammar = new DateGrammar(matched);
        for (int start : new int[] {0, behindTime(matched)}) {
            if (start < matched.length()
                    && grammar.match(start, match)
                    && (match.end == matched.length() || match.end == matched.length() - 1 && matched.endsWith("."))
                    && isReadable(match)) {
                return Optional.of(new DateExpression(matched, match));
            }
        }
        return Optional.empty();
    }

    /** The year, of four digits; a year of two digits is taken to lie between 1930 and 2029. */
    public OptionalInt year() {
        if (!match.has(DateMatch.YEAR)) {
            return OptionalInt.empty();
        }
        int year = match.value[DateMatch.YEAR];
        return OptionalInt.of(year >= 100 ? year : year + (year < 30 ? 2000 : 1900));
    }

    /** The month, 1 to 12; every date here has one. */
    public int month() {
        return match.value[DateMatch.MONTH];
    }

    /** The day of the month, 1 to 31. */
    public OptionalInt day() {
        return match.has(DateMatch.DAY) ? OptionalInt.of(match.value[DateMatch.DAY]) : OptionalInt.empty();
    }

    /** Whether a time of day is tied to it; a shift keeps it. */
    public boolean hasTime() {
        return match.time || match.start > 0;
    }

    /** {@link #shift(int, int)} with {@link #UNKNOWN_YEAR} if the text tells no year. */
    public String shift(int days) {
        return shift(days, UNKNOWN_YEAR);
    }

    /**
     * The date {@code days} later, in the same writing: order, separators, padding, length, language and case of the
     * month's name, ordinal ending, two-digit year; the weekday is that of the new date, the time stays.
     *
     * <p>A month without a day moves as its middle does, to the nearest whole month. Where the text does not show
     * whether days are padded ({@code 12/14/2019}), they are. {@code May} counts as a long name.
     *
     * @param assumedYear the year of a date that tells none; it decides only about 29 February
     */
    public String shift(int days, int assumedYear) {
        int year = year().orElse(assumedYear);
        int day = day().orElse(MIDDLE);
        int last = java.time.YearMonth.of(year, month()).lengthOfMonth();
        LocalDate moved = LocalDate.of(year, month(), Math.min(day, last)).plusDays(days);
        StringBuilder written = new StringBuilder(text);
        Integer[] parts = {DateMatch.YEAR, DateMatch.MONTH, DateMatch.DAY, DateMatch.WEEKDAY};
        Arrays.sort(parts, (a, b) -> match.from[b] - match.from[a]);
        for (int part : parts) {
            if (match.has(part)) {
                int to = part == DateMatch.DAY ? ordinalEnd() : match.to[part];
                written.replace(match.from[part], to, write(part, moved, days));
            }
        }
        return written.toString();
    }

    /** Never the date. */
    @Override
    public String toString() {
        return "DateExpression(" + match.form + ")";
    }

    private String write(int part, LocalDate date, int days) {
        String old = text.substring(match.from[part], match.to[part]);
        return switch (part) {
            case DateMatch.YEAR -> writeYear(old, date.getYear());
            case DateMatch.MONTH ->
                Character.isLetter(old.charAt(0)) && DateWords.code(hash(old)) != 0
                        ? DateWriting.month(old, date.getMonthValue())
                        : padded(date.getMonthValue(), isPadded(DateMatch.MONTH, DateMatch.DAY));
            case DateMatch.DAY -> writeDay(old, date.getDayOfMonth());
            default -> DateWriting.weekday(old, weekday(date, days));
        };
    }

    /** Without a year the day of the week moves on from the one that is told. */
    private int weekday(LocalDate date, int days) {
        return match.has(DateMatch.YEAR)
                ? date.getDayOfWeek().getValue()
                : Math.floorMod(match.value[DateMatch.WEEKDAY] - 1 + days, 7) + 1;
    }

    private String writeYear(String old, int year) {
        if (Character.isLetter(old.charAt(0))) {
            return year == match.value[DateMatch.YEAR] ? old : DateWriting.cased(YearWords.write(year, old), old);
        }
        return old.length() == 2 ? padded(year % 100, true) : padded(year, false);
    }

    private String writeDay(String old, int day) {
        if (Character.isLetter(old.charAt(0)) && DateWords.code(hash(old.split("[^\\p{L}]")[0])) != 0) {
            return DateWriting.cased(DateWriting.ordinal(day, old.contains(" ") ? " " : "-"), old);
        }
        String number = padded(day, isPadded(DateMatch.DAY, DateMatch.MONTH));
        int end = match.to[DateMatch.DAY];
        return ordinalEnd() == end ? number : number + DateWriting.suffix(day, text.substring(end, ordinalEnd()));
    }

    /** Whether a part is written with a leading zero: by itself if that shows, else by its neighbour. */
    private boolean isPadded(int part, int other) {
        if (match.width(part) == 1) {
            return false;
        }
        if (match.value[part] < 10) {
            return true;
        }
        boolean word = Character.isLetter(text.charAt(match.from[DateMatch.MONTH]));
        if (word) {
            return match.separator != ' ' && match.separator != '.';
        }
        return !match.has(other) || match.width(other) == 2;
    }

    private int ordinalEnd() {
        int end = match.to[DateMatch.DAY];
        boolean ending = end + 2 <= text.length()
                && Character.isDigit(text.charAt(end - 1))
                && (end + 2 == text.length() || !Character.isLetter(text.charAt(end + 2)))
                && DateWriting.isSuffix(text.substring(end, end + 2));
        return ending ? end + 2 : end;
    }

    private static String padded(int number, boolean pad) {
        return pad && number < 10 ? "0" + number : Integer.toString(number);
    }

    private static int hash(String word) {
        return health.cordon.deid.text.Tokens.hash(word);
    }

    private static boolean isReadable(DateMatch m) {
        if (m.range || m.form == Form.DAY || m.form == Form.PERIOD || m.form == Form.FEAST || !m.has(DateMatch.MONTH)) {
            return false;
        }
        int year = m.has(DateMatch.YEAR) ? m.value[DateMatch.YEAR] : UNKNOWN_YEAR;
        try {
            return !m.has(DateMatch.DAY)
                    || LocalDate.of(
                                            year < 100 ? year + 2000 - (year < 30 ? 0 : 100) : year,
                                            m.value[DateMatch.MONTH],
                                            m.value[DateMatch.DAY])
                                    .getYear()
                            > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Behind {@code 14:22 on }; the length of the text if it does not start so. */
    private static int behindTime(String text) {
        int end = ClockTime.at(text, 0, true);
        if (end == 0) {
            return text.length();
        }
        while (end < text.length() && !Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        if (text.toLowerCase(Locale.ROOT).startsWith("on ", end)) {
            end += 3;
        }
        return end;
    }
}

package health.cordon.testkit.notes;

import health.cordon.testkit.Seeded;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Ways to write a date. All follow the one given date. */
final class DateForms {

    private static final List<String> WHOLE = List.of(
            "MM/dd/yyyy",
            "M/d/yyyy",
            "M/d/yy",
            "MM/dd/yy",
            "MM-dd-yyyy",
            "M-d-yy",
            "yyyy-MM-dd",
            "dd-MMM-yyyy",
            "MMMM d, yyyy",
            "MMM d, yyyy",
            "d MMMM yyyy",
            "MMM. d, yyyy",
            "dd.MM.yyyy",
            "MMM d yyyy",
            "d-MMM-yy",
            "ddMMMyyyy",
            "M.d.yy",
            "yyyy/MM/dd",
            "EEEE, MMMM d, yyyy",
            "EEE M/d/yy");
    private static final List<String> NUMERIC =
            List.of("MM/dd/yyyy", "M/d/yyyy", "M/d/yy", "MM-dd-yyyy", "yyyy-MM-dd", "M-d-yy");
    private static final List<String> DAY_FIRST = List.of(
            "dd.MM.yyyy", "d.M.yyyy", "d. M. yyyy", "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "dd/MM/yy", "d.M.yy");
    private static final List<String> PARTIAL =
            List.of("M/d", "MM/dd", "MMMM d", "MMM d", "d MMM", "EEEE M/d", "EEEE, MMMM d", "d MMMM", "EEE M/d");
    private static final List<String> MONTHS =
            List.of("MMMM yyyy", "MMM yyyy", "M/yyyy", "MM/yyyy", "MMMM 'of' yyyy", "MMMM, yyyy");
    private static final List<String> TIMES = List.of("HH:mm", "HHmm", "h:mm a", "h:mm:ss a", "HH:mm:ss", "h:mma");
    private static final List<String> HOLIDAYS = List.of(
            "Thanksgiving",
            "Christmas",
            "New Year's Eve",
            "Labor Day",
            "Easter Sunday",
            "July 4th",
            "Memorial Day",
            "Christmas Eve",
            "Halloween",
            "Valentine's Day",
            "Cinco de Mayo",
            "Veterans Day");

    private DateForms() {}

    static int count() {
        return WHOLE.size();
    }

    static String whole(LocalDate date, int form) {
        return as(date, WHOLE.get(form));
    }

    static String numeric(LocalDate date, Seeded seeded) {
        return as(date, seeded.choose(NUMERIC));
    }

    static String iso(LocalDate date) {
        return as(date, "yyyy-MM-dd");
    }

    static String hl7(LocalDate date) {
        return as(date, "yyyyMMdd");
    }

    static String partial(LocalDate date, Seeded seeded) {
        return seeded.chance(0.2)
                ? as(date, "MMMM ") + ordinal(date.getDayOfMonth())
                : as(date, seeded.choose(PARTIAL));
    }

    static String monthYear(LocalDate date, Seeded seeded) {
        return as(date, seeded.choose(MONTHS));
    }

    static String dayMonthYear(LocalDate date) {
        return as(date, "d MMMM yyyy");
    }

    static String monthDayYear(LocalDate date) {
        return as(date, "MMMM d, yyyy");
    }

    static String dayMonth(LocalDate date) {
        return as(date, "d MMMM");
    }

    static String weekday(LocalDate date, Seeded seeded) {
        return as(
                date,
                seeded.choose("EEEE, MMMM d", "EEEE, d MMMM yyyy", "EEEE M/d", "EEE, MMM d", "EEEE, MMMM d, yyyy"));
    }

    static String longMonthYear(LocalDate date) {
        return as(date, "MMMM yyyy");
    }

    /** As old letters have it. */
    static String ordinalDay(LocalDate date, Seeded seeded) {
        return ordinal(date.getDayOfMonth()) + as(date, seeded.choose(" MMMM yyyy", " MMMM, yyyy", " MMM yyyy"));
    }

    /** As deeds have it after {@code this} or {@code the}. */
    static String dayOf(LocalDate date, Seeded seeded) {
        return ordinal(date.getDayOfMonth()) + as(date, seeded.choose(" 'day of' MMMM yyyy", " 'day of' MMMM, yyyy"));
    }

    /** Numbers with the day first. */
    static String dayFirst(LocalDate date, Seeded seeded) {
        return as(date, seeded.choose(DAY_FIRST));
    }

    /** A period, the month or the year said once if it is the same. */
    static String span(LocalDate from, LocalDate to, Seeded seeded) {
        boolean dayFirst = seeded.chance(0.65);
        boolean year = from.getYear() == to.getYear();
        boolean month = year && from.getMonth() == to.getMonth();
        String last = dayFirst ? as(to, "d MMMM yyyy") : as(to, month ? "d, yyyy" : "MMMM d, yyyy");
        String first = dayFirst
                ? as(from, month ? "d" : year ? "d MMMM" : "d MMMM yyyy")
                : as(from, year ? "MMMM d" : "MMMM d, yyyy");
        return first
                + (month ? seeded.choose(" to ", "-", "\u2013") : seeded.choose(" to ", " until ", " through "))
                + last;
    }

    /** The same after {@code between}. */
    static String between(LocalDate from, LocalDate to) {
        return as(from, from.getYear() == to.getYear() ? "d MMMM" : "d MMMM yyyy") + " and " + as(to, "d MMMM yyyy");
    }

    static String month(LocalDate date) {
        return as(date, "MMMM");
    }

    static String words(LocalDate date, Seeded seeded) {
        return switch (seeded.below(4)) {
            case 0 -> "the " + ordinal(date.getDayOfMonth()) + " of " + as(date, "MMMM, yyyy");
            case 1 -> as(date, "MMMM ") + ordinal(date.getDayOfMonth()) + as(date, ", yyyy");
            case 2 -> "the " + ordinal(date.getDayOfMonth()) + " of " + as(date, "MMMM");
            default -> as(date, "MMMM ") + ordinal(date.getDayOfMonth());
        };
    }

    static String holiday(LocalDate date, Seeded seeded) {
        return seeded.choose(HOLIDAYS) + (seeded.chance(0.5) ? " " + date.getYear() : "");
    }

    static String range(LocalDate from, LocalDate to, Seeded seeded) {
        return switch (seeded.below(3)) {
            case 0 -> as(from, "M/d") + "-" + as(to, "M/d/yy");
            case 1 -> as(from, "MMMM d") + " to " + as(to, "MMMM d, yyyy");
            default -> as(from, "MM/dd/yyyy") + " - " + as(to, "MM/dd/yyyy");
        };
    }

    static String time(Seeded seeded) {
        String form = seeded.choose(TIMES);
        return DateTimeFormatter.ofPattern(form, Locale.US)
                .format(java.time.LocalTime.of(seeded.below(24), seeded.below(60), seeded.below(60)));
    }

    private static String ordinal(int day) {
        String tail = day % 10 == 1 && day != 11
                ? "st"
                : day % 10 == 2 && day != 12 ? "nd" : day % 10 == 3 && day != 13 ? "rd" : "th";
        return day + tail;
    }

    /** The locale's data differ between releases only in marks that these patterns do not use. */
    private static String as(LocalDate date, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.US).format(date);
    }
}

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

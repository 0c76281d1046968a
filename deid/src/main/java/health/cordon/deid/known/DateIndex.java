package health.cordon.deid.known;

import health.cordon.deid.text.SourceText;
import health.cordon.deid.text.Tokens;
import java.util.HashSet;
import java.util.Set;

/** Known dates: as days, as days of a year that is not told, as months. */
final class DateIndex {

    private final Set<Integer> days = new HashSet<>();
    private final Set<Integer> shortYears = new HashSet<>();
    private final Set<Integer> yearless = new HashSet<>();
    private final Set<Integer> months = new HashSet<>();

    /** Takes a date in any form that {@link DateFinder} reads; false if it is none. Month before day where both fit. */
    boolean add(String date) {
        Tokens tokens = SourceText.of(date.strip()).tokens();
        DateForm form = DateForm.read(tokens, 0);
        if (form == null) {
            return false;
        }
        int year = form.year();
        if (year >= 0 && year < 100 && form.shortYear()) {
            year += year > 30 ? 1900 : 2000;
        }
        add(year, form.month(), form.day());
        return true;
    }

    boolean isEmpty() {
        return yearless.isEmpty() && months.isEmpty();
    }

    /** Whether a date as it is written may be a known one, its first two numbers in either order. */
    boolean isKnown(DateForm form) {
        return isKnown(form, form.month(), form.day()) || form.ambiguous() && isKnown(form, form.day(), form.month());
    }

    private boolean isKnown(DateForm form, int month, int day) {
        if (form.year() < 0) {
            return form.inWords() && yearless.contains(key(0, month, day));
        }
        if (day == 0) {
            return months.contains(key(form.year(), month, 0));
        }
        return form.shortYear()
                ? shortYears.contains(key(form.year(), month, day))
                : days.contains(key(form.year(), month, day));
    }

    private void add(int year, int month, int day) {
        if (year >= 0) {
            months.add(key(year, month, 0));
        }
        if (day > 0) {
            yearless.add(key(0, month, day));
        }
        if (year >= 0 && day > 0) {
            days.add(key(year, month, day));
            shortYears.add(key(year % 100, month, day));
        }
    }

    private static int key(int year, int month, int day) {
        return year << 9 | month << 5 | day;
    }
}

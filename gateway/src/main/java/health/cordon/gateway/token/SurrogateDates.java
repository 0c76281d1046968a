package health.cordon.gateway.token;

import health.cordon.core.PhiKind;
import health.cordon.deid.dates.DateExpression;
import health.cordon.deid.transform.Invented.Sort;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates that were moved, in whatever form: {@code March 3, 2024} for {@code 03/03/2024}, without the year, without the day.
 * What is read is the day or the month that it means, and that is put back in the form used.
 */
final class SurrogateDates implements Lookup {

    private static final int LONGEST = 40;
    private static final int MOST_WORDS = 8;
    private static final int MIDDLE = 15;
    private static final int COMPACT = 8;
    private static final int MONTH_LETTERS = 3;
    private static final Set<String> BEHIND_ORDINAL = Set.of("of", "day");
    private static final Pattern MONTH_OF_YEAR = Pattern.compile("[0-9]{1,2}/(?:19|20)[0-9]{2}");
    private static final Pattern YEAR = Pattern.compile(".*(?<![0-9])(?:19|20)[0-9]{2}(?![0-9]).*");
    private static final Set<String> WORDS = Set.of(
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed",
            "thu", "fri", "sat", "sun");

    /**
     * A day, or a month, as a text tells it.
     *
     * @param year 0 if it tells none
     * @param day 0 if it tells none
     */
    record Told(int year, int month, int day) {
        static Told of(DateExpression date) {
            return new Told(date.year().orElse(0), date.month(), date.day().orElse(0));
        }

        LocalDate date() {
            return LocalDate.of(year == 0 ? DateExpression.UNKNOWN_YEAR : year, month, day == 0 ? MIDDLE : day);
        }
    }

    private record Moved(LocalDate from, LocalDate to) {}

    private final Map<String, String> asWritten = new HashMap<>();
    private final Map<Told, Set<Moved>> byMeaning = new HashMap<>();

    SurrogateDates(List<Surrogate> all) {
        for (Surrogate each : all) {
            if (each.sort() == Sort.DATE) {
                asWritten.put(each.text(), each.value());
                DateExpression.parse(each.text())
                        .ifPresent(moved -> DateExpression.parse(each.value()).ifPresent(real -> add(moved, real)));
            }
        }
    }

    private void add(DateExpression moved, DateExpression real) {
        Told from = Told.of(moved);
        Told to = Told.of(real);
        put(from, from.date(), to.date());
        if (from.year() != 0 && from.day() != 0) {
            put(new Told(0, from.month(), from.day()), from.date(), to.date());
            put(
                    new Told(from.year(), from.month(), 0),
                    from.date().withDayOfMonth(MIDDLE),
                    to.date().withDayOfMonth(MIDDLE));
        }
    }

    private void put(Told told, LocalDate from, LocalDate to) {
        byMeaning.computeIfAbsent(told, _ -> new HashSet<>()).add(new Moved(from, to));
    }

    /** Whether a date comes back as it was, by its meaning. */
    static boolean comesBack(String value, String surrogate) {
        Optional<DateExpression> real = read(value);
        Optional<DateExpression> moved = read(surrogate);
        if (real.isEmpty() || moved.isEmpty()) {
            return false;
        }
        Told from = Told.of(moved.get());
        return back(moved.get(), new Moved(from.date(), Told.of(real.get()).date()))
                .equals(value);
    }

    /**
     * A date that is written so that it is nothing else: {@code 5/10} is a score too, {@code 1.5} a measure, {@code May} a
     * verb.
     */
    private static Optional<DateExpression> read(String written) {
        return DateExpression.parse(written).filter(date -> isMeant(written, date));
    }

    private static boolean isMeant(String written, DateExpression date) {
        boolean year = date.year().isPresent();
        boolean day = date.day().isPresent();
        for (Atoms.Atom atom : Atoms.of(written, 0, written.length())) {
            int letters = letters(written, atom.start(), atom.end());
            if (isWord(written, letters, atom.end())) {
                return day || year;
            }
        }
        if (!day) {
            return MONTH_OF_YEAR.matcher(written).matches();
        }
        return year && (written.indexOf('.') < 0 || YEAR.matcher(written).matches());
    }

    private static int letters(CharSequence text, int start, int end) {
        int at = start;
        while (at < end && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String back(DateExpression written, Moved moved) {
        return written.shift(
                (int) ChronoUnit.DAYS.between(moved.from(), moved.to()),
                moved.from().getYear());
    }

    @Override
    public Begins begins(CharSequence text, int start, int end, boolean ended) {
        if (asWritten.isEmpty()) {
            return Begins.NO;
        }
        if (!Character.isDigit(text.charAt(start))) {
            return isWord(text, start, end) ? Begins.YES : Begins.NO;
        }
        int length = end - start;
        if (length == COMPACT) {
            return text.charAt(start) == '1' || text.charAt(start) == '2' ? Begins.YES : Begins.NO;
        }
        boolean ordinal = length > 2 && Character.isLetter(text.charAt(end - 1)) && length <= 4;
        int letters = letters(text, start, end);
        if (letters < end && isWord(text, letters, end)) {
            return Begins.YES;
        }
        if (length > 4) {
            return Begins.NO;
        }
        if (end == text.length()) {
            return ended ? Begins.NO : Begins.UNKNOWN;
        }
        char next = text.charAt(end);
        if (next == '/' || next == '-' || next == '.') {
            return Begins.YES;
        }
        if (!Character.isWhitespace(next) && next != ',') {
            return Begins.NO;
        }
        int word = end;
        while (word < text.length() && word - end < 2 && !Character.isLetterOrDigit(text.charAt(word))) {
            word++;
        }
        int behind = Atoms.end(text, word, Math.min(text.length(), word + MONTH_LETTERS));
        if (behind == text.length() && !ended && behind < word + MONTH_LETTERS) {
            return Begins.UNKNOWN;
        }
        boolean of = ordinal
                && BEHIND_ORDINAL.contains(
                        Atoms.lower(text.subSequence(word, behind).toString()).strip());
        return of || isWord(text, word, behind) ? Begins.YES : Begins.NO;
    }

    private static boolean isWord(CharSequence text, int start, int end) {
        return end - start >= MONTH_LETTERS
                && WORDS.contains(Atoms.lower(
                        text.subSequence(start, start + MONTH_LETTERS).toString()));
    }

    @Override
    public @Nullable Match at(CharSequence text, int start, int limit, CharSequence before) {
        if (asWritten.isEmpty()) {
            return null;
        }
        boolean goesOn = Lookup.goesOn(text, start, before);
        int reach = Math.min(limit, start + LONGEST);
        List<Atoms.Atom> atoms = new ArrayList<>();
        for (Atoms.Atom atom : Atoms.of(text, start, reach)) {
            boolean cut = atom.end() == reach && reach < text.length() && Character.isLetterOrDigit(text.charAt(reach));
            if (!cut && atoms.size() < MOST_WORDS) {
                atoms.add(atom);
            }
        }
        for (int i = atoms.size() - 1; i >= 0; i--) {
            Match match = match(text, start, atoms.get(i).end(), goesOn);
            if (match != null) {
                return match;
            }
        }
        return null;
    }

    private @Nullable Match match(CharSequence text, int start, int end, boolean goesOn) {
        String written = text.subSequence(start, end).toString();
        String exact = asWritten.get(written);
        if (exact != null) {
            return Match.of(start, end, exact, PhiKind.DATE);
        }
        DateExpression date = goesOn ? null : read(written).orElse(null);
        if (date == null) {
            return null;
        }
        Set<String> meant = new HashSet<>();
        for (Moved moved : byMeaning.getOrDefault(Told.of(date), Set.of())) {
            meant.add(back(date, moved));
        }
        return switch (meant.size()) {
            // Another date stays whole: its month and year alone may be known.
            case 0 -> new Match(end, List.of(), PhiKind.DATE, false);
            case 1 -> Match.of(start, end, meant.iterator().next(), PhiKind.DATE);
            default -> Match.unclear(end, PhiKind.DATE);
        };
    }
}

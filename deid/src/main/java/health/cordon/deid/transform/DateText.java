package health.cordon.deid.transform;

import health.cordon.deid.dates.DateExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span that is a date: one that can be read, two with a dash or a word between them, or only a year that stands in words
 * that cannot be moved ({@code Christmas 2019}).
 */
final class DateText {

    private static final int LONGEST = 120;
    private static final Pattern BETWEEN = Pattern.compile(" ?[-\u2013\u2014] ?| (?:to|through|thru|until|and) ");
    private static final Pattern FOUR_DIGITS = Pattern.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])");

    private final String text;
    private final List<DateExpression> dates = new ArrayList<>();
    private String between = "";

    private DateText(String text) {
        this.text = text;
    }

    static DateText of(String text) {
        DateText read = new DateText(text);
        if (text.length() <= LONGEST) {
            DateExpression.parse(text).ifPresentOrElse(read.dates::add, read::readTwo);
        }
        return read;
    }

    private void readTwo() {
        Matcher middle = BETWEEN.matcher(text);
        while (dates.isEmpty() && middle.find()) {
            Optional<DateExpression> first = DateExpression.parse(text.substring(0, middle.start()));
            Optional<DateExpression> last = DateExpression.parse(text.substring(middle.end()));
            if (first.isPresent() && last.isPresent()) {
                dates.add(first.get());
                dates.add(last.get());
                between = middle.group();
            }
        }
    }

    /** The one year that it tells; empty if it tells none or several. */
    OptionalInt year() {
        int year = 0;
        for (DateExpression date : dates) {
            int other = date.year().orElse(0);
            if (year != 0 && other != 0 && other != year) {
                return OptionalInt.empty();
            }
            year = Math.max(year, other);
        }
        if (!dates.isEmpty()) {
            return year == 0 ? OptionalInt.empty() : OptionalInt.of(year);
        }
        Matcher digits = FOUR_DIGITS.matcher(text);
        return digits.find()
                        && !FOUR_DIGITS
                                .matcher(text)
                                .region(digits.end(), text.length())
                                .find()
                ? OptionalInt.of(Integer.parseInt(digits.group()))
                : OptionalInt.empty();
    }

    /** All its dates moved, in the same writing; empty if it cannot be read. */
    Optional<String> shift(int days) {
        return switch (dates.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(dates.getFirst().shift(days));
            default ->
                Optional.of(
                        dates.getFirst().shift(days) + between + dates.getLast().shift(days));
        };
    }
}

package health.cordon.deid.transform;

import health.cordon.deid.dates.DateExpression;
import java.util.Optional;
import java.util.OptionalInt;

/** A date as it stands in a document. */
final class DateText {

    private final DateExpression date;

    private DateText(DateExpression date) {
        this.date = date;
    }

    static Optional<DateText> of(String text) {
        return DateExpression.parse(text).map(DateText::new);
    }

    OptionalInt year() {
        return date.year();
    }

    Optional<String> shift(int days) {
        return Optional.of(date.shift(days));
    }
}

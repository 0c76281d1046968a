package health.cordon.gateway.budget;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount of money, never less than nothing. Which money is for the configuration to say; nothing is converted.
 *
 * @param billionths so many billionths of the currency's unit; {@link Long#MAX_VALUE} is as much as there is
 */
public record Amount(long billionths) implements Comparable<Amount> {

    /** Nothing. */
    public static final Amount NONE = new Amount(0);

    /** More than any other. */
    public static final Amount UNBOUNDED = new Amount(Long.MAX_VALUE);

    private static final int DIGITS = 9;
    private static final Pattern FORM = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");

    /** Checks that it is not negative. */
    public Amount {
        if (billionths < 0) {
            throw new IllegalArgumentException("an amount is not negative");
        }
    }

    /** The amount of a text such as {@code 2.50}; empty for other texts, and for ones of more than nine digits on a side. */
    public static Optional<Amount> of(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(
                        new Amount(new BigDecimal(text).movePointRight(DIGITS).longValueExact()))
                : Optional.empty();
    }

    /** As a figure, for those who draw curves of it. */
    public double figure() {
        return billionths / 1e9;
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(billionths, other.billionths);
    }

    /** In digits, such as {@code 0.0025}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(billionths, DIGITS).stripTrailingZeros().toPlainString();
    }
}

package health.cordon.gateway.budget;

/**
 * What is used, reserved or allowed: tokens and money, each counted by itself. Nothing in it goes below nothing or beyond {@link
 * Long#MAX_VALUE}, which as a bound is none.
 *
 * @param tokens of requests and answers
 * @param cost what they cost
 */
public record Quantity(long tokens, Amount cost) {

    /** Nothing of either. */
    public static final Quantity NONE = new Quantity(0, Amount.NONE);

    /** No bound for either. */
    public static final Quantity UNBOUNDED = new Quantity(Long.MAX_VALUE, Amount.UNBOUNDED);

    /** Both together. */
    Quantity plus(Quantity other) {
        return new Quantity(sum(tokens, other.tokens), new Amount(sum(cost.billionths(), other.cost.billionths())));
    }

    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    /** What is left of it without the other. */
    Quantity minus(Quantity other) {
        return new Quantity(
                Math.max(0, tokens - other.tokens),
                new Amount(Math.max(0, cost.billionths() - other.cost.billionths())));
    }

    /** The smaller of each. */
    Quantity least(Quantity other) {
        return new Quantity(
                Math.min(tokens, other.tokens), new Amount(Math.min(cost.billionths(), other.cost.billionths())));
    }

    /** The greater of each. */
    public Quantity most(Quantity other) {
        return new Quantity(
                Math.max(tokens, other.tokens), new Amount(Math.max(cost.billionths(), other.cost.billionths())));
    }

    /** One of so many equal parts. */
    Quantity part(long parts) {
        return new Quantity(tokens / parts, new Amount(cost.billionths() / parts));
    }

    /** Whether neither is more. */
    boolean within(Quantity bound) {
        return tokens <= bound.tokens && cost.billionths() <= bound.cost.billionths();
    }
}

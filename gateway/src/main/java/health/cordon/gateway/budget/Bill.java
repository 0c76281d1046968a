package health.cordon.gateway.budget;

import java.util.Optional;

/**
 * What a call took.
 *
 * @param input tokens of the request
 * @param output tokens of the answer
 * @param estimated whether that is an estimate, since the endpoint did not tell; it is rounded up
 * @param cost what it cost, where the endpoint has a price
 */
public record Bill(long input, long output, boolean estimated, Optional<Amount> cost) {

    /** The most tokens of a call that are believed on either side. */
    private static final long MOST = 1_000_000_000;

    /** What an endpoint told, or what was estimated. */
    public static Bill of(long input, long output, boolean estimated, Optional<Price> price) {
        long in = Math.clamp(input, 0, MOST);
        long out = Math.clamp(output, 0, MOST);
        return new Bill(in, out, estimated, price.map(each -> each.of(in, out)));
    }

    /** For a budget. */
    public Quantity quantity() {
        return new Quantity(input + output, cost.orElse(Amount.NONE));
    }
}

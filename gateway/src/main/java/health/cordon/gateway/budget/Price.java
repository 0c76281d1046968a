package health.cordon.gateway.budget;

import java.math.BigInteger;

/**
 * What an endpoint charges for a million tokens.
 *
 * @param input of requests
 * @param output of answers
 */
public record Price(Amount input, Amount output) {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    /** What so many tokens cost, rounded up to a billionth. */
    public Amount of(long inputTokens, long outputTokens) {
        BigInteger millionfold = product(input, inputTokens).add(product(output, outputTokens));
        BigInteger[] parts = millionfold.divideAndRemainder(MILLION);
        BigInteger up = parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
        return new Amount(up.min(MOST).longValue());
    }

    private static BigInteger product(Amount each, long tokens) {
        return BigInteger.valueOf(each.billionths()).multiply(BigInteger.valueOf(tokens));
    }
}

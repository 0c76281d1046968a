package health.cordon.gateway.budget;

import java.util.Locale;

/**
 * How much may be used on a route in a period.
 *
 * @param period in each hour, day or month
 * @param share by all callers together, or by each
 * @param most so much; what is not bounded is not counted
 */
public record Budget(Period period, Share share, Quantity most) {

    /** Whose it is. */
    public enum Share {
        /** All callers' of the route, together. */
        ROUTE,
        /** Each caller's own. */
        PRINCIPAL
    }

    /** Checks that it bounds something, and by more than nothing. */
    public Budget {
        if (most.equals(Quantity.UNBOUNDED) || most.tokens() < 1 || most.cost().billionths() < 1) {
            throw new IllegalArgumentException("a budget bounds tokens or cost, and by more than nothing");
        }
    }

    /** What of this it counts. */
    Quantity counted(Quantity all) {
        return new Quantity(countsTokens() ? all.tokens() : 0, countsCost() ? all.cost() : Amount.NONE);
    }

    /** Whether it bounds tokens. */
    public boolean countsTokens() {
        return most.tokens() < Long.MAX_VALUE;
    }

    /** Whether it bounds what is paid. */
    public boolean countsCost() {
        return !most.cost().equals(Amount.UNBOUNDED);
    }

    /** The budget of a model in words of the configuration, such as {@code notes/day/principal}. */
    public String name(String model) {
        return model + "/" + word(period) + (share == Share.PRINCIPAL ? "/principal" : "");
    }

    /** The greater of the parts of tokens and of cost that this is. */
    double ratio(Quantity of) {
        double tokens = countsTokens() ? (double) of.tokens() / most.tokens() : 0;
        double cost = countsCost() ? of.cost().figure() / most.cost().figure() : 0;
        return Math.max(tokens, cost);
    }

    /** In one form: a part of the policy's hash. */
    public String canonical() {
        return word(period) + " " + word(share) + " " + most.tokens() + " " + most.cost();
    }

    private static String word(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }
}

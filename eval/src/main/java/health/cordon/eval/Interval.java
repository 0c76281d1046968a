package health.cordon.eval;

/**
 * A share of a whole with its 95 % interval.
 *
 * @param share hits over trials; NaN if there were no trials
 * @param low lower end
 * @param high upper end
 */
public record Interval(double share, double low, double high) {

    /** The 0.975 quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    /** The score interval of Wilson, "Probable inference, the law of succession, and statistical inference", 1927. */
    public static Interval wilson(long hits, long trials) {
        if (trials == 0) {
            return new Interval(Double.NaN, 0, 1);
        }
        double p = (double) hits / trials;
        double square = Z * Z / trials;
        double middle = (p + square / 2) / (1 + square);
        double half = Z * Math.sqrt(p * (1 - p) / trials + square / (4 * trials)) / (1 + square);
        return new Interval(p, hits == 0 ? 0 : middle - half, hits == trials ? 1 : middle + half);
    }
}

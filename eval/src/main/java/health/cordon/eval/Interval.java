package health.cordon.eval;

import health.cordon.testkit.Seeded;
import java.util.Arrays;

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

    private static final int RESAMPLES = 1000;
    private static final int SEED = 20260101;

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

    /**
     * The percentile interval of a share over documents, which are drawn with replacement: what stands in one document stands
     * or falls together (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13). The same numbers give the
     * same interval.
     *
     * @param hits of each document
     * @param trials of each document, in the same order
     */
    public static Interval resampled(int[] hits, int[] trials) {
        int documents = hits.length;
        long all = Arrays.stream(trials).asLongStream().sum();
        if (all == 0) {
            return wilson(0, 0);
        }
        double share = (double) Arrays.stream(hits).asLongStream().sum() / all;
        Seeded seeded = Seeded.of(SEED);
        double[] shares = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            long hit = 0;
            long tried = 0;
            for (int drawn = 0; drawn < documents; drawn++) {
                int one = seeded.below(documents);
                hit += hits[one];
                tried += trials[one];
            }
            shares[i] = tried == 0 ? share : (double) hit / tried;
        }
        Arrays.sort(shares);
        return new Interval(share, shares[RESAMPLES / 40], shares[RESAMPLES - 1 - RESAMPLES / 40]);
    }
}

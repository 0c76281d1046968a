package health.cordon.ner.sequence;

import health.cordon.ner.Label;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Forward and backward sums over the labellings of one sentence: marginals, and the logarithm of the sum of all weights.
 *
 * <p>Works on probabilities that are scaled at each token (Rabiner 1989, section V.A), not on logarithms. Holds its arrays
 * from sentence to sentence; not thread-safe.
 */
final class Lattice {

    static final int L = Label.COUNT;

    private float[] emissions = new float[0];
    private float[] forward = new float[0];
    private float[] backward = new float[0];
    private final float[] sums = new float[L];
    private double logSum;

    /** Room for the scores of a sentence, token by token, {@link Label#COUNT} each; to be filled before {@link #run}. */
    float[] scores(int tokens) {
        int room = tokens * L;
        if (emissions.length < room) {
            emissions = new float[room];
            forward = new float[room];
            backward = new float[room];
        }
        return emissions;
    }

    /**
     * Sums over all labellings.
     *
     * @param moves the weight of each label behind each, {@code [from * L + to]}, not as a logarithm
     * @param allowed for each token a set of labels as bits, or null if all are allowed
     */
    void run(int tokens, float[] moves, int @Nullable [] allowed) {
        run(tokens, moves, allowed, false, false);
    }

    /**
     * Sums over all labellings of a stretch of a sentence whose neighbours are known to be no identifiers.
     *
     * @param behindOther whether a token before the stretch is {@link Label#OTHER}, not the sentence's start
     * @param beforeOther whether a token behind it is
     */
    void run(int tokens, float[] moves, int @Nullable [] allowed, boolean behindOther, boolean beforeOther) {
        logSum = 0;
        for (int t = 0; t < tokens; t++) {
            int at = t * L;
            float top = Float.NEGATIVE_INFINITY;
            for (int j = 0; j < L; j++) {
                top = Math.max(top, emissions[at + j]);
            }
            logSum += top;
            for (int j = 0; j < L; j++) {
                boolean out = allowed != null && (allowed[t] & 1 << j) == 0;
                emissions[at + j] = out ? 0 : Exp.of(emissions[at + j] - top);
            }
        }
        forward(tokens, moves, behindOther);
        backward(tokens, moves, beforeOther);
    }

    private void forward(int tokens, float[] moves, boolean behindOther) {
        for (int t = 0; t < tokens; t++) {
            int at = t * L;
            float total = 0;
            if (t == 0 && behindOther) {
                System.arraycopy(moves, 0, sums, 0, L);
            } else if (t == 0) {
                Arrays.fill(sums, 1);
            } else {
                Arrays.fill(sums, 0);
                for (int i = 0; i < L; i++) {
                    float before = forward[at - L + i];
                    for (int j = 0; j < L; j++) {
                        sums[j] += before * moves[i * L + j];
                    }
                }
            }
            for (int j = 0; j < L; j++) {
                float value = sums[j] * emissions[at + j];
                forward[at + j] = value;
                total += value;
            }
            float scale = 1 / Math.max(total, Float.MIN_NORMAL);
            for (int j = 0; j < L; j++) {
                forward[at + j] *= scale;
            }
            logSum -= Math.log(scale);
        }
    }

    private void backward(int tokens, float[] moves, boolean beforeOther) {
        for (int j = 0; j < L; j++) {
            backward[(tokens - 1) * L + j] = beforeOther ? moves[j * L] : 1;
        }
        for (int t = tokens - 2; t >= 0; t--) {
            int at = t * L;
            float total = 0;
            for (int j = 0; j < L; j++) {
                sums[j] = emissions[at + L + j] * backward[at + L + j];
            }
            for (int i = 0; i < L; i++) {
                float value = 0;
                for (int j = 0; j < L; j++) {
                    value += moves[i * L + j] * sums[j];
                }
                backward[at + i] = value;
                total += value;
            }
            float scale = 1 / Math.max(total, Float.MIN_NORMAL);
            for (int i = 0; i < L; i++) {
                backward[at + i] *= scale;
            }
        }
    }

    /** The logarithm of the sum of the weights of all labellings that were allowed. */
    double logSum() {
        return logSum;
    }

    /** Writes the probability of each label of token {@code t}. */
    void marginals(int t, float[] into, int from) {
        int at = t * L;
        float total = 0;
        for (int j = 0; j < L; j++) {
            float value = forward[at + j] * backward[at + j];
            into[from + j] = value;
            total += value;
        }
        float scale = 1 / Math.max(total, Float.MIN_NORMAL);
        for (int j = 0; j < L; j++) {
            into[from + j] *= scale;
        }
    }

    /** Adds the probability of each pair of labels at tokens {@code t - 1} and {@code t}, times {@code weight}. */
    void addPairs(int t, float[] moves, float weight, float[] into) {
        int at = t * L;
        float total = 0;
        for (int i = 0; i < L; i++) {
            for (int j = 0; j < L; j++) {
                total += forward[at - L + i] * moves[i * L + j] * emissions[at + j] * backward[at + j];
            }
        }
        float scale = weight / Math.max(total, Float.MIN_NORMAL);
        for (int i = 0; i < L; i++) {
            for (int j = 0; j < L; j++) {
                into[i * L + j] +=
                        scale * forward[at - L + i] * moves[i * L + j] * emissions[at + j] * backward[at + j];
            }
        }
    }
}

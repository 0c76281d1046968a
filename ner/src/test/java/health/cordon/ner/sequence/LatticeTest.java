package health.cordon.ner.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.cordon.ner.Label;
import health.cordon.testkit.Seeded;
import org.junit.jupiter.api.Test;

/** The sums against all labellings written out. */
class LatticeTest {

    private static final int L = Label.COUNT;
    private static final int TOKENS = 3;

    private final float[] scores = new float[TOKENS * L];
    private final float[] moves = new float[L * L];
    private final int[] allowed = new int[TOKENS];

    private void draw(long seed, boolean bound) {
        Seeded s = Seeded.of(seed);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (s.below(2000) - 1000) / 200f;
        }
        for (int i = 0; i < moves.length; i++) {
            moves[i] = (float) Math.exp((s.below(2000) - 1000) / 400.0);
        }
        for (int t = 0; t < TOKENS; t++) {
            allowed[t] = bound ? 1 + s.below((1 << L) - 1) : (1 << L) - 1;
        }
    }

    @Test
    void marginalsAndSumAreThoseOfAllLabellings() {
        for (int seed = 0; seed < 40; seed++) {
            draw(seed, seed % 2 == 1);
            double[] expected = new double[TOKENS * L];
            double[] pairs = new double[L * L];
            double total = 0;
            for (int a = 0; a < L; a++) {
                for (int b = 0; b < L; b++) {
                    for (int c = 0; c < L; c++) {
                        if ((allowed[0] & 1 << a) == 0 || (allowed[1] & 1 << b) == 0 || (allowed[2] & 1 << c) == 0) {
                            continue;
                        }
                        double weight = Math.exp(scores[a] + scores[L + b] + scores[2 * L + c])
                                * moves[a * L + b]
                                * moves[b * L + c];
                        expected[a] += weight;
                        expected[L + b] += weight;
                        expected[2 * L + c] += weight;
                        pairs[a * L + b] += weight;
                        total += weight;
                    }
                }
            }
            Lattice lattice = new Lattice();
            System.arraycopy(scores, 0, lattice.scores(TOKENS), 0, scores.length);
            lattice.run(TOKENS, moves, allowed);
            assertThat(lattice.logSum()).isCloseTo(Math.log(total), within(1e-3));
            float[] marginals = new float[TOKENS * L];
            for (int t = 0; t < TOKENS; t++) {
                lattice.marginals(t, marginals, t * L);
            }
            for (int i = 0; i < marginals.length; i++) {
                assertThat((double) marginals[i]).isCloseTo(expected[i] / total, within(1e-3));
            }
            float[] found = new float[L * L];
            lattice.addPairs(1, moves, 1, found);
            for (int i = 0; i < found.length; i++) {
                assertThat((double) found[i]).isCloseTo(pairs[i] / total, within(1e-3));
            }
        }
    }

    /** A stretch between two words that are no identifiers sums as the whole does in which these are allowed nothing else. */
    @Test
    void aStretchBetweenPlainWordsSumsAsTheWholeDoes() {
        for (int seed = 0; seed < 40; seed++) {
            draw(seed, false);
            allowed[0] = Label.OTHER.bit();
            allowed[TOKENS - 1] = Label.OTHER.bit();
            Lattice whole = new Lattice();
            System.arraycopy(scores, 0, whole.scores(TOKENS), 0, scores.length);
            whole.run(TOKENS, moves, allowed);
            Lattice stretch = new Lattice();
            System.arraycopy(scores, L, stretch.scores(TOKENS - 2), 0, (TOKENS - 2) * L);
            stretch.run(TOKENS - 2, moves, null, true, true);
            float[] expected = new float[L];
            float[] found = new float[L];
            whole.marginals(1, expected, 0);
            stretch.marginals(0, found, 0);
            for (int j = 0; j < L; j++) {
                assertThat((double) found[j]).isCloseTo(expected[j], within(1e-5));
            }
        }
    }

    @Test
    void theFastExponentialIsCloseEnough() {
        for (float x = -29.9f; x <= 0; x += 0.013f) {
            assertThat((double) Exp.of(x)).isCloseTo(Math.exp(x), within(2e-4 * Math.exp(x)));
        }
        assertThat(Exp.of(-31)).isZero();
        assertThat(Exp.of(0)).isCloseTo(1f, within(1e-4f));
    }
}

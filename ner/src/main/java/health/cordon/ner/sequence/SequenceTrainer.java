package health.cordon.ner.sequence;

import health.cordon.ner.Label;
import health.cordon.ner.Reading;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Learns a {@link SequenceModel} by maximising the likelihood of labelled sentences, with adaptive steps (Duchi, Hazan and
 * Singer 2011) and a pull towards where it started.
 *
 * <p>Gold may leave open which of several labels a token has: then the sum over all allowed labellings is what is made
 * likely. The same sentences in the same order with the same seed give the same model. Not thread-safe.
 */
public final class SequenceTrainer {

    /** Two to this power rows of weights. */
    public static final int BITS = 19;

    /** Weights further from zero are cut when they are packed into a byte. */
    private static final float CLIP = 5.0f;

    private static final int L = Label.COUNT;

    /** In a hundred, how many tokens are learned without knowing the word, and how many of the other features are left out. */
    private static final int STRANGERS = 35;

    private static final int DROPPED = 12;

    private record Sentence(int[] rows, int[] allowed) {}

    private final List<Sentence> sentences = new ArrayList<>();
    private final float[] weights = new float[(1 << BITS) * L];
    private final float[] squares = new float[weights.length];
    private final float @Nullable [] start;
    private final Plain.Counts words = new Plain.Counts();
    private final @Nullable SequenceModel base;
    private final float[] moves = new float[L * L];
    private final float[] moveSquares = new float[L * L];
    private final Random order;
    private final float[] pairs = new float[L * L];
    private final Lattice free = new Lattice();
    private final Lattice bound = new Lattice();
    private final float[] expected = new float[L];
    private final float[] observed = new float[L];
    private float rate = 0.12f;
    private float pull = 2e-6f;

    private SequenceTrainer(long seed, @Nullable SequenceModel from) {
        order = new Random(seed);
        base = from;
        if (from == null) {
            start = null;
            return;
        }
        if (from.bits() != BITS) {
            throw new IllegalArgumentException("the model has another size");
        }
        for (int row = 0; row < 1 << BITS; row++) {
            for (int label = 0; label < L; label++) {
                weights[row * L + label] = from.weight(row, label);
            }
        }
        System.arraycopy(from.moves(), 0, moves, 0, moves.length);
        start = weights.clone();
    }

    /** From nothing. */
    public static SequenceTrainer fresh(long seed) {
        return new SequenceTrainer(seed, null);
    }

    /** From a model that knows much already: smaller steps, and a pull back to it. */
    public static SequenceTrainer from(SequenceModel model, long seed) {
        SequenceTrainer trainer = new SequenceTrainer(seed, model);
        trainer.rate = 0.03f;
        trainer.pull = 2e-5f;
        Arrays.fill(trainer.squares, 0.5f);
        Arrays.fill(trainer.moveSquares, 5f);
        return trainer;
    }

    /**
     * Takes the sentences of a text.
     *
     * @param allowed for each token the labels that it may have, as bits of {@link Label#bit}
     */
    public void add(Reading text, int[] allowed) {
        Features features = new Features(text, BITS);
        for (int s = 0; s < text.sentences(); s++) {
            int from = text.sentence(s);
            int to = text.sentence(s + 1);
            int[] rows = new int[(to - from) * Features.COUNT];
            for (int i = from; i < to; i++) {
                features.write(i, rows, (i - from) * Features.COUNT);
            }
            for (int i = from; i < to; i++) {
                words.add(text, i, (allowed[i] & ~Label.OTHER.bit()) != 0);
            }
            if (to > from) {
                sentences.add(new Sentence(rows, Arrays.copyOfRange(allowed, from, to)));
            }
        }
    }

    /** How many sentences it holds. */
    public int size() {
        return sentences.size();
    }

    /**
     * Goes over all sentences some times.
     *
     * @param progress is told the mean loss of a token after each round
     */
    public void learn(int rounds, DoubleConsumer progress) {
        int[] turn = new int[sentences.size()];
        Arrays.setAll(turn, i -> i);
        for (int round = 0; round < rounds; round++) {
            for (int i = turn.length - 1; i > 0; i--) {
                int other = order.nextInt(i + 1);
                int swap = turn[i];
                turn[i] = turn[other];
                turn[other] = swap;
            }
            double loss = 0;
            long tokens = 0;
            float step = rate * (1f - 0.85f * round / Math.max(1, rounds));
            for (int index : turn) {
                Sentence sentence = sentences.get(index);
                loss += learn(sentence, step);
                tokens += sentence.allowed.length;
            }
            progress.accept(loss / Math.max(1, tokens));
        }
    }

    /** The loss of one sentence, before it was learned. */
    private double learn(Sentence sentence, float step) {
        int size = sentence.allowed.length;
        int[] rows = dropped(sentence.rows);
        float[] scores = free.scores(size);
        float[] same = bound.scores(size);
        Arrays.fill(scores, 0, size * L, 0);
        for (int t = 0; t < size; t++) {
            for (int f = 0; f < Features.COUNT; f++) {
                int row = rows[t * Features.COUNT + f] * L;
                for (int j = 0; row >= 0 && j < L; j++) {
                    scores[t * L + j] += weights[row + j];
                }
            }
        }
        System.arraycopy(scores, 0, same, 0, size * L);
        float[] exponentials = new float[moves.length];
        for (int i = 0; i < moves.length; i++) {
            exponentials[i] = (float) Math.exp(moves[i]);
        }
        free.run(size, exponentials, null);
        bound.run(size, exponentials, sentence.allowed);
        Arrays.fill(pairs, 0);
        for (int t = 0; t < size; t++) {
            free.marginals(t, expected, 0);
            bound.marginals(t, observed, 0);
            for (int j = 0; j < L; j++) {
                float gradient = expected[j] - observed[j];
                if (Math.abs(gradient) > 1e-4f) {
                    update(rows, t, j, gradient, step);
                }
            }
            if (t > 0) {
                free.addPairs(t, exponentials, 1, pairs);
                bound.addPairs(t, exponentials, -1, pairs);
            }
        }
        for (int i = 0; i < pairs.length; i++) {
            moveSquares[i] += pairs[i] * pairs[i];
            moves[i] -= step * pairs[i] / (1e-3f + (float) Math.sqrt(moveSquares[i]));
        }
        return free.logSum() - bound.logSum();
    }

    /**
     * Leaves out some features of each token, above all those that know the word itself: what is learned then does not hang on
     * the names of the training texts (Srivastava et al., Dropout, 2014). The scores of the rest are not scaled: a name that
     * was never seen lacks these features as well.
     */
    private int[] dropped(int[] rows) {
        int[] some = rows.clone();
        for (int t = 0; t < some.length; t += Features.COUNT) {
            boolean stranger = order.nextInt(100) < STRANGERS;
            for (int f = 0; f < Features.COUNT; f++) {
                if (stranger && Features.knowsWord(f) || order.nextInt(100) < DROPPED) {
                    some[t + f] = -1;
                }
            }
        }
        return some;
    }

    private void update(int[] rows, int t, int label, float gradient, float step) {
        for (int f = 0; f < Features.COUNT; f++) {
            if (rows[t * Features.COUNT + f] < 0) {
                continue;
            }
            int at = rows[t * Features.COUNT + f] * L + label;
            float home = start == null ? 0 : start[at];
            float slope = gradient + pull * (weights[at] - home);
            squares[at] += slope * slope;
            weights[at] -= step * slope / (1e-3f + (float) Math.sqrt(squares[at]));
        }
    }

    /** What was learned, in weights of one byte. */
    public SequenceModel model() {
        float scale = CLIP / 127;
        byte[] bytes = new byte[weights.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.clamp(Math.round(weights[i] / scale), -127, 127);
        }
        WeightTable table = WeightTable.read(ByteBuffer.wrap(bytes), 1 << BITS);
        return SequenceModel.of(BITS, table, scale, moves.clone(), words.plain(base == null ? null : base.plain()));
    }
}

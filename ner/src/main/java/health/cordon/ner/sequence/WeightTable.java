package health.cordon.ner.sequence;

import health.cordon.ner.Label;
import java.nio.ByteBuffer;

/**
 * Weights of one byte in rows of {@link Label#COUNT}, made to be summed: a row is two words, whose bytes are added side by
 * side in lanes of sixteen bits, eight at a time. Most of what the sequence model does is this sum; its rows lie all over a
 * table that no near cache holds, and the fewer steps a row takes, the more rows are on their way at once. Immutable.
 *
 * <p>Each byte is kept with {@value #BIAS} added, so that lanes hold sums of unsigned bytes and never borrow from each other;
 * a lane has room for 257 rows.
 */
final class WeightTable {

    private static final int BIAS = 128;
    private static final int WORDS = 2;
    private static final int LANES = 8;
    private static final long EVEN = 0x00FF00FF00FF00FFL;
    private static final int LANE = 0xFFFF;

    private final long[] words;

    private WeightTable(long[] words) {
        this.words = words;
    }

    /** Reads so many rows. */
    static WeightTable read(ByteBuffer from, int rows) {
        long[] words = new long[rows * WORDS];
        for (int row = 0; row < rows; row++) {
            for (int label = 0; label < Label.COUNT; label++) {
                long weight = from.get() + BIAS;
                words[row * WORDS + label / LANES] |= weight << label % LANES * Byte.SIZE;
            }
        }
        return new WeightTable(words);
    }

    void write(ByteBuffer into) {
        for (int row = 0; row < words.length / WORDS; row++) {
            for (int label = 0; label < Label.COUNT; label++) {
                into.put(weight(row, label));
            }
        }
    }

    byte weight(int row, int label) {
        return (byte) ((words[row * WORDS + label / LANES] >>> label % LANES * Byte.SIZE & 0xFF) - BIAS);
    }

    /** Writes the sum of some rows, label by label, times {@code scale}. */
    void sum(int[] rows, float scale, float[] into, int at) {
        long even = 0;
        long odd = 0;
        long evenRest = 0;
        long oddRest = 0;
        long[] w = words;
        for (int row : rows) {
            long first = w[row * WORDS];
            long rest = w[row * WORDS + 1];
            even += first & EVEN;
            odd += first >>> Byte.SIZE & EVEN;
            evenRest += rest & EVEN;
            oddRest += rest >>> Byte.SIZE & EVEN;
        }
        int bias = rows.length * BIAS;
        for (int label = 0; label < Label.COUNT; label++) {
            long lanes = label < LANES ? (label & 1) == 0 ? even : odd : (label & 1) == 0 ? evenRest : oddRest;
            int shift = label % LANES / 2 * Short.SIZE;
            into[at + label] = ((int) (lanes >>> shift & LANE) - bias) * scale;
        }
    }
}

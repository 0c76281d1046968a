package health.cordon.ner;

import health.cordon.deid.text.Tokens;
import java.util.Arrays;

/**
 * Puts together what speaks for and against each token, first by itself, then in the light of its neighbours and of the same
 * word elsewhere in the document: two logistic regressions, whose weights come from texts that neither model learned from.
 *
 * <p>Thread-safe and immutable.
 */
public final class Weighing {

    /** Facts of a token by itself. */
    public static final int LOCAL = 12;
    /** Facts of a token in its document. */
    public static final int WIDE = 8;

    private static final float MOST = 9;
    /** What doubt adds where there was no time to look twice: more is redacted, not less. */
    private static final float CAUTION = 2;

    private final float[] alone;
    private final float[] read;
    private final float[] wide;

    /**
     * @param alone weights of the local facts where the encoder has not read
     * @param read the same where it has
     * @param wide weights of the facts in the document
     */
    public Weighing(float[] alone, float[] read, float[] wide) {
        this.alone = alone.clone();
        this.read = read.clone();
        this.wide = wide.clone();
    }

    /** Reads three lines of weights, each behind its name. */
    static Weighing read(java.io.BufferedReader lines) throws java.io.IOException {
        float[][] all = new float[3][];
        String[] names = {"alone", "read", "wide"};
        for (int k = 0; k < 3; k++) {
            String line = lines.readLine();
            String[] words = line == null ? new String[0] : line.split(" ");
            if (words.length != (k < 2 ? LOCAL : WIDE) + 1 || !words[0].equals(names[k])) {
                throw new java.io.IOException("weights are missing");
            }
            all[k] = new float[words.length - 1];
            for (int i = 1; i < words.length; i++) {
                all[k][i - 1] = Float.parseFloat(words[i]);
            }
        }
        return new Weighing(all[0], all[1], all[2]);
    }

    /** The logarithm of the odds that each token is an identifier. */
    public float[] weigh(Beliefs beliefs) {
        float[] first = local(beliefs);
        float[] facts = new float[WIDE];
        SameWords same = new SameWords(beliefs.reading(), first);
        float[] odds = new float[first.length];
        for (int i = 0; i < odds.length; i++) {
            wide(beliefs, first, same, i, facts);
            odds[i] = product(wide, facts) + (beliefs.isHurried(i) ? CAUTION : 0);
        }
        return odds;
    }

    /** The first of the two steps. */
    public float[] local(Beliefs beliefs) {
        float[] odds = new float[beliefs.reading().size()];
        float[] facts = new float[LOCAL];
        for (int i = 0; i < odds.length; i++) {
            local(beliefs, i, facts);
            odds[i] = product(beliefs.isEncoded(i) ? read : alone, facts);
        }
        return odds;
    }

    /** Writes the local facts of token {@code i}. */
    public static void local(Beliefs beliefs, int i, float[] into) {
        Arrays.fill(into, 0);
        Reading text = beliefs.reading();
        into[0] = 1;
        into[1] = Math.clamp(beliefs.sequence(i), -MOST, MOST);
        into[2] = Math.clamp(beliefs.encoder(i), -MOST, MOST);
        if (beliefs.claim(i) > 0) {
            into[2 + beliefs.claim(i)] = 1;
        }
        into[8] = beliefs.isAddress(i) ? 1 : 0;
        boolean capital = text.shape(i) == Tokens.CAPITALIZED || text.shape(i) == Tokens.MIXED;
        into[9] = text.evidence(i) == 0 && capital ? 1 : 0;
        into[10] = text.shape(i) == Tokens.LOWER ? 1 : 0;
        into[11] = text.shape(i) == Tokens.UPPER ? 1 : 0;
    }

    /** Writes the facts of token {@code i} in its document. */
    public static void wide(Beliefs beliefs, float[] first, SameWords same, int i, float[] into) {
        Arrays.fill(into, 0);
        into[0] = 1;
        into[1] = Math.clamp(first[i], -MOST, MOST);
        if (same.others(i) > 0) {
            into[2] = Math.clamp(same.highest(i), -MOST, MOST);
            into[3] = Math.clamp(same.mean(i), -MOST, MOST);
            into[4] = 1;
        }
        Tokens tokens = beliefs.reading().tokens();
        float before = i > 0 && tokens.linesBefore(i) == 0 ? first[i - 1] : -MOST;
        float after = i + 1 < first.length && tokens.linesBefore(i + 1) == 0 ? first[i + 1] : -MOST;
        into[5] = Math.clamp(Math.max(before, after), -MOST, MOST);
        into[6] = same.isWritten(i) ? 1 : 0;
        into[7] = Math.clamp(Math.min(before, after), -MOST, MOST);
    }

    private static float product(float[] weights, float[] facts) {
        float sum = 0;
        for (int k = 0; k < facts.length; k++) {
            sum += weights[k] * facts[k];
        }
        return sum;
    }
}

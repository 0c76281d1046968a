package health.cordon.ner;

import health.cordon.deid.Detection;
import java.util.BitSet;
import java.util.List;

/**
 * What each step of the cascade makes of the tokens of one text: the sequence model of all, the encoder of those that it
 * read, and what rules and lexicons have claimed. Not thread-safe.
 */
public final class Beliefs {

    /** Steps of sureness in which claims of rules are seen; 0 is no claim. */
    static final int STEPS = 6;

    private final Reading reading;
    private final float[] sequence;
    private final float[] encoder;
    private final BitSet encoded = new BitSet();
    private final BitSet hurried = new BitSet();
    private final byte[] claims;
    private final BitSet addresses = new BitSet();

    /**
     * @param sequence the sequence model's probabilities, {@code [token * Label.COUNT + label]}
     * @param found what other detectors have claimed
     */
    public Beliefs(Reading reading, float[] sequence, List<Detection> found) {
        this.reading = reading;
        this.sequence = sequence;
        encoder = new float[sequence.length];
        claims = new byte[reading.size()];
        for (Detection claim : found) {
            if (!Reading.isSettled(claim.kind())) {
                note(claim);
            }
        }
    }

    private void note(Detection claim) {
        int last = reading.tokens().at(claim.end() - 1);
        byte step = step(claim.score());
        for (int i = reading.tokens().at(claim.start()); i <= last && i < claims.length; i++) {
            if (NameCascade.decidesFor(claim)) {
                claims[i] = (byte) Math.max(claims[i], step);
            } else if (claim.score() >= 0.5) {
                addresses.set(i);
            }
        }
    }

    private static byte step(double score) {
        return (byte) (score < 0.5 ? 1 : score < 0.65 ? 2 : score < 0.8 ? 3 : score < 0.9 ? 4 : 5);
    }

    /** The text. */
    public Reading reading() {
        return reading;
    }

    /** The sequence model's logarithm of odds that token {@code i} is an identifier. */
    float sequence(int i) {
        return odds(1 - sequence[i * Label.COUNT]);
    }

    /** The encoder's; 0 if it has not read the token. */
    float encoder(int i) {
        return encoded.get(i) ? odds(1 - encoder[i * Label.COUNT]) : 0;
    }

    /** Whether the encoder has read token {@code i}. */
    public boolean isEncoded(int i) {
        return encoded.get(i);
    }

    /** How sure rules and lexicons are of a name here, 0 if they claim none. */
    int claim(int i) {
        return claims[i];
    }

    /** Whether a claim on which the models do not decide covers token {@code i}. */
    boolean isAddress(int i) {
        return addresses.get(i);
    }

    /** Where the encoder writes what it makes of the tokens from {@code from} to {@code to}. */
    float[] encode(int from, int to) {
        encoded.set(from, to);
        return encoder;
    }

    /** Notes that the encoder should have read these tokens, and that there was no budget for it. */
    void hurry(int from, int to) {
        hurried.set(from, to);
    }

    /** Whether token {@code i} is doubtful and was not read by the encoder for lack of budget. */
    boolean isHurried(int i) {
        return hurried.get(i);
    }

    /** How likely a label is for token {@code i}, all steps together. */
    float probability(int i, Label label) {
        int at = i * Label.COUNT + label.ordinal();
        return encoded.get(i) ? (sequence[at] + 3 * encoder[at]) / 4 : sequence[at];
    }

    /** How many tokens the encoder has read. */
    int encoded() {
        return encoded.cardinality();
    }

    private static float odds(float p) {
        float bounded = Math.clamp(p, 1e-6f, 1 - 1e-6f);
        return (float) StrictMath.log(bounded / (1 - bounded));
    }
}

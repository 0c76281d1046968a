package health.cordon.ner;

import health.cordon.deid.text.Tokens;
import health.cordon.ner.encoder.Encoder;
import health.cordon.ner.encoder.EncoderInput;

/** Shows the encoder the sentences of a text that are worth its time. */
final class Doubts {

    /** A sentence is doubtful if a word's probability lies between these: wider, more is read and little more is found. */
    private static final float LOW = odds(0.04f);

    private static final float HIGH = odds(0.98f);

    /** With its neighbours a stretch stays as short as this. */
    private static final int CONTEXT = 48;

    private final Encoder encoder;

    Doubts(Encoder encoder) {
        this.encoder = encoder;
    }

    /** Every sentence, as many at a time as fit. */
    void readAll(Beliefs beliefs) {
        Reading text = beliefs.reading();
        int s = 0;
        while (s < text.sentences()) {
            int end = s + 1;
            int pieces = pieces(text, s);
            while (end < text.sentences() && pieces + pieces(text, end) <= Encoder.LONGEST - 2) {
                pieces += pieces(text, end++);
            }
            read(beliefs, text.sentence(s), text.sentence(end), text.sentence(s), text.sentence(end));
            s = end;
        }
    }

    /**
     * The doubtful sentences, each with its neighbours as far as there is room. The budget is counted in pieces and not in
     * time: what comes out must not hang on how busy the machine is. What it does not reach stays doubtful.
     *
     * @param odds what is thought of each token so far
     * @param budget the most pieces that may be spent
     */
    void readDoubtful(Beliefs beliefs, float[] odds, int budget) {
        Reading text = beliefs.reading();
        int left = budget;
        int s = 0;
        while (s < text.sentences()) {
            if (!isDoubtful(text, odds, s)) {
                s++;
                continue;
            }
            int end = s + 1;
            int pieces = pieces(text, s);
            while (end < text.sentences()
                    && isDoubtful(text, odds, end)
                    && pieces + pieces(text, end) <= Encoder.LONGEST - 2) {
                pieces += pieces(text, end++);
            }
            if (pieces > left) {
                beliefs.hurry(text.sentence(s), text.sentence(end));
                s = end;
                continue;
            }
            int from = s;
            int to = end;
            if (from > 0 && pieces + pieces(text, from - 1) <= CONTEXT) {
                pieces += pieces(text, --from);
            }
            if (to < text.sentences() && pieces + pieces(text, to) <= CONTEXT) {
                pieces += pieces(text, to++);
            }
            left -= pieces;
            read(beliefs, text.sentence(from), text.sentence(to), text.sentence(s), text.sentence(end));
            s = end;
        }
    }

    private boolean isDoubtful(Reading text, float[] odds, int s) {
        for (int i = text.sentence(s); i < text.sentence(s + 1); i++) {
            if (odds[i] > LOW && odds[i] < HIGH && text.settled(i) == 0 && text.shape(i) != Tokens.MARK) {
                return true;
            }
        }
        return false;
    }

    private static float odds(float p) {
        return (float) StrictMath.log(p / (1 - p));
    }

    private void read(Beliefs beliefs, int from, int to, int first, int last) {
        int at = first;
        int begin = from;
        while (at < last) {
            int end = fits(beliefs.reading(), begin, to);
            int until = Math.min(end, last);
            encoder.read(beliefs.reading(), begin, end, at, until, beliefs.encode(at, until));
            at = until;
            begin = until;
        }
    }

    /** How far a stretch from {@code from} reaches before it is too long: one token at least. */
    private int fits(Reading text, int from, int to) {
        int[] room = EncoderInput.room();
        int pieces = 2;
        int i = from;
        while (i < to) {
            pieces += encoder.input().pieces(text, i, room);
            if (pieces > Encoder.LONGEST && i > from) {
                break;
            }
            i++;
        }
        return i;
    }

    private int pieces(Reading text, int s) {
        int[] room = EncoderInput.room();
        int count = 0;
        for (int i = text.sentence(s); i < text.sentence(s + 1); i++) {
            count += encoder.input().pieces(text, i, room);
        }
        return count;
    }
}

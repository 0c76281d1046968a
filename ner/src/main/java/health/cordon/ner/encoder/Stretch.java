package health.cordon.ner.encoder;

import health.cordon.ner.Reading;
import java.util.Arrays;

/** Some tokens of a text as the encoder takes them, cut off at {@link Encoder#LONGEST} pieces. */
final class Stretch {

    private final int[] pieces = new int[Encoder.LONGEST];
    private final int[] shapes = new int[Encoder.LONGEST];
    private final int[] evidence = new int[Encoder.LONGEST];
    private final int from;
    /** The first piece of each token; -1 if it has none. */
    private final int[] first;

    private int size;

    Stretch(EncoderInput input, Reading text, int from, int to) {
        this.from = from;
        first = new int[to - from];
        Arrays.fill(first, -1);
        int[] room = EncoderInput.room();
        put(EncoderInput.begin(), EncoderInput.edge(), EncoderInput.EVIDENCE - 1);
        for (int i = from; i < to; i++) {
            int count = input.pieces(text, i, room);
            if (size + count >= Encoder.LONGEST) {
                break;
            }
            first[i - from] = count == 0 ? -1 : size;
            for (int k = 0; k < count; k++) {
                put(room[k], EncoderInput.shape(text, i), EncoderInput.evidence(text, i));
            }
        }
        put(EncoderInput.end(), EncoderInput.edge(), EncoderInput.EVIDENCE - 1);
    }

    private void put(int piece, int shape, int known) {
        pieces[size] = piece;
        shapes[size] = shape;
        evidence[size++] = known;
    }

    int size() {
        return size;
    }

    int[] pieces() {
        return pieces;
    }

    int[] shapes() {
        return shapes;
    }

    int[] evidence() {
        return evidence;
    }

    /** The place of the first piece of token {@code i}; -1 if the encoder sees none of it. */
    int piece(int i) {
        return i < from || i - from >= first.length ? -1 : first[i - from];
    }
}

package health.cordon.ner.sequence;

import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.ner.Label;
import health.cordon.ner.NerError;
import health.cordon.ner.Reading;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/**
 * A linear-chain conditional random field over the words of a sentence (Lafferty, McCallum and Pereira 2001), with hashed
 * features and weights of one byte.
 *
 * <p><b>What this promises.</b> {@link #read} gives, for every token of a text, the probability of each {@link Label}; the
 * same on every machine, in time linear in the text. Immutable and thread-safe.
 *
 * <p><b>What it does not.</b> Probabilities are as good as the notes that it learned from; see the data sheet.
 */
public final class SequenceModel {

    private static final long MAGIC = 0x434F52444E455232L;

    private final int bits;
    private final WeightTable weights;
    private final float scale;
    private final float[] moves;
    private final float[] exponentials;
    private final Plain plain;
    private final String version;

    private SequenceModel(int bits, WeightTable weights, float scale, float[] moves, Plain plain, String version) {
        this.plain = plain;
        this.bits = bits;
        this.weights = weights;
        this.scale = scale;
        this.moves = moves;
        this.version = version;
        exponentials = new float[moves.length];
        for (int i = 0; i < moves.length; i++) {
            exponentials[i] = (float) Math.exp(moves[i]);
        }
    }

    /** A hash of the weights, in hex: what a report names. */
    public String version() {
        return version;
    }

    int bits() {
        return bits;
    }

    float[] moves() {
        return moves;
    }

    Plain plain() {
        return plain;
    }

    /** The weight of a label in a row. */
    float weight(int row, int label) {
        return weights.weight(row, label) * scale;
    }

    /** The probability of each label of each token, {@code [token * Label.COUNT + label]}. */
    public float[] read(Reading text) {
        float[] marginals = new float[text.size() * Label.COUNT];
        Features features = new Features(text, bits);
        Lattice lattice = new Lattice();
        int[] rows = new int[Features.COUNT];
        for (int s = 0; s < text.sentences(); s++) {
            int start = text.sentence(s);
            int end = text.sentence(s + 1);
            int i = start;
            while (i < end) {
                if (plain.holds(text, i)) {
                    marginals[i++ * Label.COUNT] = 1;
                    continue;
                }
                int from = i++;
                while (i < end && !plain.holds(text, i)) {
                    i++;
                }
                float[] scores = lattice.scores(i - from);
                for (int k = from; k < i; k++) {
                    features.write(k, rows, 0);
                    weights.sum(rows, scale, scores, (k - from) * Label.COUNT);
                }
                lattice.run(i - from, exponentials, null, from > start, i < end);
                for (int k = from; k < i; k++) {
                    lattice.marginals(k - from, marginals, k * Label.COUNT);
                }
            }
        }
        return marginals;
    }

    /**
     * Reads a model and checks it whole.
     *
     * @throws CordonException {@link NerError#MODEL_DAMAGED} if a byte is missing or other than it was written
     * @throws IOException if the stream fails
     */
    public static SequenceModel read(InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        try {
            ByteBuffer head = ByteBuffer.wrap(bytes);
            if (head.getLong() != MAGIC || head.getInt() != Label.COUNT || head.getInt() != Features.COUNT) {
                throw damaged(bytes.length);
            }
            int checksum = head.getInt();
            byte[] version = new byte[32];
            head.get(version);
            int bits = head.getInt();
            if (bits < 8 || bits > 24) {
                throw damaged(bytes.length);
            }
            byte[] body = new byte[size(bits)];
            inflate(bytes, head.position(), body);
            if (checksum(version, body) != checksum) {
                throw damaged(bytes.length);
            }
            return unpacked(bits, body, HexFormat.of().formatHex(version));
        } catch (BufferUnderflowException | DataFormatException e) {
            throw new CordonException(NerError.MODEL_DAMAGED, e, SafeArg.of("bytes", bytes.length));
        }
    }

    private static void inflate(byte[] packed, int from, byte[] into) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed, from, packed.length - from);
            int done = 0;
            while (done < into.length) {
                int more = inflater.inflate(into, done, into.length - done);
                if (more == 0) {
                    throw new DataFormatException("cut");
                }
                done += more;
            }
            if (inflater.inflate(new byte[1]) > 0 || !inflater.finished()) {
                throw new DataFormatException("too long, or without its end");
            }
        } finally {
            inflater.end();
        }
    }

    private static SequenceModel unpacked(int bits, byte[] body, String version) {
        ByteBuffer buffer = ByteBuffer.wrap(body);
        float scale = buffer.getFloat();
        float[] moves = new float[Label.COUNT * Label.COUNT];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = buffer.getFloat();
        }
        WeightTable weights = WeightTable.read(buffer, 1 << bits);
        long[] plain = new long[1 << (Plain.BITS - 6)];
        buffer.asLongBuffer().get(plain);
        return new SequenceModel(bits, weights, scale, moves, new Plain(plain), version);
    }

    private static int size(int bits) {
        return Float.BYTES * (1 + Label.COUNT * Label.COUNT) + (1 << bits) * Label.COUNT + (1 << (Plain.BITS - 3));
    }

    /** Writes the model as {@link #read} takes it: the same model gives the same bytes. */
    public void write(OutputStream out) throws IOException {
        byte[] body = body(bits, weights, scale, moves, plain);
        byte[] hash = HexFormat.of().parseHex(version);
        DataOutputStream head = new DataOutputStream(out);
        head.writeLong(MAGIC);
        head.writeInt(Label.COUNT);
        head.writeInt(Features.COUNT);
        head.writeInt(checksum(hash, body));
        head.write(hash);
        head.writeInt(bits);
        DeflaterOutputStream packed = new DeflaterOutputStream(head, new Deflater(Deflater.BEST_COMPRESSION));
        packed.write(body);
        packed.finish();
        head.flush();
    }

    /** A model from its weights, with the hash that names it. */
    static SequenceModel of(int bits, WeightTable weights, float scale, float[] moves, Plain plain) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body(bits, weights, scale, moves, plain));
            return new SequenceModel(
                    bits, weights, scale, moves, plain, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static byte[] body(int bits, WeightTable weights, float scale, float[] moves, Plain plain) {
        ByteBuffer buffer = ByteBuffer.allocate(size(bits));
        buffer.putFloat(scale);
        for (float move : moves) {
            buffer.putFloat(move);
        }
        weights.write(buffer);
        buffer.asLongBuffer().put(plain.bits());
        return buffer.array();
    }

    /** Told apart from the hash because it costs nothing at start; the hash says which model it is. */
    private static int checksum(byte[] version, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(version);
        crc.update(body);
        return (int) crc.getValue();
    }

    private static CordonException damaged(int bytes) {
        return new CordonException(NerError.MODEL_DAMAGED, SafeArg.of("bytes", bytes));
    }
}

package health.cordon.ner.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.ner.Label;
import health.cordon.ner.NerError;
import health.cordon.ner.Reading;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A small transformer that reads a stretch of a text, some sentences long, and gives each word the probability of each
 * {@link Label}.
 *
 * <p>One stretch at a time on the caller's thread: what comes out for a stretch does not depend on others. A stretch that
 * was read lately is not run again. Thread-safe.
 * Close it when no thread uses it any more.
 */
public final class Encoder implements AutoCloseable {

    /** The most pieces that a stretch may have, its two end marks included. */
    public static final int LONGEST = 128;

    /**
     * The runtime starts on a stack of its own: beside other native libraries it needs more than Java gives a thread, and a
     * native stack that ends takes the process with it.
     */
    private static final long STARTING_STACK = 16L << 20;

    private final EncoderInput input;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final SeenStretches seen = new SeenStretches();

    private Encoder(EncoderInput input, OrtEnvironment environment, OrtSession session) {
        this.input = input;
        this.environment = environment;
        this.session = session;
    }

    /**
     * Starts a model.
     *
     * @param model an ONNX graph with inputs {@code pieces, shapes, evidence, mask} and the output {@code labels}
     * @throws CordonException {@link NerError#ENCODER_UNUSABLE} if the runtime does not start or refuses the model
     */
    public static Encoder start(EncoderInput input, byte[] model) {
        FutureTask<Encoder> start = new FutureTask<>(() -> started(input, model));
        Thread.ofPlatform()
                .name("cordon-encoder")
                .stackSize(STARTING_STACK)
                .daemon()
                .start(start);
        try {
            return start.get();
        } catch (ExecutionException e) {
            // A library that is missing or of another machine is told in the same way.
            Throwable cause = Objects.requireNonNull(e.getCause());
            throw new CordonException(NerError.ENCODER_UNUSABLE, cause, SafeArg.cause(cause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CordonException(NerError.ENCODER_UNUSABLE, e, SafeArg.cause(e));
        }
    }

    private static Encoder started(EncoderInput input, byte[] model) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return new Encoder(input, environment, environment.createSession(model, options));
        }
    }

    /** How a text is cut for this encoder. */
    public EncoderInput input() {
        return input;
    }

    /**
     * Reads the tokens from {@code from} to {@code to} and writes the probabilities of those among them that lie from
     * {@code first} to {@code last}. Tokens of which the encoder saw nothing get those of the token before them.
     *
     * @param into {@code [token * Label.COUNT + label]}
     */
    public void read(Reading text, int from, int to, int first, int last, float[] into) {
        Stretch stretch = new Stretch(input, text, from, to);
        float[] logits = logits(stretch);
        for (int i = first; i < last; i++) {
            int piece = stretch.piece(i);
            if (piece < 0) {
                if (i > 0) {
                    System.arraycopy(into, (i - 1) * Label.COUNT, into, i * Label.COUNT, Label.COUNT);
                }
                continue;
            }
            softmax(logits, piece * Label.COUNT, into, i * Label.COUNT);
        }
    }

    private float[] logits(Stretch stretch) {
        SeenStretches.Seen before = seen.of(stretch);
        float[] known = before.logits();
        if (known == null) {
            known = run(stretch);
            before.keep(known);
        }
        return known;
    }

    private float[] run(Stretch stretch) {
        int n = stretch.size();
        long[] shape = {1, n};
        try (OnnxTensor pieces = longs(stretch.pieces(), shape);
                OnnxTensor shapes = longs(stretch.shapes(), shape);
                OnnxTensor evidence = longs(stretch.evidence(), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, ones(n), shape);
                OrtSession.Result result =
                        session.run(Map.of("pieces", pieces, "shapes", shapes, "evidence", evidence, "mask", mask))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] logits = new float[values.remaining()];
            values.get(logits);
            return logits;
        } catch (OrtException e) {
            throw new CordonException(NerError.ENCODER_UNUSABLE, e, SafeArg.cause(e));
        }
    }

    private OnnxTensor longs(int[] values, long[] shape) throws OrtException {
        LongBuffer buffer = ByteBuffer.allocateDirect((int) shape[1] * Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
        for (int i = 0; i < shape[1]; i++) {
            buffer.put(i, values[i]);
        }
        return OnnxTensor.createTensor(environment, buffer, shape);
    }

    private static FloatBuffer ones(int n) {
        FloatBuffer buffer = ByteBuffer.allocateDirect(n * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int i = 0; i < n; i++) {
            buffer.put(i, 1f);
        }
        return buffer;
    }

    private static void softmax(float[] logits, int at, float[] into, int to) {
        float top = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < Label.COUNT; j++) {
            top = Math.max(top, logits[at + j]);
        }
        float sum = 0;
        for (int j = 0; j < Label.COUNT; j++) {
            into[to + j] = (float) StrictMath.exp(logits[at + j] - top);
            sum += into[to + j];
        }
        for (int j = 0; j < Label.COUNT; j++) {
            into[to + j] /= sum;
        }
    }

    /** Frees the native memory. */
    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new CordonException(NerError.ENCODER_UNUSABLE, e, SafeArg.cause(e));
        }
    }
}

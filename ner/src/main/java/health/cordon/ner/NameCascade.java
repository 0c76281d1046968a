package health.cordon.ner;

import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.deid.Detection;
import health.cordon.deid.Detections;
import health.cordon.deid.Profile;
import health.cordon.deid.lexicon.Lexicon;
import health.cordon.deid.spi.Judge;
import health.cordon.deid.text.SourceText;
import health.cordon.ner.encoder.Encoder;
import health.cordon.ner.sequence.SequenceModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is a name, a place, a facility, in steps of which each sees only what the cheaper one could not settle.
 *
 * <p><b>What this promises.</b> The same text, models and profile give the same claims on any number of threads. Work is
 * bounded for any text. A model that is missing or damaged stops the start.
 *
 * <p><b>What it does not.</b> It is as good as the texts it learned from: {@code docs/models.md}.
 *
 * <p>Thread-safe. Close it when no engine uses it any more.
 */
@Cfr("164.514(b)(2)(i)(A)")
@Cfr("164.514(b)(2)(i)(B)")
public final class NameCascade implements Judge, AutoCloseable {

    /**
     * The evidence of a claim in a sentence that the encoder should have read and for which there was no budget left. It was
     * redacted rather than left; many of these in a report mean that the profile does not do what it is named for.
     */
    public static final String NOT_READ_TWICE = "context, doubtful and not read twice";

    /** The detector whose claims count as evidence here. */
    private static final String RULES_OF_NAMES = "names";

    private static final String UNNAMED = "unnamed";

    private final Lexicon lexicon;
    private final SequenceModel sequence;
    private final @Nullable Encoder encoder;
    private final Weighing weighing;
    private final Profile profile;
    private final LongAdder tokens = new LongAdder();
    private final LongAdder readTwice = new LongAdder();
    private final ModelHashes hashes;

    private NameCascade(
            Profile profile, SequenceModel sequence, @Nullable Encoder encoder, Weighing weighing, ModelHashes hashes) {
        this.profile = profile;
        this.hashes = encoder == null ? hashes.withoutEncoder() : hashes;
        this.lexicon = Lexicon.load();
        this.sequence = sequence;
        this.encoder = encoder;
        this.weighing = weighing;
    }

    /**
     * The cascade with the models that ship.
     *
     * @throws CordonException if a model is missing or damaged, or the encoder's runtime cannot start
     */
    public static NameCascade load(Profile profile) {
        return load(profile, Models.shipped());
    }

    /**
     * The cascade with another sequence model in the place of the one that ships.
     *
     * @throws CordonException as {@link #load(Profile)}
     */
    public static NameCascade load(Profile profile, SequenceModel own) {
        return load(profile, Models.shipped(), own);
    }

    static NameCascade load(Profile profile, Models models) {
        return load(profile, models, models.sequence());
    }

    private static NameCascade load(Profile profile, Models models, SequenceModel sequence) {
        Weighing weighing = models.weighing();
        return new NameCascade(
                profile,
                sequence,
                profile == Profile.FAST ? null : models.encoder(),
                weighing,
                models.hashes().withSequence(sequence.version()));
    }

    /** A cascade of these models, of which only the sequence model has a name. */
    public static NameCascade of(
            Profile profile, SequenceModel sequence, @Nullable Encoder encoder, Weighing weighing) {
        return new NameCascade(
                profile, sequence, encoder, weighing, new ModelHashes(sequence.version(), UNNAMED, UNNAMED, UNNAMED));
    }

    /**
     * The same cascade with another sequence model. Both share the encoder: close one of them, when neither is used any more.
     */
    public NameCascade with(SequenceModel other) {
        return new NameCascade(profile, other, encoder, weighing, hashes.withSequence(other.version()));
    }

    /** The sequence model that ships: what a site's own starts from. */
    public static SequenceModel shippedSequence() {
        return Models.shipped().sequence();
    }

    /** The sequence model in use. */
    public SequenceModel sequence() {
        return sequence;
    }

    /** The models in use. */
    public ModelHashes models() {
        return hashes;
    }

    /** Reads weights that {@code FitWeighing} wrote. */
    public static Weighing weighing(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return Weighing.read(lines);
        }
    }

    @Override
    public String name() {
        return "ner";
    }

    @Override
    public boolean decides(Detection claim) {
        return decidesFor(claim);
    }

    static boolean decidesFor(Detection claim) {
        return claim.detector().equals(RULES_OF_NAMES);
    }

    @Override
    public void detect(SourceText text, Detections found) {
        Beliefs beliefs = believe(Reading.of(text, lexicon, found.all()), found);
        Verdict.of(beliefs, weighing.weigh(beliefs)).write(name(), found);
    }

    /** Runs the models over a text. */
    public Beliefs believe(Reading reading, Detections found) {
        Beliefs beliefs = new Beliefs(reading, sequence.read(reading), found.all());
        if (encoder != null) {
            Doubts doubts = new Doubts(encoder);
            if (profile == Profile.MAX) {
                doubts.readAll(beliefs);
            } else {
                doubts.readDoubtful(beliefs, weighing.local(beliefs), 1_000 + reading.size() / 6);
            }
            tokens.add(reading.size());
            readTwice.add(beliefs.encoded());
        }
        return beliefs;
    }

    /** What share of all tokens so far the encoder has read. */
    public double shareReadTwice() {
        return readTwice.sum() / (double) Math.max(1, tokens.sum());
    }

    @Override
    public void close() {
        if (encoder != null) {
            encoder.close();
        }
    }
}

package health.cordon.ner.train;

import health.cordon.ner.Label;
import health.cordon.ner.Reading;
import health.cordon.ner.sequence.SequenceModel;
import health.cordon.ner.sequence.SequenceTrainer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;

/**
 * Teaches a sequence model the notes of a site, with other texts beside them so that it does not forget what it knows.
 *
 * <p>The notes of a site are few: they are gone over as often as it takes for them to weigh something beside the others, and
 * steps are small, with a pull back to where the model started (Daumé and Marcu 2006 name the problem; the pull is the
 * oldest answer to it). What the site's annotators never marked, in any note, is not taken for no identifier where the model
 * thinks otherwise: a gold that leaves out clinicians must not teach to leave them in.
 *
 * <p>The same texts in the same order with the same seed give the same model. Not thread-safe.
 */
public final class Retraining {

    /** How often all texts are gone over. */
    public static final int ROUNDS = 6;

    /** Tokens of the site for each token beside them, as far as repeating does it. */
    private static final double SHARE = 0.5;

    private static final int MOST_TIMES = 6;

    /** How sure the model must be of what the annotators never speak of. */
    private static final float UNSPOKEN = 0.3f;

    private final SequenceModel from;
    private final SequenceTrainer trainer;
    private final Alignment alignment = new Alignment();
    private final List<Alignment.Aligned> site = new ArrayList<>();
    private final Set<Label> spoken = EnumSet.of(Label.OTHER);
    private long besideTokens;
    private long siteTokens;

    /**
     * @param from where it starts
     * @param seed decides the order in which texts are gone over
     */
    public Retraining(SequenceModel from, long seed) {
        this.from = from;
        trainer = SequenceTrainer.from(from, seed);
    }

    /** Takes a text of the site. */
    public void learn(LabelledText note) {
        Alignment.Aligned aligned = alignment.align(note);
        site.add(aligned);
        siteTokens += aligned.reading().size();
        for (LabelledText.Mark mark : note.marks()) {
            for (Label label : Label.values()) {
                if (mark.isPhi() && (mark.allowed() & label.bit()) != 0) {
                    spoken.add(label);
                }
            }
        }
    }

    /** Takes a text against forgetting. */
    public void keep(LabelledText text) {
        Alignment.Aligned aligned = alignment.align(text);
        besideTokens += aligned.reading().size();
        trainer.add(aligned.reading(), aligned.allowed());
    }

    /**
     * The model after all texts.
     *
     * @param progress is told the mean loss of a token after each round
     */
    public SequenceModel model(DoubleConsumer progress) {
        int times = Math.clamp(Math.round(SHARE * besideTokens / Math.max(1, siteTokens)), 1, MOST_TIMES);
        for (Alignment.Aligned note : site) {
            int[] allowed = open(note);
            for (int i = 0; i < times; i++) {
                trainer.add(note.reading(), allowed);
            }
        }
        site.clear();
        trainer.learn(ROUNDS, progress);
        return trainer.model();
    }

    /** The labels that the gold allows, and any where the model believes in one that the gold never speaks of. */
    private int[] open(Alignment.Aligned note) {
        Reading reading = note.reading();
        int[] allowed = note.allowed().clone();
        float[] believed = from.read(reading);
        for (int i = 0; i < allowed.length; i++) {
            float unspoken = 0;
            for (Label label : Label.values()) {
                unspoken += spoken.contains(label) ? 0 : believed[i * Label.COUNT + label.ordinal()];
            }
            if (allowed[i] == Label.OTHER.bit() && unspoken >= UNSPOKEN) {
                allowed[i] = LabelledText.ANYTHING;
            }
        }
        return allowed;
    }
}

package health.cordon.training;

import health.cordon.ner.sequence.SequenceModel;
import health.cordon.ner.sequence.SequenceTrainer;
import health.cordon.ner.train.Alignment;
import health.cordon.ner.train.LabelledText;
import health.cordon.training.corpora.Corpora;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Makes the sequence model that ships. Arguments: corpora, own given names, generated notes, rounds, the model's file. */
public final class TrainSequence {

    private static final long SEED = 2026;

    private TrainSequence() {}

    /** See the class. */
    public static void main(String[] args) throws IOException {
        Path corpora = Path.of(args[0]);
        Corpora texts = new Corpora(corpora, Path.of(args[1]));
        Alignment alignment = new Alignment();
        SequenceTrainer trainer = SequenceTrainer.fresh(SEED);
        long started = System.nanoTime();
        int[] tokens = {0};
        java.util.function.Consumer<LabelledText> learn = text -> {
            Alignment.Aligned aligned = alignment.align(text);
            trainer.add(aligned.reading(), aligned.allowed());
            tokens[0] += aligned.reading().size();
        };
        texts.publicTexts(learn);
        System.out.printf(
                Locale.ROOT,
                "public: %,d tokens, %,d sentences, %.0f s%n",
                tokens[0],
                trainer.size(),
                seconds(started));
        int notes = Integer.parseInt(args[2]);
        texts.generated(SEED, notes, notes / 3, learn);
        System.out.printf(
                Locale.ROOT, "all: %,d tokens, %,d sentences, %.0f s%n", tokens[0], trainer.size(), seconds(started));
        trainer.learn(
                Integer.parseInt(args[3]),
                loss -> System.out.printf(Locale.ROOT, "loss %.5f, %.0f s%n", loss, seconds(started)));
        SequenceModel model = trainer.model();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[4])))) {
            model.write(out);
        }
        System.out.printf(
                Locale.ROOT, "%s: %,d bytes, version %s%n", args[4], Files.size(Path.of(args[4])), model.version());
        List<LabelledText> tuning = texts.tuningTexts();
        tuning.addAll(texts.heldOut(SEED, 1440, 500));
        Figures.print(model, tuning, alignment);
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}

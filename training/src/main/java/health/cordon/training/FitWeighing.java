package health.cordon.training;

import health.cordon.deid.Profile;
import health.cordon.deid.text.Tokens;
import health.cordon.ner.Beliefs;
import health.cordon.ner.Label;
import health.cordon.ner.NameCascade;
import health.cordon.ner.SameWords;
import health.cordon.ner.Weighing;
import health.cordon.ner.encoder.Encoder;
import health.cordon.ner.encoder.EncoderInput;
import health.cordon.ner.sequence.SequenceModel;
import health.cordon.ner.train.Alignment;
import health.cordon.ner.train.LabelledText;
import health.cordon.training.corpora.Corpora;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Fits how the steps of the cascade are weighed, on texts that neither model learned from. Arguments: corpora, own given names,
 * sequence model, vocabulary, encoder, the file to write.
 */
public final class FitWeighing {

    private FitWeighing() {}

    /** See the class. */
    public static void main(String[] args) throws IOException {
        Path corpora = Path.of(args[0]);
        Corpora texts = new Corpora(corpora, Path.of(args[1]));
        SequenceModel sequence;
        try (InputStream in = Files.newInputStream(Path.of(args[2]))) {
            sequence = SequenceModel.read(in);
        }
        EncoderInput input;
        try (InputStream in = Files.newInputStream(Path.of(args[3]))) {
            input = EncoderInput.read(in);
        }
        List<LabelledText> tuning = texts.tuningTexts();
        Alignment alignment = new Alignment();
        Weighing none = new Weighing(new float[Weighing.LOCAL], new float[Weighing.LOCAL], new float[Weighing.WIDE]);
        float[] alone;
        float[] read;
        float[] wide;
        try (Encoder encoder = Encoder.start(input, Files.readAllBytes(Path.of(args[4])))) {
            alone = local(tuning, alignment, NameCascade.of(Profile.FAST, sequence, null, none));
            System.out.println("alone " + Arrays.toString(alone));
            read = local(tuning, alignment, NameCascade.of(Profile.MAX, sequence, encoder, none));
            System.out.println("read " + Arrays.toString(read));
            Weighing half = new Weighing(alone, read, new float[Weighing.WIDE]);
            wide = wide(tuning, alignment, NameCascade.of(Profile.DEFAULT, sequence, encoder, none), half);
            System.out.println("wide " + Arrays.toString(wide));
        }
        List<String> lines = new ArrayList<>();
        lines.add(line("alone", alone));
        lines.add(line("read", read));
        lines.add(line("wide", wide));
        Files.write(Path.of(args[5]), lines);
    }

    private static String line(String name, float[] weights) {
        StringBuilder line = new StringBuilder(name);
        for (float weight : weights) {
            line.append(String.format(Locale.ROOT, " %.5f", weight));
        }
        return line.toString();
    }

    private static float[] local(List<LabelledText> texts, Alignment alignment, NameCascade cascade) {
        Regression regression = new Regression(Weighing.LOCAL);
        float[] facts = new float[Weighing.LOCAL];
        for (LabelledText text : texts) {
            Alignment.Aligned aligned = alignment.align(text);
            Beliefs beliefs = cascade.believe(aligned.reading(), aligned.found());
            for (int i = 0; i < aligned.allowed().length; i++) {
                if (counts(aligned, i)) {
                    Weighing.local(beliefs, i, facts);
                    regression.add(facts, (aligned.allowed()[i] & Label.OTHER.bit()) == 0);
                }
            }
        }
        return regression.fit();
    }

    private static float[] wide(List<LabelledText> texts, Alignment alignment, NameCascade cascade, Weighing half) {
        Regression regression = new Regression(Weighing.WIDE);
        float[] facts = new float[Weighing.WIDE];
        for (LabelledText text : texts) {
            Alignment.Aligned aligned = alignment.align(text);
            Beliefs beliefs = cascade.believe(aligned.reading(), aligned.found());
            float[] first = half.local(beliefs);
            SameWords same = new SameWords(aligned.reading(), first);
            for (int i = 0; i < first.length; i++) {
                if (counts(aligned, i)) {
                    Weighing.wide(beliefs, first, same, i, facts);
                    regression.add(facts, (aligned.allowed()[i] & Label.OTHER.bit()) == 0);
                }
            }
        }
        return regression.fit();
    }

    /** Marks follow their neighbours; what the gold leaves open teaches nothing. */
    private static boolean counts(Alignment.Aligned aligned, int i) {
        int allowed = aligned.allowed()[i];
        boolean open = (allowed & Label.OTHER.bit()) != 0 && allowed != Label.OTHER.bit();
        return !open && aligned.reading().settled(i) == 0 && aligned.reading().shape(i) != Tokens.MARK;
    }
}

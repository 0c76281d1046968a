package health.cordon.training;

import health.cordon.ner.Label;
import health.cordon.ner.Reading;
import health.cordon.ner.sequence.SequenceModel;
import health.cordon.ner.train.Alignment;
import health.cordon.ner.train.LabelledText;
import health.cordon.training.corpora.Corpora;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What share of a text lies in sentences of which the sequence model is in doubt, for several notions of doubt. */
public final class Routing {

    private static final float[] LOWS = {0.003f, 0.01f, 0.03f, 0.1f};
    private static final float[] HIGHS = {0.98f, 0.995f, 0.999f, 1.01f};

    private Routing() {}

    /** Arguments: corpora, own given names, sequence model. */
    public static void main(String[] args) throws IOException {
        Corpora texts = new Corpora(Path.of(args[0]), Path.of(args[1]));
        SequenceModel model;
        try (InputStream in = Files.newInputStream(Path.of(args[2]))) {
            model = SequenceModel.read(in);
        }
        Map<String, List<LabelledText>> sources = new TreeMap<>();
        texts.tuningTexts()
                .forEach(text -> sources.computeIfAbsent(text.source(), k -> new ArrayList<>())
                        .add(text));
        Alignment alignment = new Alignment();
        sources.forEach((source, list) -> {
            long[][] routed = new long[LOWS.length][HIGHS.length];
            long total = 0;
            for (LabelledText text : list) {
                Reading reading = alignment.align(text).reading();
                float[] p = model.read(reading);
                for (int s = 0; s < reading.sentences(); s++) {
                    int size = reading.sentence(s + 1) - reading.sentence(s);
                    total += size;
                    for (int l = 0; l < LOWS.length; l++) {
                        for (int h = 0; h < HIGHS.length; h++) {
                            routed[l][h] += isDoubtful(reading, s, p, LOWS[l], HIGHS[h]) ? size : 0;
                        }
                    }
                }
            }
            System.out.printf("%-20s", source);
            for (long[] row : routed) {
                System.out.print("  |");
                for (long value : row) {
                    System.out.printf(Locale.ROOT, " %.3f", value / (double) Math.max(1, total));
                }
            }
            System.out.println();
        });
    }

    private static boolean isDoubtful(Reading reading, int s, float[] p, float low, float high) {
        for (int i = reading.sentence(s); i < reading.sentence(s + 1); i++) {
            float phi = 1 - p[i * Label.COUNT];
            if (phi > low && phi < high && reading.settled(i) == 0) {
                return true;
            }
        }
        return false;
    }
}

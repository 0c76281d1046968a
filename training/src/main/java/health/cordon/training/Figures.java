package health.cordon.training;

import health.cordon.ner.Label;
import health.cordon.ner.sequence.SequenceModel;
import health.cordon.ner.train.Alignment;
import health.cordon.ner.train.LabelledText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Quick figures of a model alone, by source: what share of marked stretches is found whole, what share of the rest is touched. */
final class Figures {

    private static final float[] THRESHOLDS = {0.2f, 0.35f, 0.5f, 0.7f};

    private Figures() {}

    private static final class Tally {
        private int marks;
        private int free;
        private final int[] found = new int[THRESHOLDS.length];
        private final int[] needless = new int[THRESHOLDS.length];
        private final int[] touched = new int[THRESHOLDS.length];
    }

    static void print(SequenceModel model, List<LabelledText> texts, Alignment alignment) {
        Map<String, Tally> tallies = new TreeMap<>();
        int tokens = 0;
        int skipped = 0;
        int lost = 0;
        for (LabelledText text : texts) {
            Alignment.Aligned aligned = alignment.align(text);
            float[] p = model.read(aligned.reading());
            for (int i = 0; i < aligned.reading().size(); i++) {
                tokens++;
                skipped += p[i * Label.COUNT] == 1 ? 1 : 0;
                lost += p[i * Label.COUNT] == 1 && (aligned.allowed()[i] & Label.OTHER.bit()) == 0 ? 1 : 0;
            }
            count(tallies.computeIfAbsent(text.source(), k -> new Tally()), aligned, p);
        }
        System.out.printf(Locale.ROOT, "passed over %d of %d tokens, %d of them identifiers%n", skipped, tokens, lost);
        System.out.println(
                "source            marks   found whole at 0.2, 0.35, 0.5, 0.7        needless tokens a mark          free, untouched");
        tallies.forEach((source, t) -> {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-16s %6d ", source, t.marks));
            for (int found : t.found) {
                line.append(String.format(Locale.ROOT, " %.3f", found / (double) Math.max(1, t.marks)));
            }
            line.append("   ");
            for (int needless : t.needless) {
                line.append(String.format(Locale.ROOT, " %.3f", needless / (double) Math.max(1, t.marks)));
            }
            line.append("   ").append(t.free);
            for (int touched : t.touched) {
                line.append(String.format(Locale.ROOT, " %.3f", 1 - touched / (double) Math.max(1, t.free)));
            }
            System.out.println(line);
        });
    }

    private static void count(Tally tally, Alignment.Aligned aligned, float[] p) {
        int[] allowed = aligned.allowed();
        boolean any = false;
        boolean[] touched = new boolean[THRESHOLDS.length];
        int i = 0;
        while (i < allowed.length) {
            boolean phi = (allowed[i] & Label.OTHER.bit()) == 0;
            int end = i + 1;
            while (end < allowed.length && phi && allowed[end] == allowed[i]) {
                end++;
            }
            for (int k = 0; k < THRESHOLDS.length; k++) {
                boolean whole = true;
                for (int t = i; t < end; t++) {
                    boolean hit = 1 - p[t * Label.COUNT] >= THRESHOLDS[k];
                    whole &= hit || aligned.reading().shape(t) == 7;
                    if (!phi && hit && allowed[t] == Label.OTHER.bit()) {
                        tally.needless[k]++;
                        touched[k] = true;
                    }
                }
                tally.found[k] += phi && whole ? 1 : 0;
            }
            tally.marks += phi ? 1 : 0;
            any |= phi;
            i = end;
        }
        if (!any) {
            tally.free++;
            for (int k = 0; k < THRESHOLDS.length; k++) {
                tally.touched[k] += touched[k] ? 1 : 0;
            }
        }
    }
}

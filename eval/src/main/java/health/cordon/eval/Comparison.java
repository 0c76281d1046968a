package health.cordon.eval;

import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Two engines on the same notes.
 *
 * @param before what the first reached
 * @param after what the second reached
 * @param gained identifiers that only the second found
 * @param lost identifiers that only the first found
 * @param recall the second's recall less the first's, over documents
 * @param overRedaction the second's over-redaction less the first's, over documents
 */
public record Comparison(
        EvalReport before, EvalReport after, long gained, long lost, Interval recall, Interval overRedaction) {

    private static final int RESAMPLES = 1000;
    private static final int SEED = 20260102;

    /** One document under both. */
    private record Both(DocumentScore before, DocumentScore after) {}

    /** Runs both on each document; the engines are called from several threads if the options say so. */
    public static Comparison of(
            Consumer<Consumer<GoldDocument>> gold,
            EvalOptions options,
            Function<Document, List<Span>> first,
            Function<Document, List<Span>> second) {
        Accumulator before = new Accumulator(options);
        Accumulator after = new Accumulator(options);
        List<long[]> counts = new ArrayList<>();
        long[] changed = new long[2];
        InOrder.run(
                gold,
                options.threads(),
                document -> {
                    Document text = Document.of(document.id(), document.text());
                    return new Both(
                            Scorer.score(document, first.apply(text)), Scorer.score(document, second.apply(text)));
                },
                both -> {
                    before.add(both.before());
                    after.add(both.after());
                    counts.add(counted(both));
                    change(both, changed);
                });
        return new Comparison(
                before.report(), after.report(), changed[0], changed[1], difference(counts, 0), difference(counts, 2));
    }

    /** Found more, of how many; redacted more without need, of how much. */
    private static long[] counted(Both both) {
        return new long[] {
            both.after().covered() - both.before().covered(),
            both.before().elements().size(),
            both.after().plainCovered() - both.before().plainCovered(),
            both.before().plainSigns()
        };
    }

    private static void change(Both both, long[] changed) {
        for (int i = 0; i < both.before().elements().size(); i++) {
            boolean then = both.before().elements().get(i).isCovered();
            boolean now = both.after().elements().get(i).isCovered();
            changed[0] += now && !then ? 1 : 0;
            changed[1] += then && !now ? 1 : 0;
        }
    }

    /** The percentile interval over documents, drawn with replacement; both engines keep the same documents. */
    private static Interval difference(List<long[]> counts, int at) {
        Seeded seeded = Seeded.of(SEED);
        double[] differences = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            long more = 0;
            long all = 0;
            for (int drawn = 0; drawn < counts.size(); drawn++) {
                long[] one = counts.get(seeded.below(counts.size()));
                more += one[at];
                all += one[at + 1];
            }
            differences[i] = all == 0 ? 0 : (double) more / all;
        }
        Arrays.sort(differences);
        long more = counts.stream().mapToLong(one -> one[at]).sum();
        long all = counts.stream().mapToLong(one -> one[at + 1]).sum();
        return new Interval(
                all == 0 ? 0 : (double) more / all,
                differences[RESAMPLES / 40],
                differences[RESAMPLES - 1 - RESAMPLES / 40]);
    }
}

package health.cordon.eval;

import health.cordon.core.PhiKind;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation found. Holds no text of any document, unless {@link EvalOptions#showing()} asked for it.
 *
 * @param documents how many there were
 * @param overall all identifiers
 * @param byDocuments the interval of the overall recall, resampling whole documents
 * @param kinds identifiers by kind; kinds that the gold lacks are absent
 * @param predictions predicted spans by kind: how many touch an identifier, and how many are needless
 * @param withPhi documents that hold PHI
 * @param withoutLeak of these, those of which everything was covered
 * @param phiFree documents that hold none
 * @param phiFreeTouched of these, those in which something was redacted
 * @param plainSigns letters and digits that are no PHI
 * @param plainCovered of these, those that were redacted
 * @param groups dimension, then group, then identifiers
 * @param unknownLabels labels that mean nothing here, with how often each occurred; their stretches count neither way
 * @param leaks the first leaks
 * @param needless the first needless redactions
 */
public record EvalReport(
        long documents,
        Tally overall,
        Interval byDocuments,
        Map<PhiKind, Tally> kinds,
        Map<PhiKind, Predicted> predictions,
        long withPhi,
        long withoutLeak,
        long phiFree,
        long phiFreeTouched,
        long plainSigns,
        long plainCovered,
        Map<String, Map<String, Tally>> groups,
        Map<String, Long> unknownLabels,
        List<Finding> leaks,
        List<Finding> needless) {

    /** A group with fewer identifiers says too little to be the worst or the best. */
    public static final int SMALLEST_GROUP = 30;

    /**
     * Predicted spans of one kind.
     *
     * @param right spans that touch an identifier
     * @param needless spans that touch none
     */
    public record Predicted(long right, long needless) {

        /** The share of spans that touch an identifier. */
        public Interval precision() {
            return Interval.wilson(right, right + needless);
        }
    }

    /** The share of documents with PHI of which nothing is left. */
    public Interval leakFree() {
        return Interval.wilson(withoutLeak, withPhi);
    }

    /** The share of documents without PHI that stayed as they were. */
    public Interval untouched() {
        return Interval.wilson(phiFree - phiFreeTouched, phiFree);
    }

    /** The share of letters and digits without PHI that were redacted. */
    public double overRedaction() {
        return plainSigns == 0 ? 0 : (double) plainCovered / plainSigns;
    }

    /** All predicted spans. */
    public Predicted predicted() {
        long right = 0;
        long needlessSpans = 0;
        for (Predicted one : predictions.values()) {
            right += one.right();
            needlessSpans += one.needless();
        }
        return new Predicted(right, needlessSpans);
    }

    /** Best recall less worst recall over the groups that are large enough; 0 if fewer than two are. */
    public double gap(String dimension) {
        double best = Double.NaN;
        double worst = Double.NaN;
        int counted = 0;
        for (Tally tally : groups.getOrDefault(dimension, Map.of()).values()) {
            if (tally.elements() >= SMALLEST_GROUP) {
                double recall = tally.recall().share();
                best = counted == 0 ? recall : Math.max(best, recall);
                worst = counted == 0 ? recall : Math.min(worst, recall);
                counted++;
            }
        }
        return counted < 2 ? 0 : best - worst;
    }
}

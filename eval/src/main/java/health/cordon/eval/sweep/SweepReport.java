package health.cordon.eval.sweep;

import health.cordon.core.PhiKind;
import health.cordon.deid.Thresholds;
import health.cordon.eval.Interval;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What thresholds do on a site's notes, and which are chosen for it. Holds nothing of any note.
 *
 * @param documents notes
 * @param withPhi those that hold PHI
 * @param elements identifiers in them
 * @param atMost the bound on over-redaction, as a share of letters and digits that are no identifier
 * @param inForce the thresholds that were in force
 * @param now what they do
 * @param chosen what was chosen; null if there are too few notes to choose on
 * @param kinds by kind, those that the notes hold
 * @param curve one threshold for all kinds, from the lowest to the highest
 */
public record SweepReport(
        int documents,
        int withPhi,
        long elements,
        double atMost,
        Thresholds inForce,
        Figures now,
        @Nullable Chosen chosen,
        Map<PhiKind, KindCurve> kinds,
        List<Point> curve) {

    /** With fewer notes that hold PHI no threshold is chosen. */
    public static final int FEWEST_NOTES = 20;

    /** The threshold of a kind with fewer identifiers stays where it is. */
    public static final int FEWEST_ELEMENTS = 30;

    /**
     * What some thresholds do.
     *
     * @param recall identifiers found, over documents
     * @param overRedaction letters and digits redacted without need, over documents
     * @param leakFree documents with PHI of which nothing is left
     * @param untouched documents without PHI of which no letter or digit was redacted
     */
    public record Figures(Interval recall, Interval overRedaction, Interval leakFree, Interval untouched) {}

    /**
     * The choice.
     *
     * @param thresholds what was chosen
     * @param here what they do on the notes that they were chosen on: better than elsewhere
     * @param elsewhere what to expect of other notes: each fifth of the notes is measured at the thresholds that were chosen on
     *     the other four
     * @param holdsBound whether they keep to the bound on the notes that they were chosen on
     */
    public record Chosen(Thresholds thresholds, Figures here, Figures elsewhere, boolean holdsBound) {}

    /**
     * A threshold and what it does.
     *
     * @param threshold of all kinds, or of one
     * @param recall identifiers found, of all kinds or of the one
     * @param overRedaction letters and digits redacted without need, by all claims or by those of the one kind
     */
    public record Point(double threshold, Interval recall, double overRedaction) {}

    /**
     * One kind, the thresholds of the others being those in force.
     *
     * @param elements its identifiers
     * @param isJudged whether they are enough to choose on
     * @param from its threshold in force
     * @param to the one chosen; the same if none was
     * @param now its recall
     * @param elsewhere its recall to expect of other notes at what was chosen
     * @param curve from the lowest threshold to the highest
     */
    public record KindCurve(
            long elements,
            boolean isJudged,
            double from,
            double to,
            Interval now,
            Interval elsewhere,
            List<Point> curve) {

        /** Takes a copy. */
        public KindCurve {
            curve = List.copyOf(curve);
        }

        /** The point of a threshold on the curve. */
        public Point at(double threshold) {
            return curve.stream()
                    .filter(point -> point.threshold() == threshold)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Takes copies. */
    public SweepReport {
        Map<PhiKind, KindCurve> copy = new EnumMap<>(PhiKind.class);
        copy.putAll(kinds);
        kinds = Collections.unmodifiableMap(copy);
        curve = List.copyOf(curve);
    }
}

package health.cordon.eval.sweep;

import health.cordon.core.PhiKind;
import health.cordon.deid.Thresholds;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The thresholds that are tried: twentieths from 0.05 to 0.95, and those in force. A level is a threshold's place among them.
 * Immutable.
 */
public final class Grid {

    private static final int STEPS = 20;

    private final double[] thresholds;

    private Grid(double[] thresholds) {
        this.thresholds = thresholds;
    }

    /** The grid that holds these as well. */
    static Grid with(Thresholds inForce) {
        TreeSet<Double> all = new TreeSet<>();
        for (int i = 1; i < STEPS; i++) {
            all.add((double) i / STEPS);
        }
        all.add(inForce.all());
        all.addAll(inForce.kinds().values());
        return new Grid(all.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** How many thresholds. */
    int size() {
        return thresholds.length;
    }

    /** The threshold of a level. */
    double at(int level) {
        return thresholds[level];
    }

    /** The highest level that a score reaches; -1 if it reaches none. */
    int reach(double score) {
        int level = -1;
        while (level + 1 < thresholds.length && score >= thresholds[level + 1]) {
            level++;
        }
        return level;
    }

    /** The level of every kind, by its ordinal. */
    int[] levels(Thresholds of) {
        int[] levels = new int[PhiKind.values().length];
        for (PhiKind kind : PhiKind.values()) {
            levels[kind.ordinal()] = reach(of.of(kind));
        }
        return levels;
    }

    /** The thresholds that stand on these levels, with as few exceptions as there can be. */
    Thresholds thresholds(int[] levels, Thresholds inForce) {
        Map<PhiKind, Double> kinds = new EnumMap<>(PhiKind.class);
        for (PhiKind kind : PhiKind.values()) {
            double threshold = at(levels[kind.ordinal()]);
            if (threshold != inForce.all()) {
                kinds.put(kind, threshold);
            }
        }
        return new Thresholds(inForce.all(), kinds);
    }
}

package health.cordon.eval.sweep;

import health.cordon.core.PhiKind;
import health.cordon.deid.Thresholds;
import health.cordon.eval.Interval;
import health.cordon.eval.sweep.SweepReport.Chosen;
import health.cordon.eval.sweep.SweepReport.Figures;
import health.cordon.eval.sweep.SweepReport.KindCurve;
import health.cordon.eval.sweep.SweepReport.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Tries thresholds on notes that were searched once.
 *
 * <p><b>What this promises.</b> The figures for any thresholds are those that searching again with them would give. The
 * choice depends on the notes alone.
 *
 * <p><b>What it does not.</b> Thresholds are as good as the notes that they are chosen on: what annotators missed looks like
 * over-redaction, and raises nothing but lowers nothing either.
 *
 * <p>Not thread-safe.
 */
public final class Sweep {

    /** The bound where none is given: one letter or digit in a hundred. */
    public static final double AT_MOST = 0.01;

    private static final int FOLDS = 5;

    private final Thresholds inForce;
    private final Grid grid;
    private final int[] now;
    private final List<Cells> notes = new ArrayList<>();

    /**
     * @param inForce where thresholds start, and where they stay if nothing speaks for others
     */
    public Sweep(Thresholds inForce) {
        this.inForce = inForce;
        grid = Grid.with(inForce);
        now = grid.levels(inForce);
    }

    /** The thresholds in force. */
    public Thresholds inForce() {
        return inForce;
    }

    /** The thresholds that are tried. */
    public Grid grid() {
        return grid;
    }

    /** Takes a note. */
    public void add(Cells note) {
        notes.add(note);
    }

    /**
     * The curves and the choice.
     *
     * @param atMost the most over-redaction that chosen thresholds may cause, as a share of the letters and digits that are no
     *     identifier. Null: {@link #AT_MOST}, or what the thresholds in force cause if that is more, so that none has to go up
     */
    public SweepReport report(@Nullable Double atMost) {
        Lot all = new Lot(notes);
        double caused = all.plainSigns() == 0 ? 0 : (double) all.plainCovered(now) / all.plainSigns();
        double bound = atMost == null ? Math.max(AT_MOST, caused) : atMost;
        Set<PhiKind> judged = EnumSet.noneOf(PhiKind.class);
        for (PhiKind kind : PhiKind.values()) {
            if (all.elements(kind) >= SweepReport.FEWEST_ELEMENTS) {
                judged.add(kind);
            }
        }
        int withPhi = (int) notes.stream().filter(Cells::hasPhi).count();
        boolean chooses = withPhi >= SweepReport.FEWEST_NOTES;
        int[] best = chooses ? Choice.of(all, grid, now, judged, bound) : now;
        int[][] elsewhere = chooses ? elsewhere(judged, bound) : null;
        return new SweepReport(
                notes.size(),
                withPhi,
                notes.stream().mapToLong(note -> note.elements().size()).sum(),
                bound,
                inForce,
                figures(note -> now),
                elsewhere == null
                        ? null
                        : new Chosen(
                                grid.thresholds(best, inForce),
                                figures(note -> best),
                                figures(note -> elsewhere[fold(note)]),
                                all.plainCovered(best) <= bound * all.plainSigns()),
                kinds(all, judged, best, elsewhere),
                curve());
    }

    /** For each part of the notes the levels that are best on the others. */
    private int[][] elsewhere(Set<PhiKind> judged, double bound) {
        int[][] best = new int[FOLDS][];
        for (int fold = 0; fold < FOLDS; fold++) {
            int part = fold;
            Lot others =
                    new Lot(notes.stream().filter(note -> fold(note) != part).toList());
            best[fold] = Choice.of(others, grid, now, judged, bound);
        }
        return best;
    }

    private static int fold(Cells note) {
        return note.lot() % FOLDS;
    }

    /** Which levels hold for a note. */
    private interface Levels {
        int[] of(Cells note);
    }

    private Figures figures(Levels levels) {
        int leakFree = 0;
        int withPhi = 0;
        int untouched = 0;
        for (Cells note : notes) {
            int[] these = levels.of(note);
            if (note.hasPhi()) {
                withPhi++;
                leakFree += note.found(these) == note.elements().size() ? 1 : 0;
            } else {
                untouched += note.plainCovered(these) == 0 ? 1 : 0;
            }
        }
        return new Figures(
                recall(levels),
                Interval.resampled(each(note -> note.plainCovered(levels.of(note))), each(Cells::plainSigns)),
                Interval.wilson(leakFree, withPhi),
                Interval.wilson(untouched, notes.size() - withPhi));
    }

    private Interval recall(Levels levels) {
        return Interval.resampled(
                each(note -> note.found(levels.of(note))),
                each(note -> note.elements().size()));
    }

    private int[] each(ToIntFunction<Cells> count) {
        return notes.stream().mapToInt(count).toArray();
    }

    private List<Point> curve() {
        Lot all = new Lot(notes);
        List<Point> curve = new ArrayList<>();
        for (int level = 0; level < grid.size(); level++) {
            int[] levels = new int[now.length];
            Arrays.fill(levels, level);
            curve.add(new Point(
                    grid.at(level), recall(note -> levels), share(all.plainCovered(levels), all.plainSigns())));
        }
        return curve;
    }

    private Map<PhiKind, KindCurve> kinds(Lot all, Set<PhiKind> judged, int[] best, int @Nullable [][] elsewhere) {
        Map<PhiKind, KindCurve> kinds = new EnumMap<>(PhiKind.class);
        for (PhiKind kind : PhiKind.values()) {
            long elements = all.elements(kind);
            if (elements > 0) {
                int at = kind.ordinal();
                kinds.put(
                        kind,
                        new KindCurve(
                                elements,
                                judged.contains(kind),
                                grid.at(now[at]),
                                grid.at(best[at]),
                                Interval.wilson(all.found(kind, now), elements),
                                elsewhere == null
                                        ? Interval.wilson(all.found(kind, now), elements)
                                        : Interval.wilson(found(kind, elsewhere), elements),
                                curve(all, kind)));
            }
        }
        return kinds;
    }

    private long found(PhiKind kind, int[][] elsewhere) {
        long found = 0;
        for (Cells note : notes) {
            for (Cells.Element element : note.elements()) {
                found += element.kind() == kind && element.isFound(elsewhere[fold(note)]) ? 1 : 0;
            }
        }
        return found;
    }

    private List<Point> curve(Lot all, PhiKind kind) {
        List<Point> curve = new ArrayList<>();
        int[] levels = now.clone();
        for (int level = 0; level < grid.size(); level++) {
            levels[kind.ordinal()] = level;
            curve.add(new Point(
                    grid.at(level),
                    Interval.wilson(all.found(kind, levels), all.elements(kind)),
                    share(all.plainCovered(kind, level), all.plainSigns())));
        }
        return curve;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}

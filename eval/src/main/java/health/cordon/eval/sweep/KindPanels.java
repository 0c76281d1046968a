package health.cordon.eval.sweep;

import health.cordon.core.PhiKind;
import health.cordon.eval.sweep.Drawing.Place;
import health.cordon.eval.sweep.SweepReport.KindCurve;
import health.cordon.eval.sweep.SweepReport.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The small curves, one for each kind that is judged and that some threshold changes at all. */
final class KindPanels {

    private static final int COLUMNS = 4;
    private static final double HEIGHT = 176;
    private static final double GAP = 16;
    private static final double HEADING = 46;

    private final Drawing drawing;

    private KindPanels(Drawing drawing) {
        this.drawing = drawing;
    }

    static double height(SweepReport report) {
        int count = shown(report).size();
        return count == 0 ? 0 : HEADING + (count + COLUMNS - 1) / COLUMNS * (HEIGHT + GAP) + GAP;
    }

    static void draw(SweepReport report, Drawing drawing, double top, double left, double right) {
        List<Map.Entry<PhiKind, KindCurve>> kinds = shown(report);
        if (kinds.isEmpty()) {
            return;
        }
        drawing.text("head", new Place(left, top + 12), "start", "By kind");
        drawing.text(
                "",
                new Place(left + 58, top + 12),
                "start",
                "the threshold of one kind moves, the others stay; across: over-redaction by claims of the kind");
        KindPanels panels = new KindPanels(drawing);
        double width = (right - left - GAP * (COLUMNS - 1)) / COLUMNS;
        for (int i = 0; i < kinds.size(); i++) {
            double x = left + i % COLUMNS * (width + GAP);
            double y = top + HEADING - 14 + (double) (i / COLUMNS) * (HEIGHT + GAP);
            panels.panel(kinds.get(i).getKey(), kinds.get(i).getValue(), x, y, width);
        }
    }

    /** A kind whose recall and over-redaction no threshold changes has nothing to show. */
    private static List<Map.Entry<PhiKind, KindCurve>> shown(SweepReport report) {
        return report.kinds().entrySet().stream()
                .filter(kind -> kind.getValue().isJudged() && isMoved(kind.getValue()))
                .toList();
    }

    private static boolean isMoved(KindCurve kind) {
        Point first = kind.curve().getFirst();
        Point last = kind.curve().getLast();
        return first.recall().share() - last.recall().share() > 0.002
                || first.overRedaction() - last.overRedaction() > 5e-5;
    }

    private void panel(PhiKind kind, KindCurve curve, double left, double top, double width) {
        drawing.box("frame", left, top, width, HEIGHT, 8);
        drawing.text("head", new Place(left + 12, top + 20), "start", kind.name());
        boolean moves = curve.from() != curve.to();
        boolean changes = curve.now().share() != curve.elsewhere().share();
        drawing.text(
                moves ? "small pick-text" : "small",
                new Place(left + width - 12, top + 20),
                "end",
                moves
                        ? SweepSvg.decimal(curve.from()) + " \u2192 " + SweepSvg.decimal(curve.to())
                        : "stays at " + SweepSvg.decimal(curve.from()));
        drawing.text(
                "small",
                new Place(left + 12, top + 36),
                "start",
                String.format(
                        Locale.ROOT,
                        "%,d \u00b7 %s%s found",
                        curve.elements(),
                        changes
                                ? String.format(
                                        Locale.ROOT,
                                        "%.1f \u2192 ",
                                        100 * curve.now().share())
                                : "",
                        SweepSvg.percent(curve.elsewhere().share(), 1)));
        double most = curve.curve().getFirst().overRedaction();
        Axis x = new Axis(0, Math.max(most, 1e-5), left + 44, left + width - 16);
        Axis y = new Axis(SweepSvg.lowest(curve.now().share()), 1, top + HEIGHT - 26, top + 52);
        int decimals = y.decimals(3);
        for (double tick : y.ticks(3)) {
            drawing.line("grid", new Place(x.from(), y.place(tick)), new Place(x.to(), y.place(tick)));
            drawing.text(
                    "small",
                    new Place(x.from() - 6, y.place(tick) + 4),
                    "end",
                    SweepSvg.percent(tick, decimals).replace(" ", ""));
        }
        drawing.text("small", new Place(x.from(), top + HEIGHT - 9), "middle", "0");
        drawing.text(
                "small",
                new Place(x.to(), top + HEIGHT - 9),
                "end",
                SweepSvg.percent(most, most == 0 ? 0 : most < 0.001 ? 3 : 2));
        List<Place> line = new ArrayList<>();
        for (Point point : curve.curve()) {
            if (y.holds(point.recall().share())) {
                line.add(place(point, x, y));
            }
        }
        drawing.path("curve thin", line, false);
        if (moves) {
            drawing.diamond("pick", place(curve.at(curve.to()), x, y), 5.5);
        }
        drawing.circle("now", place(curve.at(curve.from()), x, y), 4);
    }

    private static Place place(Point point, Axis x, Axis y) {
        return new Place(x.place(point.overRedaction()), y.place(point.recall().share()));
    }
}

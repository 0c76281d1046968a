package health.cordon.eval.sweep;

import health.cordon.eval.sweep.Drawing.Place;
import health.cordon.eval.sweep.SweepReport.Chosen;
import health.cordon.eval.sweep.SweepReport.Figures;
import health.cordon.eval.sweep.SweepReport.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Recall against over-redaction as a drawing that needs nothing beside it: all kinds with one threshold, and below a small
 * one for each kind that the notes tell enough about. In light and in dark.
 */
public final class SweepSvg {

    private static final double WIDTH = 960;
    private static final double LEFT = 76;
    private static final double RIGHT = WIDTH - 32;
    private static final double TOP = 100;
    private static final double BOTTOM = 440;

    private final SweepReport report;
    private final Drawing drawing;
    private final Axis x;
    private final Axis y;

    private SweepSvg(SweepReport report) {
        this.report = report;
        double height = BOTTOM + 64 + KindPanels.height(report);
        drawing = new Drawing(WIDTH, height, "Recall against over-redaction", described(report));
        x = new Axis(0, widest(report), LEFT, RIGHT);
        y = new Axis(lowest(report.now().recall().low()), 1, BOTTOM, TOP);
    }

    /** The drawing. */
    public static String of(SweepReport report) {
        return new SweepSvg(report).draw();
    }

    private String draw() {
        drawing.text("title", new Place(LEFT - 44, 36), "start", "Recall against over-redaction");
        drawing.text(
                "",
                new Place(LEFT - 44, 57),
                "start",
                String.format(
                        Locale.ROOT,
                        "%,d notes, %,d identifiers. Curve: one threshold for all kinds; band: 95 %% over notes.",
                        report.documents(),
                        report.elements()));
        axes();
        curve();
        bound();
        Chosen chosen = report.chosen();
        if (chosen != null) {
            figures(chosen.elsewhere(), "pick");
        }
        figures(report.now(), "now");
        legend(chosen != null);
        KindPanels.draw(report, drawing, BOTTOM + 64, LEFT - 44, RIGHT);
        return drawing.end();
    }

    private void axes() {
        int decimals = y.decimals(6);
        for (double tick : y.ticks(6)) {
            double at = y.place(tick);
            drawing.line("grid", new Place(LEFT, at), new Place(RIGHT, at));
            drawing.text("", new Place(LEFT - 10, at + 4), "end", percent(tick, decimals));
        }
        int fine = x.decimals(8);
        for (double tick : x.ticks(8)) {
            double at = x.place(tick);
            drawing.line("grid", new Place(at, BOTTOM), new Place(at, BOTTOM + 5));
            drawing.text("", new Place(at, BOTTOM + 20), "middle", percent(tick, fine));
        }
        drawing.text(
                "",
                new Place((LEFT + RIGHT) / 2, BOTTOM + 40),
                "middle",
                "over-redaction: letters and digits that are no PHI and were redacted");
        drawing.text("head", new Place(LEFT - 44, TOP - 14), "start", "recall");
    }

    private void curve() {
        List<Point> shown = report.curve().stream()
                .filter(point ->
                        x.holds(point.overRedaction()) && y.holds(point.recall().share()))
                .toList();
        List<Place> band = new ArrayList<>();
        List<Place> line = new ArrayList<>();
        for (Point point : shown) {
            band.add(place(point.overRedaction(), point.recall().high()));
            line.add(place(point.overRedaction(), point.recall().share()));
        }
        for (Point point : shown.reversed()) {
            band.add(place(point.overRedaction(), point.recall().low()));
        }
        drawing.path("band", band, true);
        drawing.path("curve", line, false);
        Place last = new Place(-100, -100);
        for (Point point : shown) {
            Place at = place(point.overRedaction(), point.recall().share());
            drawing.circle("dot", at, 3.2);
            if (Math.hypot(at.x() - last.x(), at.y() - last.y()) > 34 && at.x() < RIGHT - 24) {
                drawing.text("mark", new Place(at.x() + 7, at.y() + 15), "start", decimal(point.threshold()));
                last = at;
            }
        }
    }

    private void bound() {
        if (x.holds(report.atMost())) {
            double at = x.place(report.atMost());
            drawing.line("bound", new Place(at, TOP), new Place(at, BOTTOM));
            boolean right = at < RIGHT - 130;
            drawing.text(
                    "mark",
                    new Place(at + (right ? 6 : -6), TOP + 12),
                    right ? "start" : "end",
                    "bound " + percent(report.atMost(), 2));
        }
    }

    private void figures(Figures figures, String style) {
        double over = figures.overRedaction().share();
        double recall = figures.recall().share();
        String bar = style + "-bar";
        drawing.line(
                bar,
                place(over, figures.recall().low()),
                place(over, figures.recall().high()));
        drawing.line(
                bar,
                place(figures.overRedaction().low(), recall),
                place(figures.overRedaction().high(), recall));
        Place at = place(over, recall);
        if (style.equals("now")) {
            drawing.circle("now", at, 5.5);
        } else {
            drawing.diamond("pick", at, 7.5);
        }
    }

    private void legend(boolean chosen) {
        double at = BOTTOM - 16;
        if (chosen) {
            drawing.diamond("pick", new Place(RIGHT - 352, at - 4), 7);
            drawing.text("mark pick-text", new Place(RIGHT - 338, at), "start", "chosen by kind, on other notes");
        }
        drawing.circle("now", new Place(RIGHT - 112, at - 4), 5.5);
        drawing.text("mark now-text", new Place(RIGHT - 100, at), "start", "now in force");
    }

    private Place place(double over, double recall) {
        return new Place(x.place(over), y.place(recall));
    }

    /** What happens far beyond the bound is nothing to choose from, and would press the rest together. */
    private static double widest(SweepReport report) {
        double needed = Math.max(report.atMost(), report.now().overRedaction().high());
        Chosen chosen = report.chosen();
        if (chosen != null) {
            needed = Math.max(needed, chosen.elsewhere().overRedaction().high());
        }
        double most =
                report.curve().stream().mapToDouble(Point::overRedaction).max().orElse(0);
        return Math.max(1e-4, Math.max(needed * 1.1, Math.min(most * 1.05, needed * 2.5)));
    }

    /** Where five times as much leaks as now nobody wants to be. */
    static double lowest(double now) {
        return Math.clamp(now - Math.max(4 * (1 - now), 0.02), 0, 0.98);
    }

    private static String described(SweepReport report) {
        Chosen chosen = report.chosen();
        return String.format(
                        Locale.ROOT,
                        "Now: recall %s at %s over-redaction.",
                        percent(report.now().recall().share(), 2),
                        percent(report.now().overRedaction().share(), 2))
                + (chosen == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " Chosen thresholds %s: recall %s at %s on notes that they were not chosen on.",
                                chosen.thresholds(),
                                percent(chosen.elsewhere().recall().share(), 2),
                                percent(chosen.elsewhere().overRedaction().share(), 2)));
    }

    static String percent(double share, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f %%", 100 * share);
    }

    /** A threshold as it is written: 0.5, 0.35. */
    static String decimal(double threshold) {
        return String.format(Locale.ROOT, "%.4f", threshold).replaceFirst("\\.?0+$", "");
    }
}

package health.cordon.eval.sweep;

import health.cordon.core.PhiKind;
import health.cordon.eval.Interval;
import health.cordon.eval.sweep.SweepReport.Chosen;
import health.cordon.eval.sweep.SweepReport.Figures;
import health.cordon.eval.sweep.SweepReport.KindCurve;
import health.cordon.eval.sweep.SweepReport.Point;
import java.util.Locale;
import java.util.Map;

/** A sweep as plain text for a terminal, 100 columns at most but for a long list of thresholds. */
public final class SweepText {

    private final StringBuilder out = new StringBuilder();

    private SweepText() {}

    /** The whole of it. */
    public static String of(SweepReport report) {
        SweepText text = new SweepText();
        text.write(report);
        return text.out.toString();
    }

    private void write(SweepReport report) {
        line("thresholds       at most %.2f %% of the letters and digits that are no PHI", 100 * report.atMost());
        line("now in force     %s", report.inForce());
        figures(report.now());
        Chosen chosen = report.chosen();
        if (chosen == null) {
            line(
                    "chosen           none: %d of the notes hold PHI, and fewer than %d tell too little",
                    report.withPhi(), SweepReport.FEWEST_NOTES);
        } else {
            line("chosen           %s", chosen.thresholds());
            figures(chosen.elsewhere());
            line("                 (each fifth of the notes, at thresholds chosen on the other four)");
            if (!chosen.holdsBound()) {
                line("                 The bound cannot be kept: the kinds that would have to go up have too few");
                line("                 identifiers here to judge by, or are at the top already.");
            }
        }
        out.append('\n');
        kinds(report);
        out.append('\n');
        line("%-10s %-24s %s", "threshold", "recall (95 %)", "over-redaction, one threshold for all kinds");
        for (Point point : report.curve()) {
            line(
                    "%-10s %-24s %8.3f %%",
                    SweepSvg.decimal(point.threshold()), share(point.recall()), 100 * point.overRedaction());
        }
    }

    private void figures(Figures figures) {
        line("                 recall %s, no leak at all %s", share(figures.recall()), share(figures.leakFree()));
        line(
                "                 over-redaction %.3f %% (%.3f-%.3f), left untouched %s",
                100 * figures.overRedaction().share(),
                100 * figures.overRedaction().low(),
                100 * figures.overRedaction().high(),
                share(figures.untouched()));
    }

    private void kinds(SweepReport report) {
        line(
                "%-16s %7s %-11s %-22s %-22s %s",
                "kind", "gold", "threshold", "recall now (95 %)", "at what is chosen", "over, %");
        boolean few = false;
        for (Map.Entry<PhiKind, KindCurve> each : report.kinds().entrySet()) {
            KindCurve kind = each.getValue();
            few |= !kind.isJudged();
            String from = SweepSvg.decimal(kind.from());
            line(
                    "%-16s %7d %-11s %-22s %-22s %.3f%s",
                    each.getKey().name() + (kind.isJudged() ? "" : " *"),
                    kind.elements(),
                    kind.from() == kind.to() ? from : from + " -> " + SweepSvg.decimal(kind.to()),
                    share(kind.now()),
                    kind.elsewhere().equals(kind.now()) ? "" : share(kind.elsewhere()),
                    100 * kind.at(kind.from()).overRedaction(),
                    kind.from() == kind.to()
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    " -> %.3f",
                                    100 * kind.at(kind.to()).overRedaction()));
        }
        if (few) {
            line("* fewer than %d identifiers: its threshold stays where it is", SweepReport.FEWEST_ELEMENTS);
        }
    }

    private static String share(Interval interval) {
        return Double.isNaN(interval.share())
                ? "none"
                : String.format(Locale.ROOT, "%.4f (%.4f-%.4f)", interval.share(), interval.low(), interval.high());
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}

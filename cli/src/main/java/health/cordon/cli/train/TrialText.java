package health.cordon.cli.train;

import health.cordon.core.PhiKind;
import health.cordon.eval.Comparison;
import health.cordon.eval.EvalReport;
import health.cordon.eval.Interval;
import health.cordon.eval.Tally;
import java.util.Locale;

/** A trial as plain text for a terminal, 100 columns at most. */
public final class TrialText {

    private final StringBuilder out = new StringBuilder();

    private TrialText() {}

    /** Both comparisons, those of the site by kind. */
    public static String of(Trial trial) {
        TrialText text = new TrialText();
        Comparison site = trial.site();
        text.line("%-24s %-26s %-26s %s", "notes kept back", "before", "after", "change");
        text.figures(site);
        site.before().kinds().forEach((kind, tally) -> text.kind(kind, tally, site.after()));
        text.line(
                "%,d more found, %,d lost%s",
                site.gained(),
                site.lost(),
                site.gained() > 0 && trial.mayBeChance() ? "; that may be chance: more notes would tell" : "");
        text.out.append('\n');
        text.line("%-24s %-26s %-26s %s", "generated notes", "before", "after", "change");
        text.figures(trial.generated());
        return text.out.toString();
    }

    private void figures(Comparison both) {
        EvalReport before = both.before();
        EvalReport after = both.after();
        row("recall", before.byDocuments(), after.byDocuments(), points(both.recall()));
        row("no leak at all", before.leakFree(), after.leakFree(), "");
        line(
                "%-24s %-26s %-26s %s",
                "over-redaction",
                percent(before.overRedaction()),
                percent(after.overRedaction()),
                points(both.overRedaction()));
        row("PHI-free, untouched", before.untouched(), after.untouched(), "");
    }

    private void kind(PhiKind kind, Tally before, EvalReport after) {
        Tally then = after.kinds().get(kind);
        if (then != null) {
            row(
                    String.format(Locale.ROOT, "  %-15s %,6d", kind.name(), before.elements()),
                    before.recall(),
                    then.recall(),
                    "");
        }
    }

    private void row(String name, Interval before, Interval after, String change) {
        line("%-24s %-26s %-26s %s", name, share(before), share(after), change);
    }

    private static String share(Interval interval) {
        return Double.isNaN(interval.share())
                ? "none"
                : String.format(Locale.ROOT, "%.4f (%.4f-%.4f)", interval.share(), interval.low(), interval.high());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f %%", 100 * share);
    }

    private static String points(Interval change) {
        return String.format(
                Locale.ROOT, "%+.2f (%+.2f to %+.2f)", 100 * change.share(), 100 * change.low(), 100 * change.high());
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}

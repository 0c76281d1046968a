package health.cordon.eval;

import health.cordon.eval.sweep.SweepText;
import java.util.Locale;
import java.util.Map;

/** A report as plain text for a terminal, 100 columns at most but for texts that were asked for. */
public final class ReportText {

    private static final int SHOWN = 20;

    private ReportText() {}

    /** The whole report. */
    public static String of(EvalReport report) {
        return of(Measurement.of(report));
    }

    /** The same with what was measured and, where one was made, the sweep. */
    public static String of(Measurement measured) {
        EvalReport report = measured.report();
        StringBuilder out = new StringBuilder();
        Tally all = report.overall();
        line(out, "documents        %,d, %,d identifiers", report.documents(), all.elements());
        line(
                out,
                "recall           %s  (%s over documents), %,d leaks of which %,d in part",
                share(all.recall()),
                range(report.byDocuments()),
                all.leaks(),
                all.partial());
        line(out, "no leak at all   %s of documents with PHI", share(report.leakFree()));
        line(out, "left untouched   %s of documents without PHI", share(report.untouched()));
        line(
                out,
                "over-redaction   %.3f %% of the letters and digits that are no PHI; span precision %s",
                100 * report.overRedaction(),
                share(report.predicted().precision()));
        out.append('\n');
        line(
                out,
                "%-16s %7s %7s %6s %-24s %8s %9s",
                "kind",
                "gold",
                "leaks",
                "part",
                "recall (95 %)",
                "as kind",
                "needless");
        report.kinds().forEach((kind, tally) -> {
            EvalReport.Predicted predicted = report.predictions().getOrDefault(kind, new EvalReport.Predicted(0, 0));
            line(
                    out,
                    "%-16s %7d %7d %6d %-24s %8s %9d",
                    kind.name(),
                    tally.elements(),
                    tally.leaks(),
                    tally.partial(),
                    share(tally.recall()),
                    number(tally.typedRecall().share()),
                    predicted.needless());
        });
        report.predictions().forEach((kind, predicted) -> {
            if (!report.kinds().containsKey(kind)) {
                line(
                        out,
                        "%-16s %7d %7d %6d %-24s %8s %9d",
                        kind.name(),
                        0,
                        0,
                        0,
                        "not in the gold",
                        "",
                        predicted.needless());
            }
        });
        report.groups().forEach((dimension, groups) -> groups(out, dimension, groups, report.gap(dimension)));
        unknown(out, report.unknownLabels());
        findings(out, "leaks", all.leaks(), report.leaks());
        findings(out, "needless redactions", report.predicted().needless(), report.needless());
        if (measured.sweep() != null) {
            out.append('\n').append(SweepText.of(measured.sweep()));
        }
        if (!measured.engine().isEmpty()) {
            out.append('\n');
            measured.engine().forEach((name, value) -> line(out, "%-18s %s", name, value));
        }
        return out.toString();
    }

    private static void groups(StringBuilder out, String dimension, Map<String, Tally> groups, double gap) {
        out.append('\n');
        line(
                out,
                "by %s, best less worst %.1f points (groups of %d or more)",
                dimension,
                100 * gap,
                EvalReport.SMALLEST_GROUP);
        groups.forEach((group, tally) -> line(out, "  %-26s %7d  %s", group, tally.elements(), share(tally.recall())));
    }

    private static void unknown(StringBuilder out, Map<String, Long> labels) {
        if (!labels.isEmpty()) {
            out.append('\n');
            line(
                    out,
                    "labels that are not known (counted neither as PHI nor as other text); a label file can map them:");
            labels.forEach((label, count) -> line(out, "  %-26s %7d", label, count));
        }
    }

    private static void findings(StringBuilder out, String what, long all, Iterable<Finding> findings) {
        int shown = 0;
        for (Finding finding : findings) {
            if (shown == 0) {
                out.append('\n');
                line(out, "%s, the first of %,d", what, all);
            }
            if (shown++ < SHOWN) {
                line(
                        out,
                        "  %-24s %8d-%-8d %-15s %-8s %s",
                        finding.document(),
                        finding.start(),
                        finding.end(),
                        finding.kind(),
                        finding.partial() ? "in part" : "",
                        finding.text() == null ? finding.shape() : finding.text());
            }
        }
    }

    static String share(Interval interval) {
        return Double.isNaN(interval.share()) ? "none" : number(interval.share()) + " (" + range(interval) + ")";
    }

    static String range(Interval interval) {
        return number(interval.low()) + "-" + number(interval.high());
    }

    static String number(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.4f", share);
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}

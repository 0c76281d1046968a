package health.cordon.eval;

import health.cordon.eval.sweep.SweepReport;
import health.cordon.eval.sweep.SweepSvg;
import java.util.Locale;

/** A report as one HTML page without scripts or outside references. */
public final class ReportHtml {

    private static final String STYLE = """
            :root{--back:#fff;--ink:#1c2733;--soft:#51606f;--line:#dde3ea}
            @media(prefers-color-scheme:dark){:root{--back:#0f1520;--ink:#e5e7eb;--soft:#9aa5b4;--line:#2c3646}}
            body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:var(--ink);background:var(--back)}
            h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
            td,th{padding:.25rem .6rem;border-bottom:1px solid var(--line);text-align:right;font-variant-numeric:tabular-nums}
            td:first-child,th:first-child{text-align:left}th{font-weight:600;color:var(--soft)}
            .big{display:flex;gap:2rem;flex-wrap:wrap}.big b{display:block;font-size:1.6rem}
            code,td.mono{font-family:ui-monospace,monospace;font-size:.85rem;word-break:break-all}.soft{color:var(--soft)}
            svg{margin-top:1rem;border:1px solid var(--line);border-radius:12px}
            """;

    private final StringBuilder out = new StringBuilder();

    private ReportHtml() {}

    /** The whole report. */
    public static String of(EvalReport report) {
        return of(Measurement.of(report));
    }

    /** The same with what was measured and, where one was made, the sweep. */
    public static String of(Measurement measured) {
        return new ReportHtml().page(measured);
    }

    private String page(Measurement measured) {
        EvalReport report = measured.report();
        out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Accuracy</title><style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>Accuracy on ")
                .append(String.format(Locale.ROOT, "%,d documents", report.documents()))
                .append("</h1>\n<div class=\"big\">");
        big("recall", report.overall().recall());
        big("documents without a leak", report.leakFree());
        big("PHI-free documents untouched", report.untouched());
        big("span precision", report.predicted().precision());
        out.append("</div>\n");
        if (measured.sweep() != null) {
            sweep(measured.sweep());
        }
        kinds(report);
        report.groups().forEach((dimension, groups) -> {
            heading("By " + dimension
                    + String.format(Locale.ROOT, ": best less worst %.1f points", 100 * report.gap(dimension)));
            row("th", "group", "identifiers", "leaks", "recall", "95 %");
            groups.forEach((group, tally) -> tally(group, tally));
            out.append("</table>\n");
        });
        if (!report.unknownLabels().isEmpty()) {
            heading("Labels that are not known");
            report.unknownLabels().forEach((label, count) -> row("td", label, String.valueOf(count)));
            out.append("</table>\n");
        }
        findings("Leaks", report.leaks());
        findings("Needless redactions", report.needless());
        if (!measured.engine().isEmpty()) {
            heading("What was measured");
            measured.engine().forEach((name, value) -> row("td", name, value));
            out.append("</table>\n");
        }
        return out.append("</body></html>\n").toString();
    }

    private void sweep(SweepReport sweep) {
        heading("Thresholds: at most " + percent(sweep.atMost()) + " over-redaction");
        row("th", "thresholds", "recall", "95 %", "over-redaction", "no leak at all", "left untouched");
        figures("now in force: " + sweep.inForce(), sweep.now());
        SweepReport.Chosen chosen = sweep.chosen();
        if (chosen != null) {
            figures("chosen: " + chosen.thresholds(), chosen.elsewhere());
        }
        out.append("</table>\n<p class=\"soft\">")
                .append(
                        chosen == null
                                ? "None chosen: fewer than " + SweepReport.FEWEST_NOTES
                                        + " notes with PHI tell too little."
                                : "Chosen: each fifth of the notes is measured at thresholds chosen on the other four."
                                        + (chosen.holdsBound() ? "" : " The bound cannot be kept on these notes."))
                .append("</p>\n")
                .append(SweepSvg.of(sweep));
        heading("Thresholds by kind");
        row("th", "kind", "identifiers", "threshold", "recall now", "95 %", "at what is chosen", "95 %");
        sweep.kinds()
                .forEach((kind, curve) -> row(
                        "td",
                        kind.title() + (curve.isJudged() ? "" : " (too few)"),
                        String.valueOf(curve.elements()),
                        curve.from() == curve.to() ? "" + curve.from() : curve.from() + " to " + curve.to(),
                        ReportText.number(curve.now().share()),
                        ReportText.range(curve.now()),
                        chosen == null
                                ? ""
                                : ReportText.number(curve.elsewhere().share()),
                        curve.elsewhere().equals(curve.now()) ? "" : ReportText.range(curve.elsewhere())));
        out.append("</table>\n");
    }

    private void figures(String name, SweepReport.Figures figures) {
        row(
                "td",
                name,
                ReportText.number(figures.recall().share()),
                ReportText.range(figures.recall()),
                percent(figures.overRedaction().share()),
                ReportText.share(figures.leakFree()),
                ReportText.share(figures.untouched()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private void kinds(EvalReport report) {
        heading("By kind");
        row("th", "kind", "identifiers", "leaks", "in part", "recall", "95 %", "as this kind", "needless spans");
        report.kinds()
                .forEach((kind, tally) -> row(
                        "td",
                        kind.title(),
                        String.valueOf(tally.elements()),
                        String.valueOf(tally.leaks()),
                        String.valueOf(tally.partial()),
                        ReportText.number(tally.recall().share()),
                        ReportText.range(tally.recall()),
                        ReportText.number(tally.typedRecall().share()),
                        String.valueOf(report.predictions()
                                .getOrDefault(kind, new EvalReport.Predicted(0, 0))
                                .needless())));
        out.append("</table>\n");
    }

    private void tally(String name, Tally tally) {
        row(
                "td",
                name,
                String.valueOf(tally.elements()),
                String.valueOf(tally.leaks()),
                ReportText.number(tally.recall().share()),
                ReportText.range(tally.recall()));
    }

    private void findings(String title, Iterable<Finding> findings) {
        if (!findings.iterator().hasNext()) {
            return;
        }
        heading(title);
        row("th", "document", "from", "to", "kind", "", "shape");
        for (Finding finding : findings) {
            row(
                    "td",
                    finding.document(),
                    String.valueOf(finding.start()),
                    String.valueOf(finding.end()),
                    finding.kind().title(),
                    finding.partial() ? "in part" : "",
                    finding.text() == null ? finding.shape() : finding.text());
        }
        out.append("</table>\n");
    }

    private void big(String what, Interval interval) {
        out.append("<p>")
                .append(what)
                .append("<b>")
                .append(Double.isNaN(interval.share()) ? "none" : ReportText.number(interval.share()));
        out.append("</b>")
                .append(Double.isNaN(interval.share()) ? "" : ReportText.range(interval))
                .append("</p>");
    }

    private void heading(String title) {
        out.append("<h2>").append(escaped(title)).append("</h2>\n<table>\n");
    }

    private void row(String cell, String... values) {
        out.append("<tr>");
        for (String value : values) {
            out.append('<')
                    .append(cell)
                    .append('>')
                    .append(escaped(value))
                    .append("</")
                    .append(cell)
                    .append('>');
        }
        out.append("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package health.cordon.cli.explain;

import health.cordon.cli.report.Page;
import health.cordon.cli.terminal.Amounts;
import health.cordon.cli.terminal.Paint;
import health.cordon.deid.Span;
import java.util.Locale;

/** An explanation as one page: the text with its spans marked, a list beside it that leads to them. */
public final class ExplainHtml {

    private ExplainHtml() {}

    /** The page. It shows the text, PHI and all. */
    public static String of(Explanation explanation) {
        Page page = new Page("What was found, and why");
        page.tag("h1", "What was found, and why");
        page.raw("<p class=soft>")
                .text(explanation.name() + " · "
                        + Amounts.count(explanation.spans().size(), "span"))
                .raw("</p>");
        page.raw(
                "<div class=warn>This page shows protected health information. Treat it like the record itself.</div>");
        page.raw("<div class=two><div class=\"box note\">");
        note(explanation, page);
        page.raw("</div><div class=\"box side\"><table>");
        int number = 1;
        for (Span span : explanation.spans()) {
            page.raw(
                    "<tr><td class=n>" + number + "<td><a href=\"#s" + number + "\"><span class=dot style=\"background:"
                            + Paint.of(span.kind()).hex() + "\"></span>");
            page.tag("b", span.kind().name()).raw(" <span class=soft>").text(score(span) + " · " + span.detector());
            page.raw("</span><div class=mono>").text(explanation.excerpt(span)).raw("</div>");
            span.evidence()
                    .forEach(each -> page.raw("<div class=soft>").text(each).raw("</div>"));
            page.raw("</a></tr>\n");
            number++;
        }
        page.raw("</table></div></div>");
        return page.end();
    }

    private static void note(Explanation explanation, Page page) {
        String text = explanation.text();
        int from = 0;
        int number = 1;
        for (Span span : explanation.spans()) {
            String hex = Paint.of(span.kind()).hex();
            page.text(text.substring(from, span.start()));
            page.raw("<mark id=s" + number++ + " style=\"background:" + hex + "2e;border-color:" + hex + "\" title=\"");
            page.text(span.kind().name() + " " + score(span) + " (" + span.detector() + ") "
                    + span.kind().citation() + "\n" + String.join("\n", span.evidence()));
            page.raw("\">").text(text.substring(span.start(), span.end())).raw("</mark>");
            from = span.end();
        }
        page.text(text.substring(from));
    }

    private static String score(Span span) {
        return String.format(Locale.ROOT, "%.2f", span.score());
    }
}

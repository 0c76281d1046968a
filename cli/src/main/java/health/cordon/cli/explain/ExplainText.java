package health.cordon.cli.explain;

import health.cordon.cli.terminal.Paint;
import health.cordon.cli.terminal.Terminal;
import health.cordon.deid.Span;
import java.util.List;
import java.util.Locale;

/** An explanation for a terminal: the text with its spans marked and numbered, then each with its evidence. */
public final class ExplainText {

    private ExplainText() {}

    /** The whole of it. */
    public static String of(Explanation explanation, Terminal terminal) {
        StringBuilder out = new StringBuilder(marked(explanation.text(), explanation.spans(), terminal, true));
        out.append(out.isEmpty() || out.charAt(out.length() - 1) != '\n' ? "\n\n" : "\n");
        int number = 1;
        int line = 1;
        int at = 0;
        for (Span span : explanation.spans()) {
            for (; at < span.start(); at++) {
                line += explanation.text().charAt(at) == '\n' ? 1 : 0;
            }
            out.append(String.format(Locale.ROOT, "%4d  line %-4d ", number++, line))
                    .append(Paint.of(span.kind())
                            .on(
                                    terminal,
                                    String.format(
                                            Locale.ROOT, "%-15s", span.kind().name())))
                    .append(String.format(Locale.ROOT, " %.2f  %-9s ", span.score(), span.detector()))
                    .append(Paint.STRONG.on(terminal, explanation.excerpt(span)))
                    .append('\n');
            for (String each : span.evidence()) {
                out.append(Paint.FAINT.on(terminal, "        " + each)).append('\n');
            }
        }
        return out.append(explanation.spans().isEmpty() ? "Nothing was found.\n" : "")
                .toString();
    }

    /** A text with its spans in colour or, without colours, in brackets. */
    public static String marked(String text, List<Span> spans, Terminal terminal, boolean numbered) {
        StringBuilder out = new StringBuilder(text.length() * 2);
        int from = 0;
        int number = 1;
        for (Span span : spans) {
            out.append(text, from, span.start())
                    .append(Paint.of(span.kind()).mark(terminal, text.substring(span.start(), span.end())));
            if (numbered) {
                out.append(Paint.FAINT.on(terminal, "#" + number++));
            }
            from = span.end();
        }
        return out.append(text, from, text.length()).toString();
    }
}

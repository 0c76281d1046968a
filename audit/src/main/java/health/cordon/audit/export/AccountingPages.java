package health.cordon.audit.export;

import health.cordon.audit.export.AccountingOfDisclosures.Line;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An accounting of disclosures as HTML and as JSON. Names and addresses of recipients are free text: they are escaped. */
final class AccountingPages {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ROOT);

    private AccountingPages() {}

    static String html(AccountingOfDisclosures accounting) {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Accounting of disclosures</title>
                <style>body{font:16px/1.5 serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
                table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.4rem .6rem;text-align:left;
                vertical-align:top}pre{white-space:pre-wrap;font-size:.8rem}small{color:#555}</style></head><body>
                <h1>Accounting of disclosures</h1>
                """);
        page.append("<p>Disclosures of your protected health information from ")
                .append(day(accounting.from()))
                .append(" to ")
                .append(day(accounting.to()))
                .append(", under 45 CFR 164.528.</p>\n");
        if (accounting.lines().isEmpty()) {
            page.append("<p>There were none that an accounting lists.</p>\n");
        } else {
            page.append("<table><thead><tr><th>Date</th><th>Disclosed to</th><th>What</th><th>Purpose</th></tr></thead>"
                    + "<tbody>\n");
            accounting.lines().forEach(line -> page.append(row(line)));
            page.append("</tbody></table>\n");
        }
        page.append("<p><small>Not listed, as the rule provides: disclosures for treatment, payment and health care"
                        + " operations, to you, under your authorization, and others of 164.528(a)(1); on record: ")
                .append(accounting.exempt())
                .append(".</small></p>\n<p><small>Made from an audit log under this signed checkpoint; the numbers in"
                        + " brackets are entries of it, each of which can be proven.</small></p>\n<pre>")
                .append(escaped(accounting.checkpoint().note()))
                .append("</pre>\n</body></html>\n");
        return page.toString();
    }

    private static String row(Line line) {
        return "<tr><td>" + day(line.time()) + " <small>[" + line.index() + "]</small></td><td>"
                + escaped(line.recipient())
                + line.address().map(address -> "<br>" + escaped(address)).orElse("")
                + "</td><td>" + escaped(line.description()) + "</td><td>" + escaped(line.purpose()) + " <small>45 CFR "
                + escaped(line.basis()) + "</small></td></tr>\n";
    }

    static String json(AccountingOfDisclosures accounting) {
        StringBuilder out = new StringBuilder("{\"from\":\"" + accounting.from() + "\",\"to\":\"" + accounting.to()
                + "\",\"rule\":\"45 CFR 164.528\",\"disclosures\":[");
        String between = "";
        for (Line line : accounting.lines()) {
            out.append(between)
                    .append("{\"index\":")
                    .append(line.index())
                    .append(",\"date\":\"")
                    .append(line.time())
                    .append("\",\"recipient\":")
                    .append(quoted(line.recipient()))
                    .append(line.address()
                            .map(address -> ",\"address\":" + quoted(address))
                            .orElse(""))
                    .append(",\"description\":")
                    .append(quoted(line.description()))
                    .append(",\"purpose\":")
                    .append(quoted(line.purpose()))
                    .append(",\"basis\":\"")
                    .append(line.basis())
                    .append("\"}");
            between = ",";
        }
        return out.append("],\"exempt\":")
                .append(accounting.exempt())
                .append(",\"checkpoint\":")
                .append(quoted(accounting.checkpoint().note()))
                .append("}\n")
                .toString();
    }

    private static String day(Instant time) {
        return DAY.format(time.atOffset(ZoneOffset.UTC));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}

package health.cordon.cli.report;

/**
 * A page of HTML in one file: its styles are inside, it loads nothing, and it runs no script. Everything given as text is
 * escaped. Not thread-safe.
 */
public final class Page {

    private static final String STYLE = """
            :root{--ink:#1f2937;--soft:#6b7280;--line:#e5e7eb;--card:#fff;--back:#f6f7f9;--accent:#0f766e;--bad:#b91c1c;--bar:#99d5cf}
            @media(prefers-color-scheme:dark){:root{--ink:#e5e7eb;--soft:#9ca3af;--line:#374151;--card:#1f2937;--back:#111827;--accent:#5eead4;--bad:#fca5a5;--bar:#115e59}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--back);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
            main{max-width:1080px;margin:0 auto;padding:32px 20px 64px}
            h1{font-size:26px;margin:0 0 4px;letter-spacing:-.01em} h2{font-size:17px;margin:36px 0 10px}
            p.soft,.soft{color:var(--soft)} a{color:var(--accent)}
            .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:22px 0}
            .card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:14px 16px}
            .card b{display:block;font-size:24px;letter-spacing:-.02em} .card.bad b{color:var(--bad)}
            .box{background:var(--card);border:1px solid var(--line);border-radius:10px;overflow-x:auto}
            table{border-collapse:collapse;width:100%} th,td{text-align:left;padding:7px 14px;border-top:1px solid var(--line);vertical-align:top}
            tr:first-child>th,tr:first-child>td{border-top:0} th{font-weight:600;color:var(--soft);font-size:13px}
            td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
            code,.mono{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;word-break:break-all}
            .track{min-width:160px;width:100%;height:12px;border-radius:6px;background:var(--line);overflow:hidden;display:flex}
            .track i{display:block;height:100%} .dot{display:inline-block;width:10px;height:10px;border-radius:3px;margin-right:7px}
            .ok{color:var(--accent)} .wrong{color:var(--bad)} details{margin-top:8px} summary{cursor:pointer;color:var(--soft)}
            .note{white-space:pre-wrap;overflow-wrap:anywhere;padding:18px 20px;font:14px/1.75 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
            mark{color:inherit;border-radius:4px;padding:1px 3px;border-bottom:2px solid;position:relative}
            mark:hover,mark:target{outline:2px solid var(--accent)}
            .two{display:grid;grid-template-columns:minmax(0,2fr) minmax(260px,1fr);gap:16px;align-items:start}
            .side{position:sticky;top:12px;max-height:94vh;overflow:auto} .side a{color:inherit;text-decoration:none;display:block}
            .warn{background:#fef3c7;color:#78350f;border:1px solid #fcd34d;border-radius:10px;padding:10px 14px;margin:14px 0}
            @media(max-width:820px){.two{grid-template-columns:1fr}.side{position:static}} @media print{body{background:#fff}.box,.card{break-inside:avoid}}
            """;

    private final StringBuilder html = new StringBuilder(16 * 1024);

    /** Begins a page. */
    public Page(String title) {
        html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
                .append("<title>")
                .append(escaped(title))
                .append("</title><style>\n")
                .append(STYLE)
                .append("</style></head><body><main>\n");
    }

    /** Markup as it is: constants only. */
    public Page raw(String markup) {
        html.append(markup);
        return this;
    }

    /** Text, escaped. */
    public Page text(String text) {
        escape(text, html);
        return this;
    }

    /** Text in an element, for example {@code tag("h2", "Files")} or {@code tag("td class=n", "12")}. */
    public Page tag(String element, String text) {
        html.append('<').append(element).append('>');
        escape(text, html);
        int space = element.indexOf(' ');
        html.append("</")
                .append(space < 0 ? element : element.substring(0, space))
                .append('>');
        return this;
    }

    /** A number with its name, large. */
    public Page card(String number, String name, boolean bad) {
        raw(bad ? "<div class=\"card bad\"><b>" : "<div class=\"card\"><b>").text(number);
        return raw("</b><span class=soft>").text(name).raw("</span></div>\n");
    }

    /** The page. */
    public String end() {
        return html.append("</main></body></html>\n").toString();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        escape(text, out);
        return out.toString();
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
    }
}

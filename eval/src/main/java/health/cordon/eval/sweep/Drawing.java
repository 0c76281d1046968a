package health.cordon.eval.sweep;

import java.util.List;
import java.util.Locale;

/** An SVG in the making: shapes by their style's name, text escaped. Its colours follow what the reader's screen prefers. */
final class Drawing {

    /** A place. */
    record Place(double x, double y) {}

    private static final String STYLE = """
            .cordon-sweep{--card:#ffffff;--ink:#1f2937;--soft:#5f6b7a;--line:#e3e7ec;--curve:#0f766e;--now:#334155;--pick:#c2410c;color-scheme:light dark}
            @media(prefers-color-scheme:dark){.cordon-sweep{--card:#161d29;--ink:#e5e7eb;--soft:#9aa5b4;--line:#2c3646;--curve:#2dd4bf;--now:#cbd5e1;--pick:#fb923c}}
            .cordon-sweep text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-size:12px;fill:var(--soft);font-variant-numeric:tabular-nums}
            .cordon-sweep .card{fill:var(--card)} .cordon-sweep .frame{fill:none;stroke:var(--line)}
            .cordon-sweep .title{font-size:17px;font-weight:600;fill:var(--ink)} .cordon-sweep .head{font-size:12.5px;font-weight:600;fill:var(--ink)}
            .cordon-sweep .small{font-size:10.5px} .cordon-sweep .ink{fill:var(--ink)}
            .cordon-sweep .mark{font-size:11px;paint-order:stroke;stroke:var(--card);stroke-width:4px;stroke-linejoin:round}
            .cordon-sweep .pick-text{font-weight:600;fill:var(--pick)} .cordon-sweep .now-text{font-weight:600;fill:var(--now)}
            .cordon-sweep .grid{stroke:var(--line);stroke-width:1} .cordon-sweep .bound{stroke:var(--soft);stroke-width:1;stroke-dasharray:4 4}
            .cordon-sweep .curve{fill:none;stroke:var(--curve);stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round}
            .cordon-sweep .thin{stroke-width:1.6} .cordon-sweep .band{fill:var(--curve);opacity:.14}
            .cordon-sweep .dot{fill:var(--card);stroke:var(--curve);stroke-width:1.6}
            .cordon-sweep .now{fill:var(--card);stroke:var(--now);stroke-width:2.4} .cordon-sweep .pick{fill:var(--pick);stroke:var(--card);stroke-width:1.5}
            .cordon-sweep .now-bar{stroke:var(--now);stroke-width:1.4} .cordon-sweep .pick-bar{stroke:var(--pick);stroke-width:1.4}
            """;

    private final StringBuilder out = new StringBuilder(16 * 1024);

    /** Begins a drawing with what a reader who cannot see it is told. */
    Drawing(double width, double height, String title, String description) {
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"cordon-sweep\" viewBox=\"0 0 %.0f %.0f\""
                        + " width=\"%.0f\" height=\"%.0f\" style=\"max-width:100%%;height:auto\" role=\"img\">%n",
                width,
                height,
                width,
                height));
        out.append("<title>").append(escaped(title)).append("</title>\n");
        out.append("<desc>").append(escaped(description)).append("</desc>\n");
        out.append("<style>\n").append(STYLE).append("</style>\n");
        box("card", 0, 0, width, height, 12);
    }

    void box(String style, double x, double y, double width, double height, double round) {
        out.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\"/>%n",
                style,
                x,
                y,
                width,
                height,
                round));
    }

    void line(String style, Place from, Place to) {
        out.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                style,
                from.x(),
                from.y(),
                to.x(),
                to.y()));
    }

    /** A line through all places, or the area within them. */
    void path(String style, List<Place> places, boolean closed) {
        out.append("<path class=\"").append(style).append("\" d=\"");
        String command = "M";
        for (Place place : places) {
            out.append(String.format(Locale.ROOT, "%s%.1f %.1f", command, place.x(), place.y()));
            command = "L";
        }
        out.append(closed ? "Z\"/>\n" : "\"/>\n");
    }

    void circle(String style, Place at, double radius) {
        out.append(String.format(
                Locale.ROOT,
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>%n",
                style,
                at.x(),
                at.y(),
                radius));
    }

    void diamond(String style, Place at, double radius) {
        path(
                style,
                List.of(
                        new Place(at.x(), at.y() - radius),
                        new Place(at.x() + radius, at.y()),
                        new Place(at.x(), at.y() + radius),
                        new Place(at.x() - radius, at.y())),
                true);
    }

    /**
     * Writes.
     *
     * @param anchor {@code start}, {@code middle} or {@code end}: which part of the text lies at the place
     */
    void text(String style, Place at, String anchor, String text) {
        out.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                style,
                at.x(),
                at.y(),
                anchor,
                escaped(text)));
    }

    String end() {
        return out.append("</svg>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

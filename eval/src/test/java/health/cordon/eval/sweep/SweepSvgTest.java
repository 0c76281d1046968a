package health.cordon.eval.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.core.PhiKind;
import health.cordon.deid.Detection;
import health.cordon.deid.Thresholds;
import health.cordon.eval.GoldDocument;
import health.cordon.eval.GoldEntity;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The drawing is well-formed, needs nothing beside it, and stays within its frame for any notes. */
class SweepSvgTest {

    private static SweepReport report(int notes, double step, Thresholds inForce) {
        Sweep sweep = new Sweep(inForce);
        for (int i = 0; i < notes; i++) {
            String text = "Jones of Reno waits quietly here " + i;
            List<Detection> claims = new ArrayList<>();
            claims.add(new Detection(0, 5, PhiKind.NAME, Math.min(1, i * step), "test", "because"));
            claims.add(new Detection(9, 19, PhiKind.CITY, Math.min(1, 0.3 + i * step), "test", "because"));
            sweep.add(Cells.of(
                    new GoldDocument(
                            "n" + i,
                            text,
                            List.of(GoldEntity.of(0, 5, PhiKind.NAME), GoldEntity.of(9, 13, PhiKind.CITY)),
                            Map.of()),
                    claims,
                    sweep.grid()));
        }
        return sweep.report(null);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void everythingLiesWithinTheFrame() throws Exception {
        for (SweepReport report : List.of(
                report(60, 0.016, Thresholds.DEFAULT),
                report(1, 0.9, Thresholds.DEFAULT),
                report(40, 0, Thresholds.of(0)),
                report(40, 1, Thresholds.of(1)))) {
            Element svg = parsed(SweepSvg.of(report)).getDocumentElement();
            double width = Double.parseDouble(svg.getAttribute("width"));
            double height = Double.parseDouble(svg.getAttribute("height"));
            NodeList shapes = svg.getElementsByTagName("*");
            int places = 0;
            for (int i = 0; i < shapes.getLength(); i++) {
                Element shape = (Element) shapes.item(i);
                for (String across : List.of("x", "x1", "x2", "cx")) {
                    if (shape.hasAttribute(across)) {
                        assertThat(Double.parseDouble(shape.getAttribute(across)))
                                .isBetween(0.0, width);
                        places++;
                    }
                }
                for (String down : List.of("y", "y1", "y2", "cy")) {
                    if (shape.hasAttribute(down)) {
                        assertThat(Double.parseDouble(shape.getAttribute(down))).isBetween(0.0, height);
                    }
                }
                assertThat(shape.getAttribute("d")).doesNotContain("NaN", "Infinity");
            }
            assertThat(places).isGreaterThan(20);
        }
    }

    @Test
    void itNeedsNothingBesideItAndTellsWhatItShows() {
        String svg = SweepSvg.of(report(60, 0.016, Thresholds.DEFAULT));
        assertThat(svg)
                .contains(
                        "<title>Recall against over-redaction</title>",
                        "<desc>Now: recall",
                        "prefers-color-scheme:dark")
                .contains(">NAME</text>", ">now in force</text>", "bound ")
                .doesNotContain("href", "<script", "url(", "@import", "Jones", "Reno");
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
        assertThat(SweepSvg.of(report(60, 0.016, Thresholds.DEFAULT))).isEqualTo(svg);
    }
}

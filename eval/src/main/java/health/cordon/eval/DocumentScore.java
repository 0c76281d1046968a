package health.cordon.eval;

import health.cordon.deid.Span;
import java.util.List;

/**
 * One document, scored.
 *
 * @param document the document
 * @param elements its identifiers
 * @param right predictions that touch an identifier
 * @param needless predictions that touch none, and no stretch whose label is passed over
 * @param plainSigns letters and digits outside all marked stretches
 * @param plainCovered how many of these were covered
 */
record DocumentScore(
        GoldDocument document,
        List<ElementScore> elements,
        List<Span> right,
        List<Span> needless,
        long plainSigns,
        long plainCovered) {

    int covered() {
        return (int) elements.stream().filter(ElementScore::isCovered).count();
    }
}

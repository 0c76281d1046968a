package health.cordon.eval;

import health.cordon.core.PhiKind;

/**
 * What became of one gold identifier.
 *
 * @param entity the identifier
 * @param kind its kind
 * @param signs its letters and digits
 * @param covered how many of these are covered by a prediction of any kind
 * @param sameKind whether all are covered by predictions of its own kind
 * @param sameParagraph whether all are covered by predictions of a kind of its paragraph
 */
record ElementScore(GoldEntity entity, PhiKind kind, int signs, int covered, boolean sameKind, boolean sameParagraph) {

    boolean isCovered() {
        return covered == signs;
    }

    boolean isPartial() {
        return covered > 0 && covered < signs;
    }
}

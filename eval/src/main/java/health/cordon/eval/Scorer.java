package health.cordon.eval;

import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Compares one document's gold with predictions, character by character. Only letters and digits count: what marks and
 * spaces are left behind tells nothing.
 */
final class Scorer {

    private Scorer() {}

    static DocumentScore score(GoldDocument document, List<Span> predictions) {
        String text = document.text();
        BitSet signs = document.signs();
        BitSet predicted = new BitSet(text.length());
        Map<PhiKind, BitSet> byKind = new EnumMap<>(PhiKind.class);
        for (Span span : predictions) {
            if (span.start() < 0 || span.end() > text.length() || span.start() > span.end()) {
                throw new CordonException(EvalError.PREDICTION_OUTSIDE_TEXT, SafeArg.key("document", document.id()));
            }
            predicted.set(span.start(), span.end());
            byKind.computeIfAbsent(span.kind(), kind -> new BitSet()).set(span.start(), span.end());
        }
        BitSet gold = new BitSet(text.length());
        BitSet passedOver = new BitSet(text.length());
        List<ElementScore> elements = new ArrayList<>();
        for (GoldEntity entity : document.entities()) {
            if (entity.kind() == null) {
                passedOver.set(entity.start(), entity.end());
            } else {
                gold.set(entity.start(), entity.end());
                elements.add(element(entity, entity.kind(), signs, predicted, byKind));
            }
        }
        List<Span> right = new ArrayList<>();
        List<Span> needless = new ArrayList<>();
        for (Span span : predictions) {
            if (touches(gold, span)) {
                right.add(span);
            } else if (!touches(passedOver, span)
                    && within(signs, span.start(), span.end()).cardinality() > 0) {
                needless.add(span);
            }
        }
        BitSet plain = (BitSet) signs.clone();
        plain.andNot(gold);
        plain.andNot(passedOver);
        int plainSigns = plain.cardinality();
        plain.and(predicted);
        return new DocumentScore(document, elements, right, needless, plainSigns, plain.cardinality());
    }

    private static ElementScore element(
            GoldEntity entity, PhiKind kind, BitSet signs, BitSet predicted, Map<PhiKind, BitSet> byKind) {
        BitSet own = within(signs, entity.start(), entity.end());
        BitSet any = within(own, entity.start(), entity.end());
        any.and(predicted);
        BitSet uncovered = (BitSet) own.clone();
        BitSet sameKind = byKind.get(kind);
        if (sameKind != null) {
            uncovered.andNot(sameKind);
        }
        boolean isSameKind = sameKind != null && uncovered.isEmpty();
        byKind.forEach((other, covered) -> {
            if (other.paragraph() == kind.paragraph()) {
                uncovered.andNot(covered);
            }
        });
        return new ElementScore(entity, kind, own.cardinality(), any.cardinality(), isSameKind, uncovered.isEmpty());
    }

    private static boolean touches(BitSet marked, Span span) {
        int next = marked.nextSetBit(span.start());
        return next >= 0 && next < span.end();
    }

    private static BitSet within(BitSet all, int start, int end) {
        BitSet part = new BitSet(end);
        for (int at = all.nextSetBit(start); at >= 0 && at < end; at = all.nextSetBit(at + 1)) {
            part.set(at);
        }
        return part;
    }
}

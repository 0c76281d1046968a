package health.cordon.eval;

import health.cordon.core.PhiKind;
import health.cordon.deid.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up scored documents, in their order. Not thread-safe. */
final class Accumulator {

    private final EvalOptions options;
    private final Tally overall = new Tally();
    private final Map<PhiKind, Tally> kinds = new EnumMap<>(PhiKind.class);
    private final Map<PhiKind, long[]> predicted = new EnumMap<>(PhiKind.class);
    private final Map<String, Map<String, Tally>> groups = new TreeMap<>();
    private final Map<String, Long> unknown = new TreeMap<>();
    private final List<Finding> leaks = new ArrayList<>();
    private final List<Finding> needless = new ArrayList<>();
    private int[] coveredOf = new int[256];
    private int[] elementsOf = new int[256];
    private int documents;
    private long withoutLeak;
    private long phiFree;
    private long phiFreeTouched;
    private long plainSigns;
    private long plainCovered;

    Accumulator(EvalOptions options) {
        this.options = options;
    }

    void add(DocumentScore score) {
        if (documents == coveredOf.length) {
            coveredOf = Arrays.copyOf(coveredOf, documents * 2);
            elementsOf = Arrays.copyOf(elementsOf, documents * 2);
        }
        coveredOf[documents] = score.covered();
        elementsOf[documents++] = score.elements().size();
        if (score.elements().isEmpty()) {
            phiFree++;
            phiFreeTouched += score.needless().isEmpty() ? 0 : 1;
        } else {
            withoutLeak += score.covered() == score.elements().size() ? 1 : 0;
        }
        plainSigns += score.plainSigns();
        plainCovered += score.plainCovered();
        score.elements().forEach(element -> element(score.document(), element));
        score.right().forEach(span -> spans(span)[0]++);
        score.needless().forEach(span -> spans(span)[1]++);
        list(score);
        for (GoldEntity entity : score.document().entities()) {
            if (!options.labels().knows(entity.label())) {
                unknown.merge(entity.label(), 1L, Long::sum);
            }
        }
    }

    EvalReport report() {
        Map<PhiKind, EvalReport.Predicted> predictions = new EnumMap<>(PhiKind.class);
        predicted.forEach((kind, counts) -> predictions.put(kind, new EvalReport.Predicted(counts[0], counts[1])));
        return new EvalReport(
                documents,
                overall,
                Interval.resampled(Arrays.copyOf(coveredOf, documents), Arrays.copyOf(elementsOf, documents)),
                kinds,
                predictions,
                documents - phiFree,
                withoutLeak,
                phiFree,
                phiFreeTouched,
                plainSigns,
                plainCovered,
                groups,
                unknown,
                leaks,
                needless);
    }

    private void element(GoldDocument document, ElementScore element) {
        GoldEntity entity = element.entity();
        PhiKind kind = element.kind();
        overall.add(element);
        kinds.computeIfAbsent(kind, k -> new Tally()).add(element);
        document.attributes().forEach((field, value) -> group(field, value).add(element));
        String text = document.text().substring(entity.start(), entity.end());
        if (kind.paragraph() == 'A' || kind.paragraph() == 'B' && kind != PhiKind.ZIP) {
            group("case", letterCase(text)).add(element);
        }
        if (entity.origin() != null) {
            group("origin", entity.origin()).add(element);
        }
    }

    private void list(DocumentScore score) {
        GoldDocument document = score.document();
        for (ElementScore element : score.elements()) {
            if (!element.isCovered() && leaks.size() < options.listed()) {
                GoldEntity entity = element.entity();
                leaks.add(Finding.of(
                        document, entity.start(), entity.end(), element.kind(), element.isPartial(), options));
            }
        }
        for (Span span : score.needless()) {
            if (needless.size() < options.listed()) {
                needless.add(Finding.of(document, span.start(), span.end(), span.kind(), false, options));
            }
        }
    }

    private Tally group(String dimension, String group) {
        return groups.computeIfAbsent(dimension, d -> new TreeMap<>()).computeIfAbsent(group, g -> new Tally());
    }

    private long[] spans(Span span) {
        return predicted.computeIfAbsent(span.kind(), kind -> new long[2]);
    }

    private static String letterCase(String text) {
        boolean upper = text.chars().anyMatch(Character::isUpperCase);
        boolean lower = text.chars().anyMatch(Character::isLowerCase);
        return upper && lower ? "Capitalized" : upper ? "UPPER" : lower ? "lower" : "no letters";
    }
}

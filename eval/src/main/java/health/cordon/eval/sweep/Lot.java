package health.cordon.eval.sweep;

import health.cordon.core.PhiKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many notes in one: equal identifiers and equal stretches are counted together, so that trying thresholds costs the same for
 * a thousand notes as for a hundred. Immutable.
 */
final class Lot {

    private static final PhiKind[] KINDS = PhiKind.values();

    private final Cells.Element[] elements;
    private final int[] times;
    private final Cover[] plain;
    private final int[] weights;
    private final long plainSigns;
    private final long[] elementsOf = new long[KINDS.length];

    Lot(List<Cells> notes) {
        Map<Cells.Element, Integer> counted = new HashMap<>();
        Map<Cover, Integer> weighed = new HashMap<>();
        long signs = 0;
        for (Cells note : notes) {
            for (Cells.Element element : note.elements()) {
                counted.merge(element, 1, Integer::sum);
                elementsOf[element.kind().ordinal()]++;
            }
            note.plain().forEach((cover, weight) -> weighed.merge(cover, weight, Integer::sum));
            signs += note.plainSigns();
        }
        elements = counted.keySet().toArray(Cells.Element[]::new);
        times = Arrays.stream(elements)
                .mapToInt(element -> counted.getOrDefault(element, 0))
                .toArray();
        plain = weighed.keySet().toArray(Cover[]::new);
        weights = Arrays.stream(plain)
                .mapToInt(cover -> weighed.getOrDefault(cover, 0))
                .toArray();
        plainSigns = signs;
    }

    /** Letters and digits that are no identifier. */
    long plainSigns() {
        return plainSigns;
    }

    /** Identifiers of a kind. */
    long elements(PhiKind kind) {
        return elementsOf[kind.ordinal()];
    }

    /** Identifiers found, of all kinds together. */
    long found(int[] levels) {
        long found = 0;
        for (int i = 0; i < elements.length; i++) {
            found += elements[i].isFound(levels) ? times[i] : 0;
        }
        return found;
    }

    /** Identifiers of one kind found, by claims of any kind. */
    long found(PhiKind kind, int[] levels) {
        long found = 0;
        for (int i = 0; i < elements.length; i++) {
            found += elements[i].kind() == kind && elements[i].isFound(levels) ? times[i] : 0;
        }
        return found;
    }

    /** Letters and digits redacted without need. */
    long plainCovered(int[] levels) {
        long covered = 0;
        for (int i = 0; i < plain.length; i++) {
            covered += plain[i].holds(levels) ? weights[i] : 0;
        }
        return covered;
    }

    /** Letters and digits that claims of one kind alone would redact without need. */
    long plainCovered(PhiKind kind, int level) {
        long covered = 0;
        for (int i = 0; i < plain.length; i++) {
            covered += plain[i].holds(kind.ordinal(), level) ? weights[i] : 0;
        }
        return covered;
    }
}

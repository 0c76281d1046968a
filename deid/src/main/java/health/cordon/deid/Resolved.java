package health.cordon.deid;

import health.cordon.core.PhiKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The PHI of one document: spans in order that do not overlap. Every character that any accepted claim covered lies in
 * one of them.
 *
 * @param spans in order of their start
 */
public record Resolved(List<Span> spans) {

    /** Takes a copy. */
    public Resolved {
        spans = List.copyOf(spans);
    }

    /** How many spans of each kind there are; kinds without any are absent. */
    public Map<PhiKind, Integer> counts() {
        Map<PhiKind, Integer> counts = new EnumMap<>(PhiKind.class);
        spans.forEach(span -> counts.merge(span.kind(), 1, Integer::sum));
        return counts;
    }
}

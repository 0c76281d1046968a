package health.cordon.deid;

import health.cordon.core.PhiKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was found and what was done, by position and kind: it holds no value of the text.
 *
 * @param documentId the document's name
 * @param counts how many spans of each kind were found
 * @param treated every span in order, with what became of it
 */
public record DeidReport(String documentId, Map<PhiKind, Integer> counts, List<Treated> treated) {

    /** Takes copies. */
    public DeidReport {
        Map<PhiKind, Integer> copy = new EnumMap<>(PhiKind.class);
        copy.putAll(counts);
        counts = java.util.Collections.unmodifiableMap(copy);
        treated = List.copyOf(treated);
    }
}

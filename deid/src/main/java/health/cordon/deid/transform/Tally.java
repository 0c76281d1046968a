package health.cordon.deid.transform;

import health.cordon.core.PhiKind;
import health.cordon.deid.DeidReport;
import health.cordon.deid.Treated;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was done in a document, counted.
 *
 * @param actions per kind, how often each action was done; {@link #REDACTED_INSTEAD} among them
 */
public record Tally(Map<PhiKind, Map<String, Integer>> actions) {

    /**
     * What reports say of a span that could not be treated as the policy says, and was redacted: a date that cannot be read
     * and so cannot be shifted, a number too short for FF1, a value without a surrogate that the document does not have.
     */
    public static final String REDACTED_INSTEAD = "redact-instead";

    /** Takes a copy. */
    public Tally {
        Map<PhiKind, Map<String, Integer>> copy = new EnumMap<>(PhiKind.class);
        actions.forEach((kind, counts) -> copy.put(kind, Collections.unmodifiableMap(new TreeMap<>(counts))));
        actions = Collections.unmodifiableMap(copy);
    }

    /** Counts a report. */
    public static Tally of(DeidReport report) {
        Map<PhiKind, Map<String, Integer>> actions = new EnumMap<>(PhiKind.class);
        for (Treated one : report.treated()) {
            actions.computeIfAbsent(one.span().kind(), _ -> new TreeMap<>()).merge(one.action(), 1, Integer::sum);
        }
        return new Tally(actions);
    }

    /** How often an action was done to spans of a kind. */
    public int count(PhiKind kind, String action) {
        return actions.getOrDefault(kind, Map.of()).getOrDefault(action, 0);
    }

    /** How many dates were moved, as shifts or as surrogates. */
    public int datesShifted() {
        return count(PhiKind.DATE, "shift") + count(PhiKind.DATE, "surrogate");
    }

    /** How many dates should have been moved but could not be read, and were redacted. */
    public int datesUnread() {
        return count(PhiKind.DATE, REDACTED_INSTEAD);
    }
}

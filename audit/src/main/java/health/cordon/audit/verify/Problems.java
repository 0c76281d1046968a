package health.cordon.audit.verify;

import health.cordon.audit.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers problems from several threads; keeps the first hundred and counts the rest. */
final class Problems {

    private static final int KEPT = 100;

    private final List<Problem> kept = new ArrayList<>();
    private long count;

    synchronized void add(Finding finding, String what, long where) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(new Problem(finding, what, where));
        }
    }

    synchronized long count() {
        return count;
    }

    synchronized List<Problem> kept() {
        return kept.stream()
                .sorted(Comparator.comparing(Problem::finding).thenComparingLong(Problem::where))
                .toList();
    }
}

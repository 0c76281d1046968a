package health.cordon.eval.sweep;

import health.cordon.deid.Detection;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The claims on a stretch of text, as far as thresholds can tell them apart: for each kind the highest level that a claim of
 * it reaches. Immutable.
 */
final class Cover {

    /** What nobody claims. */
    static final Cover NONE = new Cover(new int[0]);

    private static final int LEVELS = 1 << 16;

    /** Kinds with their levels, in the order of the kinds. */
    private final int[] reached;

    private Cover(int[] reached) {
        this.reached = reached;
    }

    static Cover of(Collection<Detection> claims, Grid grid) {
        TreeMap<Integer, Integer> highest = new TreeMap<>();
        for (Detection claim : claims) {
            highest.merge(claim.kind().ordinal(), grid.reach(claim.score()), Math::max);
        }
        int[] reached = highest.entrySet().stream()
                .filter(kind -> kind.getValue() >= 0)
                .mapToInt(kind -> kind.getKey() * LEVELS + kind.getValue())
                .toArray();
        return reached.length == 0 ? NONE : new Cover(reached);
    }

    /** Whether the stretch is covered if every kind's threshold stands on its level. */
    boolean holds(int[] levels) {
        for (int one : reached) {
            if (one % LEVELS >= levels[one / LEVELS]) {
                return true;
            }
        }
        return false;
    }

    /** Whether claims of this kind alone cover it. */
    boolean holds(int kind, int level) {
        for (int one : reached) {
            if (one / LEVELS == kind) {
                return one % LEVELS >= level;
            }
        }
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cover cover && Arrays.equals(reached, cover.reached);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(reached);
    }
}

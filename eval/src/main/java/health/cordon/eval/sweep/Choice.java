package health.cordon.eval.sweep;

import health.cordon.core.PhiKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a level for each kind: as much recall as the bound on over-redaction allows.
 *
 * <p>Thresholds start where they are. As long as they redact more than the bound allows, the one goes up that saves most for
 * what it loses; then, as long as there is room, the one goes down that finds most for what it costs. A threshold goes down
 * only where that finds something in the notes, and up only where the bound asks for it: without evidence it stays. Greedy,
 * since no step takes back what another found; the same notes give the same levels. Used once.
 */
final class Choice {

    private final Lot lot;
    private final int top;
    private final Set<PhiKind> kinds;
    private final long room;
    private final int[] start;
    private final int[] levels;
    private long found;
    private long redacted;

    private Choice(Lot lot, int top, int[] start, Set<PhiKind> kinds, double atMost) {
        this.lot = lot;
        this.top = top;
        this.kinds = kinds;
        this.start = start;
        room = (long) Math.floor(atMost * lot.plainSigns());
        levels = start.clone();
        found = lot.found(levels);
        redacted = lot.plainCovered(levels);
    }

    /** A threshold that goes elsewhere, and what that is worth. */
    private record Move(PhiKind kind, int level, double worth) {}

    /**
     * The best levels.
     *
     * @param kinds those that may move
     * @param atMost the bound, as a share of the letters and digits that are no identifier
     */
    static int[] of(Lot lot, Grid grid, int[] start, Set<PhiKind> kinds, double atMost) {
        Choice choice = new Choice(lot, grid.size() - 1, start, kinds, atMost);
        while (choice.redacted > choice.room) {
            Move move = choice.up();
            if (move == null) {
                break;
            }
            choice.make(move);
        }
        for (Move move = choice.down(); move != null; move = choice.down()) {
            choice.make(move);
        }
        choice.tighten();
        return choice.levels;
    }

    private void make(Move move) {
        levels[move.kind().ordinal()] = move.level();
        found = lot.found(levels);
        redacted = lot.plainCovered(levels);
    }

    private @Nullable Move up() {
        Move best = null;
        for (PhiKind kind : kinds) {
            int now = levels[kind.ordinal()];
            for (int level = now + 1; level <= top; level++) {
                levels[kind.ordinal()] = level;
                long saved = redacted - lot.plainCovered(levels);
                // A half stands for what is lost among notes that are not here.
                double worth = saved / (found - lot.found(levels) + 0.5);
                if (saved > 0 && (best == null || worth > best.worth())) {
                    best = new Move(kind, level, worth);
                }
            }
            levels[kind.ordinal()] = now;
        }
        return best;
    }

    private @Nullable Move down() {
        Move best = null;
        for (PhiKind kind : kinds) {
            int now = levels[kind.ordinal()];
            for (int level = now - 1; level >= 0; level--) {
                levels[kind.ordinal()] = level;
                long more = lot.found(levels) - found;
                long after = lot.plainCovered(levels);
                double worth = more / (after - redacted + 1.0);
                if (more > 0 && after <= room && (best == null || worth > best.worth())) {
                    best = new Move(kind, level, worth);
                }
            }
            levels[kind.ordinal()] = now;
        }
        return best;
    }

    /** A threshold that went lower than what it found asks for goes back up as far as it loses nothing. */
    private void tighten() {
        for (PhiKind kind : kinds) {
            int at = kind.ordinal();
            while (levels[at] < start[at]) {
                levels[at]++;
                if (lot.found(levels) < found) {
                    levels[at]--;
                    break;
                }
            }
        }
    }
}

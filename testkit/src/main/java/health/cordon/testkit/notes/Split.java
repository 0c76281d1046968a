package health.cordon.testkit.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which part of the name lists and wordings a generator may use. {@link #DEV}, {@link #TUNE} and {@link #HELDOUT} share no name,
 * no place and no sentence; words that are not PHI (drugs, units), glue of one or two wordings and real towns' states are
 * common.
 */
public enum Split {
    /** To learn from. */
    DEV,
    /** To choose thresholds and weights on. */
    TUNE,
    /** To measure on. */
    HELDOUT,
    /** Everything: for load tests, not for measuring. */
    ALL;

    /** One in nine of all that is not held out is for tuning. */
    private static final int NINE = 9;

    private static final int TUNED = 7;

    /**
     * Every third entry is held out. A list too short to be split, or marked as shared, is common to all; one too short for
     * nine parts is common to {@link #DEV} and {@link #TUNE}.
     */
    <T> List<T> of(List<T> all) {
        if (this == ALL || all.size() < 3) {
            return all;
        }
        List<T> mine = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (isMine(i, all.size() > TUNED)) {
                mine.add(all.get(i));
            }
        }
        return mine;
    }

    private boolean isMine(int number, boolean nine) {
        boolean held = Math.floorMod(number, 3) == 2;
        boolean tuned = nine && Math.floorMod(number, NINE) == TUNED;
        return switch (this) {
            case DEV -> !held && !tuned;
            case TUNE -> nine ? tuned : !held;
            case HELDOUT -> held;
            case ALL -> true;
        };
    }

    /** Every name of the lists that this part uses: for keeping them out of what the other part learns from. */
    public Set<String> names() {
        return Names.listed(this);
    }

    /** Whether a word that is in no list belongs to this part. */
    public boolean holds(String word) {
        return isMine(word.hashCode(), true);
    }
}

package health.cordon.testkit.notes;

import java.util.ArrayList;
import java.util.List;

/**
 * Which part of the name lists and wordings a generator may use. {@link #DEV} and {@link #HELDOUT} share no name, no place
 * and no sentence; words that are not PHI (drugs, units), glue of one or two wordings and real towns' states are common.
 */
public enum Split {
    /** To tune on. */
    DEV,
    /** To measure on. */
    HELDOUT,
    /** Everything: for load tests, not for measuring. */
    ALL;

    /** Every third entry is held out. A list too short to be split, or marked as shared, is common to all. */
    <T> List<T> of(List<T> all) {
        if (this == ALL || all.size() < 3) {
            return all;
        }
        List<T> mine = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((i % 3 == 2) == (this == HELDOUT)) {
                mine.add(all.get(i));
            }
        }
        return mine;
    }

    /** Whether an invented word is in this part. */
    boolean holds(String invented) {
        return this == ALL || (Math.floorMod(invented.hashCode(), 3) == 2) == (this == HELDOUT);
    }
}

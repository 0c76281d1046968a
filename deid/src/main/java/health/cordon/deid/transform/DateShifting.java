package health.cordon.deid.transform;

import health.cordon.core.PhiKind;
import health.cordon.deid.policy.Action;
import org.jspecify.annotations.Nullable;

/**
 * Moves dates by the subject's own distance: keyed, uniform over 1 to so many days back or forth, the same for every
 * document of the subject, so that intervals stay. Where a policy moves different dates by different settings, intervals
 * between those do not stay.
 */
record DateShifting(Action.Shift shift) implements Treatment {

    @Override
    public @Nullable String replace(Workspace work, int index) {
        if (work.span(index).kind() != PhiKind.DATE) {
            return null;
        }
        return work.date(index).shift(distance(work)).orElse(null);
    }

    /** How many days the dates of the document's subject are moved. */
    int distance(Workspace work) {
        int step = shift.wholeWeeks() ? 7 : 1;
        int steps = Math.max(1, shift.days() / step);
        int chosen = new KeyedChoice(work.keyed("date-shift")).below(2 * steps);
        return step * (chosen < steps ? chosen - steps : chosen - steps + 1);
    }
}

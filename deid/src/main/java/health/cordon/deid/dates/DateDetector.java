package health.cordon.deid.dates;

import health.cordon.core.Cfr;
import health.cordon.core.PhiKind;
import health.cordon.deid.Detections;
import health.cordon.deid.spi.Detector;
import health.cordon.deid.text.SourceText;

/**
 * Finds dates more specific than the year, and ages over 89.
 *
 * <p>Claims {@link PhiKind#DATE} for every date element in digits or words, with the time of day and the weekday that
 * belong to it; the two ends of a range are two claims where each can be read alone. Claims
 * {@link PhiKind#AGE_OVER_89} for the number or word of such an age. Leaves years, bare weekdays, relative time and
 * lone times of day. Thread-safe; time linear in the length of the text.
 */
@Cfr("164.514(b)(2)(i)(C)")
public final class DateDetector implements Detector {

    /** The detector's name in spans. */
    public static final String NAME = "dates";

    /** Needs nothing. */
    public DateDetector() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void detect(SourceText text, Detections found) {
        new DatePass(text, found).run();
    }
}

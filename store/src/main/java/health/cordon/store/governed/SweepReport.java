package health.cordon.store.governed;

import java.nio.file.Path;
import java.util.List;

/**
 * What a retention sweep did.
 *
 * @param records how many records were deleted because their retention had ended
 * @param held how many whose retention has ended are kept by a legal hold
 * @param keys how many versions of data keys were destroyed
 * @param forgotten how many records of other rooms, such as sessions, nobody asks for any more
 * @param resumed purges that a crash had stopped and that are finished now
 * @param behind key files that could not be told
 */
public record SweepReport(
        long records, long held, long keys, long forgotten, List<PurgeReport> resumed, List<Path> behind) {

    /** Takes copies. */
    public SweepReport {
        resumed = List.copyOf(resumed);
        behind = List.copyOf(behind);
    }
}

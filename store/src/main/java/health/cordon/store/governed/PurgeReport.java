package health.cordon.store.governed;

import health.cordon.store.Target;
import java.nio.file.Path;
import java.util.List;

/**
 * What a purge did.
 *
 * @param target what was purged
 * @param records how many governed records were deleted
 * @param codes how many re-identification codes were deleted
 * @param keys how many versions of data keys were destroyed; 0 if they were before
 * @param behind key files that could not be told: until they are brought up to date or destroyed, what they hold together with
 *     an old backup is still readable
 */
public record PurgeReport(Target target, long records, long codes, int keys, List<Path> behind) {

    /** Takes a copy. */
    public PurgeReport {
        behind = List.copyOf(behind);
    }
}

package health.cordon.audit.verify;

import health.cordon.audit.note.SignedCheckpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What verification found.
 *
 * @param checkpoint the checkpoint, if its signature holds
 * @param entries how many entries were hashed and read
 * @param pruned how many are in the tree whose bodies were pruned by a signed statement
 * @param waiting how many acknowledged entries are in the journal and not yet under a checkpoint
 * @param compared with how many earlier or cosigned checkpoints it was compared
 * @param problems the first hundred problems
 * @param problemCount how many there are
 */
public record VerifyReport(
        @Nullable SignedCheckpoint checkpoint,
        long entries,
        long pruned,
        long waiting,
        int compared,
        List<Problem> problems,
        long problemCount) {

    /** Whether everything verifies. */
    public boolean isGood() {
        return problemCount == 0 && checkpoint != null;
    }
}

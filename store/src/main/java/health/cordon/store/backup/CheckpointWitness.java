package health.cordon.store.backup;

import health.cordon.crypto.spi.KeyHandle;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What vouches for a backup: the audit log, which is never restored to an older state.
 *
 * <p>A backup names the log's checkpoint of its moment. A restore asks whether the log of today goes on from there, and which
 * data keys it knows to have been shredded: those are shredded again, should the copy of the keys be so old that it still has
 * them. Errors of the log itself are thrown.
 */
public interface CheckpointWitness {

    /** Where there is no audit log: nothing is vouched for. */
    CheckpointWitness NONE = new CheckpointWitness() {

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }

        @Override
        public boolean goesOnFrom(String checkpoint) {
            return true;
        }

        @Override
        public void forEachShredded(Consumer<KeyHandle> visitor) {
            // Nobody knows of any.
        }
    };

    /** A checkpoint that covers all that was logged so far, as text that {@link #goesOnFrom} understands; empty for none. */
    Optional<String> checkpoint();

    /** Whether the log as it is now verifiably goes on from this checkpoint: it is the same log, neither cut nor forked. */
    boolean goesOnFrom(String checkpoint);

    /** Shows the handle of each data key whose shredding is in the log, whenever that was; one may come more than once. */
    void forEachShredded(Consumer<KeyHandle> visitor);
}

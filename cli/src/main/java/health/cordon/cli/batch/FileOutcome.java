package health.cordon.cli.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param name its relative name
 * @param state how it ended
 * @param output its output's relative name, null if there is none
 * @param bytesIn its length
 * @param bytesOut its output's length
 * @param hashIn the SHA-256 of its bytes in hex, null if it could not be read
 * @param hashOut the SHA-256 of its output
 * @param tally what was counted in it
 */
public record FileOutcome(
        String name,
        State state,
        @Nullable String output,
        long bytesIn,
        long bytesOut,
        @Nullable String hashIn,
        @Nullable String hashOut,
        Tally tally) {

    /** How a file ends. */
    public enum State {
        /** All of its documents are done. */
        DONE,
        /** It was done by an earlier run with the same settings and is unchanged. */
        DONE_BEFORE,
        /** It is written, but some of its lines failed and are left out. */
        DONE_IN_PART,
        /** Nothing of it is written. */
        FAILED,
        /** It was not begun, or given up, because the run was asked to stop. */
        STOPPED
    }

    /** Whether nothing went wrong. */
    public boolean ok() {
        return state == State.DONE || state == State.DONE_BEFORE;
    }

    static FileOutcome failed(InputFile file, Fault fault) {
        Tally tally = new Tally();
        tally.addFailed(fault);
        return new FileOutcome(file.name(), State.FAILED, null, file.size(), 0, null, null, tally);
    }

    static FileOutcome stopped(InputFile file) {
        return new FileOutcome(file.name(), State.STOPPED, null, file.size(), 0, null, null, new Tally());
    }

    /** What went wrong, in order; at most the first hundred. */
    public List<Fault> faults() {
        return tally.faults();
    }
}

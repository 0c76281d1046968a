package health.cordon.store;

import health.cordon.core.error.ErrorCode;
import java.util.List;

/**
 * What opening every sealed cell of a store showed.
 *
 * @param opened cells that opened
 * @param shredded cells whose key was destroyed on purpose; a sweep deletes them
 * @param problems the first of those that did not open
 * @param problemCount how many there are
 */
public record VerificationReport(long opened, long shredded, List<Problem> problems, long problemCount) {

    /**
     * A row that did not open.
     *
     * @param table the table
     * @param id the row
     * @param error why
     */
    public record Problem(String table, String id, ErrorCode error) {

        @Override
        public String toString() {
            return table + " " + id + ": " + error.message();
        }
    }

    /** Whether all is as it was sealed. */
    public boolean isGood() {
        return problemCount == 0;
    }
}

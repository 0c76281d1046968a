package health.cordon.gateway.shape;

/**
 * How every key, text and number of a tree was classified.
 *
 * @param scanned texts that the guard reads
 * @param structural words, numbers and names of fields that the dialect knows, each checked against what it may be
 * @param replaced ids that a keyed hash takes the place of
 * @param dropped what was left out, with all that was in it
 * @param unscanned what is sent and is none of the first three, by a count of the tree that is sent
 */
public record Coverage(int scanned, int structural, int replaced, int dropped, int unscanned) {

    /** All of the tree that was walked. */
    public int total() {
        return scanned + structural + replaced + dropped;
    }

    /** The same with what was counted in the tree that is sent. */
    public Coverage sent(int notAccounted) {
        return new Coverage(scanned, structural, replaced, dropped, notAccounted);
    }
}

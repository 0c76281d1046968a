package health.cordon.gateway.shape;

/**
 * How every key, text and number of a tree was classified.
 *
 * @param scanned texts that the guard reads
 * @param structural words, numbers and names of fields that the dialect knows, each checked against what it may be
 * @param replaced ids that a keyed hash takes the place of
 * @param dropped what was left out, with all that was in it
 */
public record Coverage(int scanned, int structural, int replaced, int dropped) {

    /** All together. */
    public int total() {
        return scanned + structural + replaced + dropped;
    }
}

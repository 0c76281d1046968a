package health.cordon.deid;

import health.cordon.core.PhiKind;
import health.cordon.deid.text.SourceText;

/**
 * One claim of one detector: these characters are PHI.
 *
 * @param start first character, as an offset into the decoded text
 * @param end one past the last
 * @param kind what it is
 * @param score how sure, 0 to 1; the engine drops what lies under the threshold of its kind
 * @param detector who claims it
 * @param evidence why, as a constant phrase that holds nothing of the text
 */
public record Detection(int start, int end, PhiKind kind, double score, String detector, String evidence) {

    /** Checks the offsets and the score. */
    public Detection {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("empty or negative span");
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score outside 0..1");
        }
    }

    /** The same claim with offsets into the original text. */
    public Detection inOriginal(SourceText text) {
        return new Detection(text.originalStart(start), text.originalEnd(end), kind, score, detector, evidence);
    }
}

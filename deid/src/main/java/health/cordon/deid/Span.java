package health.cordon.deid;

import health.cordon.core.PhiKind;
import java.util.List;

/**
 * A stretch of the original text that is PHI.
 *
 * @param start first character, in UTF-16 units of the original text
 * @param end one past the last
 * @param kind what it is
 * @param score the highest score of the claims behind it
 * @param detector who made the claim that decided the kind
 * @param evidence why, as phrases that hold nothing of the text
 */
public record Span(int start, int end, PhiKind kind, double score, String detector, List<String> evidence) {

    /** Takes a copy of the evidence. */
    public Span {
        evidence = List.copyOf(evidence);
    }

    /** The length in UTF-16 units. */
    public int length() {
        return end - start;
    }
}

package health.cordon.deid;

import health.cordon.deid.resolve.Resolver;
import health.cordon.deid.text.SourceText;
import java.util.List;

/**
 * The claims of all detectors about one document, before it is settled which of them count.
 *
 * <p>Finding is the work; {@link #resolve} costs a sort. Whoever wants to know what other thresholds would do finds once and
 * resolves often: detectors do not look at thresholds. Use it in one thread.
 */
public final class Claimed {

    private final SourceText text;
    private final List<Detection> claims;

    Claimed(SourceText text, Detections found) {
        this.text = text;
        claims = List.copyOf(found.all());
    }

    /** The document's PHI if these thresholds hold. */
    public Resolved resolve(Thresholds thresholds) {
        return new Resolver(thresholds).resolve(text, claims);
    }

    /**
     * All claims, whatever their scores, in the order in which they were made and with offsets into the original text. What
     * {@link #resolve} covers is what those cover that reach the thresholds of their kinds.
     */
    public List<Detection> claims() {
        return claims.stream().map(claim -> claim.inOriginal(text)).toList();
    }

    /** Without the text, which is PHI. */
    @Override
    public String toString() {
        return "Claimed(" + claims.size() + " claims)";
    }
}

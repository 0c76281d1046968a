package health.cordon.deid;

import health.cordon.core.PhiKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The claims of all detectors about one document, in the order in which they were made. Not thread-safe. */
public final class Detections {

    private final List<Detection> claims = new ArrayList<>();

    /** Adds a claim; see {@link Detection} for the parameters. */
    public void add(int start, int end, PhiKind kind, double score, String detector, String evidence) {
        claims.add(new Detection(start, end, kind, score, detector, evidence));
    }

    /** Adds claims that were made elsewhere. */
    void addAll(List<Detection> more) {
        claims.addAll(more);
    }

    /** All claims so far. */
    public List<Detection> all() {
        return Collections.unmodifiableList(claims);
    }
}

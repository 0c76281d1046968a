package health.cordon.deid;

import health.cordon.core.PhiKind;
import health.cordon.deid.spi.Judge;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/** The claims of all detectors about one document, in the order in which they were made. Not thread-safe. */
public final class Detections {

    private final List<Detection> claims = new ArrayList<>();
    private final BitSet setAside = new BitSet();

    /** Adds a claim; see {@link Detection} for the parameters. */
    public void add(int start, int end, PhiKind kind, double score, String detector, String evidence) {
        claims.add(new Detection(start, end, kind, score, detector, evidence));
    }

    /**
     * Notes that a range is known to identify nobody: a code of a public system, a registered trial, a pressure.
     *
     * <p>It takes no claim back. It is for judges, which tell numbers by their neighbours and need not ask again.
     */
    public void setAside(int start, int end) {
        setAside.set(start, end);
    }

    /** Whether all of a range is known to identify nobody. */
    public boolean isSetAside(int start, int end) {
        return start < end && setAside.nextClearBit(start) >= end;
    }

    /** Adds claims that were made elsewhere. */
    void addAll(List<Detection> more) {
        claims.addAll(more);
    }

    /** Drops the claims of others on which a judge has decided. */
    void settle(Judge judge) {
        claims.removeIf(claim -> !claim.detector().equals(judge.name()) && judge.decides(claim));
    }

    /** All claims so far. */
    public List<Detection> all() {
        return Collections.unmodifiableList(claims);
    }
}

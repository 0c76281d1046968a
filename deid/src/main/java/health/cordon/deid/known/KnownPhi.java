package health.cordon.deid.known;

/** What the chart already knows about a document's people: the values to find in every form. */
public final class KnownPhi {

    /** Nothing is known. */
    public static final KnownPhi NONE = new KnownPhi();

    private KnownPhi() {}
}

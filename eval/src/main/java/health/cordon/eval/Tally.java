package health.cordon.eval;

/**
 * Counts over identifiers of one kind or group. Mutable while an evaluation runs; not thread-safe.
 *
 * <p>{@link #covered} counts identifiers of which every letter and digit was covered; a {@link #partial} leak shows some of
 * them, any other leak shows all.
 */
public final class Tally {

    private long elements;
    private long covered;
    private long partial;
    private long sameKind;
    private long sameParagraph;

    void add(ElementScore score) {
        elements++;
        covered += score.isCovered() ? 1 : 0;
        partial += score.isPartial() ? 1 : 0;
        sameKind += score.isCovered() && score.sameKind() ? 1 : 0;
        sameParagraph += score.isCovered() && score.sameParagraph() ? 1 : 0;
    }

    /** Identifiers in the gold. */
    public long elements() {
        return elements;
    }

    /** Of these, wholly covered by any prediction. */
    public long covered() {
        return covered;
    }

    /** Of these, covered in part. */
    public long partial() {
        return partial;
    }

    /** Identifiers of which at least one letter or digit is left. */
    public long leaks() {
        return elements - covered;
    }

    /** Wholly covered by predictions of the right kind. */
    public long sameKind() {
        return sameKind;
    }

    /** Wholly covered by predictions of a kind of the same paragraph, for example any name. */
    public long sameParagraph() {
        return sameParagraph;
    }

    /** Covered over all, with Wilson's interval. */
    public Interval recall() {
        return Interval.wilson(covered, elements);
    }

    /** Covered as the right kind over all. */
    public Interval typedRecall() {
        return Interval.wilson(sameKind, elements);
    }
}

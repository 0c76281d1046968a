package health.cordon.audit;

/**
 * Something did not verify: a proof, a signature, a tile. Checked, so that nobody overlooks it.
 *
 * <p>The message is one of {@link Finding}'s constant sentences with numbers; it holds no entry.
 */
public final class NotVerified extends Exception {

    private static final long serialVersionUID = 1L;

    private final Finding finding;

    /** With what was found and no place. */
    public NotVerified(Finding finding) {
        super(finding.sentence());
        this.finding = finding;
    }

    /** With what was found and where: an entry's index, a tile's number, a size. */
    public NotVerified(Finding finding, String what, long where) {
        super(finding.sentence() + " [" + what + "=" + where + "]");
        this.finding = finding;
    }

    /** What was found. */
    public Finding finding() {
        return finding;
    }
}

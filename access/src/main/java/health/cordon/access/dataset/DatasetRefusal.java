package health.cordon.access.dataset;

/** Why a dataset may not be read or trained on. */
public enum DatasetRefusal {
    /** Nobody registered it, so nobody knows what it is. */
    NOT_REGISTERED("it is not registered; register it with its classification"),
    /** Its content is not what was registered. */
    CONTENT_CHANGED("its content is not what was registered as de-identified; de-identify and register it again"),
    /** PHI or a limited data set, and no approval in force. */
    NO_APPROVAL(
            "it holds PHI and no approval by a second person is in force for this purpose; ask the privacy officer"),
    /** Policies. */
    NOT_ALLOWED("no policy permits it, or one forbids it"),
    /** Nothing named. */
    NOTHING_NAMED("no dataset is named; training without one cannot be classified");

    private final String says;

    DatasetRefusal(String says) {
        this.says = says;
    }

    /** In plain words, without a capital and a full stop. */
    public String says() {
        return says;
    }
}

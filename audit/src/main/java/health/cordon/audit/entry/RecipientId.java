package health.cordon.audit.entry;

/**
 * Who received a disclosure, by a name that the file of recipients resolves to name and address.
 *
 * @param value small letters, digits and {@code -_.}, at most 64; no run of more than 4 digits
 */
public record RecipientId(String value) {

    /**
     * Checks the form.
     *
     * @throws health.cordon.core.error.CordonException {@link health.cordon.audit.AuditError#BAD_VALUE}
     */
    public RecipientId {
        Letters.require("recipient", value, 64, 4, false, "-_.");
    }

    @Override
    public String toString() {
        return value;
    }
}

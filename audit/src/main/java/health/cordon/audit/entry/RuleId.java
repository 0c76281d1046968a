package health.cordon.audit.entry;

/**
 * The access policy that decided, by its id.
 *
 * @param value small letters, digits and {@code -}, at most 80; no run of more than 4 digits
 */
public record RuleId(String value) {

    /**
     * Checks the form.
     *
     * @throws health.cordon.core.error.CordonException {@link health.cordon.audit.AuditError#BAD_VALUE}
     */
    public RuleId {
        Letters.require("rule", value, 80, 4, false, "-");
    }

    @Override
    public String toString() {
        return value;
    }
}

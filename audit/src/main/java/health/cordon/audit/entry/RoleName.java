package health.cordon.audit.entry;

/**
 * A role by the name that the access policies give it.
 *
 * @param value small letters, digits and {@code -_.}, at most 48; no run of more than 4 digits
 */
public record RoleName(String value) {

    /**
     * Checks the form.
     *
     * @throws health.cordon.core.error.CordonException {@link health.cordon.audit.AuditError#BAD_VALUE}
     */
    public RoleName {
        Letters.require("role", value, 48, 4, false, "-_.");
    }

    @Override
    public String toString() {
        return value;
    }
}

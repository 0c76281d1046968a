package health.cordon.audit.entry;

/**
 * A business associate agreement (45 CFR 164.504(e)) by its name in the registry.
 *
 * @param value small letters, digits and {@code -_.}, at most 64; no run of more than 4 digits
 */
public record BaaId(String value) {

    /**
     * Checks the form.
     *
     * @throws health.cordon.core.error.CordonException {@link health.cordon.audit.AuditError#BAD_VALUE}
     */
    public BaaId {
        Letters.require("baa", value, 64, 4, false, "-_.");
    }

    @Override
    public String toString() {
        return value;
    }
}

package health.cordon.audit.entry;

/**
 * A model by the name of the configuration, such as {@code gpt-4o-2024-08-06}.
 *
 * @param value letters, digits and {@code ._:/@-}, at most 96; no run of more than 8 digits
 */
public record ModelName(String value) {

    /**
     * Checks the form.
     *
     * @throws health.cordon.core.error.CordonException {@link health.cordon.audit.AuditError#BAD_VALUE}
     */
    public ModelName {
        Letters.require("model", value, 96, 8, true, "._:/@-");
    }

    @Override
    public String toString() {
        return value;
    }
}

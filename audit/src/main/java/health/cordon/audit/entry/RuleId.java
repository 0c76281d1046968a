package health.cordon.audit.entry;

import health.cordon.core.error.CordonException;
import java.util.Optional;

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

    /** The same; empty for a text that is not the id of a rule in this form. */
    public static Optional<RuleId> of(String text) {
        try {
            return Optional.of(new RuleId(text));
        } catch (CordonException unfit) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

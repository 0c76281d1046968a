package health.cordon.audit.entry;

/**
 * A member of the workforce or a program, under the id that the identity provider gives. Make one only from an
 * identity that was proven: what someone typed into a login form could be anything, a patient's number included; for that
 * there is {@link #UNKNOWN}.
 *
 * @param value letters, digits and {@code ._@:/|-}, at most 96
 */
public record PrincipalId(String value) {

    /** Someone who did not prove who it is. */
    public static final PrincipalId UNKNOWN = new PrincipalId("unknown");

    /** Cordon itself. */
    public static final PrincipalId CORDON = new PrincipalId("cordon");

    /**
     * Checks the form.
     *
     * @throws health.cordon.core.error.CordonException {@link health.cordon.audit.AuditError#BAD_VALUE}
     */
    public PrincipalId {
        Letters.require("who", value, 96, 16, true, "._@:/|-");
    }

    @Override
    public String toString() {
        return value;
    }
}

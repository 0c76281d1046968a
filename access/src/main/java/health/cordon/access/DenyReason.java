package health.cordon.access;

/** Why the answer was no. */
public enum DenyReason {
    /** Deny by default: nothing permits it. */
    NO_POLICY_PERMITS("no policy permits this"),
    /** A policy forbids it. */
    POLICY_FORBIDS("a policy forbids this"),
    /** A policy failed, so what it would have said is not known. */
    POLICY_FAILED("a policy could not be evaluated"),
    /** The credential was narrowed. */
    OUT_OF_SCOPE("the credential's scopes do not reach this"),
    /** The emergency grant is unknown, of someone else, over, or the purpose is none. */
    EMERGENCY_NOT_IN_FORCE("no emergency grant of this person is in force for this purpose"),
    /** The engine failed. */
    ENGINE_FAILED("the policy engine failed"),
    /** The log did not take the entry. */
    LOG_REFUSED("the access log did not take the entry");

    private final String says;

    DenyReason(String says) {
        this.says = says;
    }

    /** In plain words, without a full stop. */
    public String says() {
        return says;
    }
}

package health.cordon.audit.entry;

/**
 * The SHA-256 of the policy that decided.
 *
 * @param value 64 small hexadecimal digits
 */
public record PolicyHash(String value) {

    /** Checks the form. */
    public PolicyHash {
        if (value.length() != 64 || !value.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw Letters.refused("policy");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

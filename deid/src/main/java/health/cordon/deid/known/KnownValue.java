package health.cordon.deid.known;

import health.cordon.core.PhiKind;

/** A known value that is no person's name: a number, a date, a line of an address, an e-mail address, a phrase. */
record KnownValue(PhiKind kind, String value) {

    /** Without the value, which is PHI. */
    @Override
    public String toString() {
        return "KnownValue(" + kind + ")";
    }
}

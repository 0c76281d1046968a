package health.cordon.gateway.guard;

import health.cordon.core.PhiKind;

/**
 * A stretch of a piece that is PHI.
 *
 * @param start first character, in the piece's own text
 * @param end one past the last
 * @param kind what it is
 * @param value what is read there: without escapes and not cut apart, so that a value is the same in every disguise
 */
record Hit(int start, int end, PhiKind kind, String value) {

    /** Without its value. */
    @Override
    public String toString() {
        return "Hit(" + start + ", " + end + ", " + kind + ")";
    }
}

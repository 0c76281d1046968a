package health.cordon.gateway.shape;

/**
 * One text of a request that is scanned.
 *
 * @param text the text
 * @param cue what stands before it in its tree, such as its key: it helps to tell what a bare number is; empty if nothing
 * @param fixed whether it cannot be rewritten, so that PHI in it refuses the request
 */
public record Piece(String text, String cue, boolean fixed) {

    /** Without its text. */
    @Override
    public String toString() {
        return "Piece(" + text.length() + " characters)";
    }
}

package health.cordon.access.minimum;

/**
 * What may be given.
 *
 * @param body the document, in UTF-8
 * @param withholding what was not given, and why
 */
public record Minimized(byte[] body, Withholding withholding) {

    /** Lengths and counts alone. */
    @Override
    public String toString() {
        return "Minimized(" + body.length + " bytes, " + withholding + ")";
    }
}

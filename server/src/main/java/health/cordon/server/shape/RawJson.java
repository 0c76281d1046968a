package health.cordon.server.shape;

/**
 * A part of a body that is taken as it is: any JSON value.
 *
 * @param utf8 its bytes; may hold PHI
 */
public record RawJson(byte[] utf8) {

    /** The length alone. */
    @Override
    public String toString() {
        return "RawJson(" + utf8.length + " bytes)";
    }
}

package health.cordon.gateway.shape;

/** What becomes of a field that the dialect does not know. */
public enum UnknownFields {
    /** The request is refused. */
    DENY,
    /** The field is left out; the answer's headers say how many were. */
    DROP
}

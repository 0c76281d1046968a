package health.cordon.core.error;

/** Who can mend it. */
public enum ErrorType {
    /** The caller: input, options, configuration. */
    USER,
    /** A rule forbids it. */
    DENIED,
    /** Something outside Cordon failed. */
    EXTERNAL,
    /** Memory, disk or time ran out. */
    RESOURCES,
    /** A defect of Cordon. */
    INTERNAL
}

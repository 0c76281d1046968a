package health.cordon.gateway.preamble;

/** What becomes of the managed system prompt in an answer. */
public enum Echoes {
    /** It is not looked for. */
    PASS,
    /** It is counted in the audit log. */
    OBSERVE,
    /** It is replaced by a tag. */
    REDACT
}

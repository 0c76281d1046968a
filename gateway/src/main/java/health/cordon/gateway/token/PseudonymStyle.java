package health.cordon.gateway.token;

/** What a pseudonym looks like to a model. */
public enum PseudonymStyle {
    /** A token: {@code [NAME-7K2F9Q]}. */
    TAGGED,
    /** An invented value of the same look, where it can be told back; else a token. */
    REALISTIC
}

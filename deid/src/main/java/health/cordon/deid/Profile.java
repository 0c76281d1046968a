package health.cordon.deid;

/** How much work a document may take. */
public enum Profile {
    /** Rules, lexicons and document sense. */
    FAST,
    /** And, where one is installed, a model on the sentences that the cheaper steps could not settle. */
    DEFAULT,
    /** And the model on every sentence. */
    MAX
}

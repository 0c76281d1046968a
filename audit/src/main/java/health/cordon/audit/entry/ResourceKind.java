package health.cordon.audit.entry;

/** What was touched. Constants are added, never renamed. */
public enum ResourceKind {
    /** A document that came in to be treated. */
    DOCUMENT,
    /** A patient's record, or part of one. */
    RECORD,
    /** A table or folder of files that is governed as one. */
    DATASET,
    /** Data to train on. */
    TRAINING_DATA,
    /** Data to measure with. */
    EVALUATION_DATA,
    /** A trained model's files. */
    MODEL,
    /** A model that answers. */
    MODEL_ENDPOINT,
    /** What was asked and answered. */
    INFERENCE_LOG,
    /** Prompts of a conversation. */
    PROMPT_HISTORY,
    /** Embeddings. */
    VECTOR_COLLECTION,
    /** What a re-identification code stands for. */
    VAULT_ENTRY,
    /** A key or a keyset. */
    KEY,
    /** A policy. */
    POLICY,
    /** A business associate agreement. */
    AGREEMENT,
    /** A session or a login. */
    SESSION,
    /** A person or program that may log in. */
    ACCOUNT,
    /** Emergency access that someone took. */
    EMERGENCY_GRANT,
    /** A setting. */
    CONFIGURATION,
    /** A backup. */
    BACKUP,
    /** This log. */
    AUDIT_LOG
}

package health.cordon.store.governed;

/** The kinds of governed records. The constant's name is what stands in the table; constants are added, never renamed. */
public enum RecordKind {
    /** What a model was asked and what it answered. */
    INFERENCE_LOG,
    /** The turns of a conversation. */
    PROMPT_HISTORY,
    /** One example of a set that models are measured with. */
    EVALUATION_DATASET
}

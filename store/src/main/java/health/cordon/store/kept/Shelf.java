package health.cordon.store.kept;

/** What other rooms keep here. The constant's name is what stands in the table; constants are added, never renamed. */
public enum Shelf {
    /** Hashes of API keys. */
    API_KEY,
    /** Sessions. */
    SESSION,
    /** Tokens that may be used once and were. */
    USED_TOKEN,
    /** Emergency access that was taken. */
    EMERGENCY_GRANT,
    /** Who has which role. */
    ROLE_ASSIGNMENT,
    /** Datasets and model artefacts under governance, with their approvals. */
    DATASET,
    /** Approvals that stand by themselves. */
    APPROVAL,
    /** What was counted for budgets of calls to models. */
    BUDGET
}

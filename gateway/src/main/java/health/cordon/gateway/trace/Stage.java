package health.cordon.gateway.trace;

/** The stages of a request. */
public enum Stage {
    /** Who asks. */
    AUTHENTICATE,
    /** Whether he may; his body is read. */
    AUTHORIZE,
    /** No more than is needed. */
    MINIMIZE,
    /** PHI in the request. */
    GUARD_IN,
    /** Where it may go. */
    ROUTE,
    /** Limits, budgets, and the entry in the audit log before a call. */
    INTENT,
    /** One try to have it answered by an endpoint, up to the end of the answer. */
    CALL,
    /** PHI in the answer, as it comes. */
    GUARD_OUT,
    /** The entry in the audit log behind a call, or that of a refusal. */
    OUTCOME
}

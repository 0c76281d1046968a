package health.cordon.gateway.route;

/** What is kept of a route's calls. It is kept in the sealed store, and nowhere else. */
public enum HistoryMode {
    /** Nothing. */
    NONE,
    /** The request as it was sent to the model, and the answer as the model gave it, before values were put back. */
    TREATED,
    /** The request as the caller sent it, and the answer as the caller got it. */
    FULL
}

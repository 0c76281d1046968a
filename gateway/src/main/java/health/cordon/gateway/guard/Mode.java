package health.cordon.gateway.guard;

/** What is done with PHI on the way to a model. */
public enum Mode {
    /** A request with PHI is refused. */
    BLOCK,
    /** The kind's tag takes its place, for good. */
    REDACT,
    /** A token takes its place; answers have the value put back. */
    PSEUDONYMIZE,
    /** It goes as it is, to where an agreement covers it; still scanned and recorded. */
    ALLOW,
    /** To watch before a mode is chosen: as ALLOW, and answers are not redacted either; what is found is recorded. */
    SHADOW;

    /** Whether PHI goes on as it is. */
    public boolean passes() {
        return this == ALLOW || this == SHADOW;
    }
}

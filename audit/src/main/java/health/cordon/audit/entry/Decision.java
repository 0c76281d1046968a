package health.cordon.audit.entry;

/** What was decided. Constants are added, never renamed. */
public enum Decision {
    /** Allowed. */
    PERMIT,
    /** Allowed in part: fields were withheld, text was rewritten. */
    PERMIT_LESS,
    /** Allowed in an emergency, to be reviewed. */
    EMERGENCY,
    /** Refused. */
    DENY,
    /** There was nothing to decide. */
    NONE
}

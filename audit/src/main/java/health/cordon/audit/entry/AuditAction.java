package health.cordon.audit.entry;

/** What was done. Constants are added, never renamed. */
public enum AuditAction {
    /** Made. */
    CREATE('C'),
    /** Read. */
    READ('R'),
    /** Looked for. */
    SEARCH('R'),
    /** Changed. */
    UPDATE('U'),
    /** Removed. */
    DELETE('D'),
    /** Run: a de-identification, a call of a model. */
    EXECUTE('E'),
    /** A call that is about to be made; its outcome is another entry. */
    INTENT('E'),
    /** PHI given to someone outside (45 CFR 160.103, disclosure). */
    DISCLOSE('R'),
    /** A code turned back into what it stands for. */
    REIDENTIFY('R'),
    /** A model trained. */
    TRAIN('E'),
    /** Logged in. */
    LOGIN('E'),
    /** Logged out, by hand or automatically. */
    LOGOFF('E'),
    /** A right, a role, an agreement or an approval given. */
    GRANT('U'),
    /** One taken back. */
    REVOKE('U'),
    /** Looked over by a second person. */
    REVIEW('E'),
    /** A key used, made, rotated or destroyed. */
    USE_KEY('E'),
    /** Made unreadable by destroying its key. */
    SHRED('D'),
    /** Bodies removed at the end of their retention. */
    PRUNE('D'),
    /** A legal hold laid or lifted. */
    HOLD('U'),
    /** Copied out. */
    EXPORT('R'),
    /** Kept or brought back. */
    BACKUP('E'),
    /** Cordon started. */
    START('E'),
    /** Cordon stopped. */
    STOP('E'),
    /** The clock of the machine went back; the entry says from where. */
    CLOCK_WENT_BACK('E');

    private final char fhir;

    AuditAction(char fhir) {
        this.fhir = fhir;
    }

    /** The code of FHIR's AuditEvent.action: C, R, U, D or E. */
    public char fhir() {
        return fhir;
    }
}

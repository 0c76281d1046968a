package health.cordon.audit.entry;

/** How it ended. Constants are added, never renamed. */
public enum Outcome {
    /** Done. */
    SUCCESS('0'),
    /** Failed through the caller's fault, refusals included. */
    MINOR_FAILURE('4'),
    /** Failed. */
    SERIOUS_FAILURE('8'),
    /** Failed so that the system went down. */
    MAJOR_FAILURE('2'),
    /** Not known yet: an intent. */
    PENDING('0');

    private final char fhir;

    Outcome(char fhir) {
        this.fhir = fhir;
    }

    /** The code of FHIR's AuditEvent.outcome: 0, 4, 8 or 12. */
    public String fhir() {
        return fhir == '2' ? "12" : String.valueOf(fhir);
    }
}

package health.cordon.access;

/** Whether a human being or a program asks. */
public enum PrincipalKind {
    /** A member of the workforce, or another human being. */
    PERSON("Person"),
    /** A program. */
    SERVICE("Service");

    private final String entity;

    PrincipalKind(String entity) {
        this.entity = entity;
    }

    /** Its type in the policies. */
    public String entity() {
        return entity;
    }
}

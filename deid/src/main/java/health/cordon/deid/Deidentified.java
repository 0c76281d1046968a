package health.cordon.deid;

/**
 * A document after its policy.
 *
 * @param text the new text; whether it is de-identified in the sense of 164.514 depends on the policy
 * @param report what was found and done
 */
public record Deidentified(String text, DeidReport report) {

    /** Without the text: a policy may have kept PHI in it. */
    @Override
    public String toString() {
        return "Deidentified(" + report.documentId() + ", " + report.treated().size() + " spans)";
    }
}

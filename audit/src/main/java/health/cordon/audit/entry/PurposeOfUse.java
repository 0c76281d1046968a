package health.cordon.audit.entry;

import health.cordon.core.Cfr;

/**
 * Why something was done with PHI: codes of HL7 v3 ActReason, value set PurposeOfUse. The constant's name is the code.
 * Constants are added, never renamed.
 */
@Cfr("164.502(a)")
public enum PurposeOfUse {
    /** Treatment. */
    TREAT("treatment", true),
    /** Emergency treatment. */
    ETREAT("emergency treatment", true),
    /** Break the glass: access in an emergency, beyond what the role allows. */
    BTG("break the glass", true),
    /** Care management. */
    CAREMGT("care management", true),
    /** Coordination of care. */
    COC("coordination of care", true),
    /** Payment. */
    HPAYMT("healthcare payment", true),
    /** Operations. */
    HOPERAT("healthcare operations", true),
    /** Quality improvement. */
    HQUALIMP("quality improvement", true),
    /** Training of people. */
    TRAIN("training", true),
    /** Legal. */
    HLEGAL("legal", false),
    /** Compliance. */
    HCOMPL("health compliance", true),
    /** Accreditation. */
    HACCRED("accreditation", true),
    /** Administration of systems. */
    HSYSADMIN("health system administration", true),
    /** Marketing. */
    HMARKT("healthcare marketing", false),
    /** Research. */
    HRESCH("healthcare research", false),
    /** Clinical trial. */
    CLINTRCH("clinical trial research", false),
    /** Public health. */
    PUBHLTH("public health", false),
    /** Disaster. */
    DISASTER("disaster", false),
    /** Threat. */
    THREAT("threat", false),
    /** The patient asked. */
    PATRQT("patient requested", true),
    /** The family asked. */
    FAMRQT("family requested", true);

    private final String title;
    private final boolean usual;

    PurposeOfUse(String title, boolean usual) {
        this.title = title;
        this.usual = usual;
    }

    /** The words for it, in small letters. */
    public String title() {
        return title;
    }

    /** Whether it is treatment, payment, operations or the individual's own wish (45 CFR 164.502(a)(1)(i), (ii)). */
    public boolean isUsual() {
        return usual;
    }
}

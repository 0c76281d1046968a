package health.cordon.audit.entry;

import health.cordon.core.Cfr;

/**
 * Why something was done with PHI: codes of HL7 v3 ActReason, value set PurposeOfUse. The constant's name is the code.
 * Constants are added, never renamed.
 */
@Cfr("164.502(a)")
public enum PurposeOfUse {
    /** Treatment. */
    TREAT("treatment"),
    /** Treatment in a clinical trial. */
    CLINTRL("treatment in a clinical trial"),
    /** Coordination of care. */
    COC("coordination of care"),
    /** Emergency treatment. */
    ETREAT("emergency treatment"),
    /** Break the glass. */
    BTG("break the glass"),
    /** Emergency room treatment. */
    ERTREAT("emergency room treatment"),
    /** Population health. */
    POPHLTH("population health"),
    /** Payment. */
    HPAYMT("payment"),
    /** Claim attachment. */
    CLMATTCH("claim attachment"),
    /** Coverage authorization. */
    COVAUTH("coverage authorization"),
    /** Coverage. */
    COVERAGE("coverage"),
    /** Eligibility determination. */
    ELIGDTRM("eligibility determination"),
    /** Eligibility verification. */
    ELIGVER("eligibility verification"),
    /** Enrollment. */
    ENROLLM("enrollment"),
    /** Remittance advice. */
    REMITADV("remittance advice"),
    /** Health care operations. */
    HOPERAT("health care operations"),
    /** Care management. */
    CAREMGT("care management"),
    /** Donation. */
    DONAT("donation"),
    /** Fraud detection. */
    FRAUD("fraud detection"),
    /** Government. */
    GOV("government"),
    /** Accreditation. */
    HACCRED("accreditation"),
    /** Compliance. */
    HCOMPL("compliance"),
    /** Decedent. */
    HDECD("decedent"),
    /** Directory. */
    HDIRECT("directory"),
    /** Legal. */
    HLEGAL("legal"),
    /** Outcome measure. */
    HOUTCOMS("outcome measure"),
    /** Program reporting. */
    HPRGRP("program reporting"),
    /** Quality improvement. */
    HQUALIMP("quality improvement"),
    /** System administration. */
    HSYSADMIN("system administration"),
    /** Labeling. */
    LABELING("labeling"),
    /** Metadata management. */
    METAMGT("metadata management"),
    /** Member administration. */
    MEMADMIN("member administration"),
    /** Military command. */
    MILCDM("military command"),
    /** Patient administration. */
    PATADMIN("patient administration"),
    /** Patient safety. */
    PATSFTY("patient safety"),
    /** Performance measure. */
    PERFMSR("performance measure"),
    /** Records management. */
    RECORDMGT("records management"),
    /** System development. */
    SYSDEV("system development"),
    /** Test of health data. */
    HTEST("test of health data"),
    /** Training of staff. */
    TRAIN("training of staff"),
    /** Research. */
    HRESCH("research"),
    /** Biomedical research. */
    BIORCH("biomedical research"),
    /** Clinical trial research. */
    CLINTRCH("clinical trial research"),
    /** Disease specific research. */
    DSRCH("disease specific research"),
    /** Population research. */
    POARCH("population research"),
    /** Translational research. */
    TRANSRCH("translational research"),
    /** Patient requested. */
    PATRQT("patient requested"),
    /** Family requested. */
    FAMRQT("family requested"),
    /** Power of attorney. */
    PWATRNY("power of attorney"),
    /** Support network. */
    SUPNWK("support network"),
    /** Public health. */
    PUBHLTH("public health"),
    /** Disaster. */
    DISASTER("disaster"),
    /** Threat. */
    THREAT("threat"),
    /** Marketing. */
    HMARKT("marketing");

    private final String title;

    PurposeOfUse(String title) {
        this.title = title;
    }

    /** The words for it, in small letters. */
    public String title() {
        return title;
    }
}

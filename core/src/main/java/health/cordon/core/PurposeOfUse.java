package health.cordon.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why someone uses PHI: the HL7 v3 codes for purposes of use (code system ActReason, value set PurposeOfUse). Each knows the
 * wider purpose that it is a case of: emergency treatment is treatment.
 *
 * <p>The constant's name is the code. Constants are added, never renamed.
 */
@Cfr("164.506(c)")
@Cfr("164.512")
public enum PurposeOfUse {
    /** Treatment. */
    TREAT(null, "treatment"),
    /** Treatment in a clinical trial. */
    CLINTRL(TREAT, "treatment in a clinical trial"),
    /** Coordination of care. */
    COC(TREAT, "coordination of care"),
    /** Emergency treatment. */
    ETREAT(TREAT, "emergency treatment"),
    /** Emergency treatment with the glass broken. */
    BTG(ETREAT, "break the glass"),
    /** Treatment in the emergency room. */
    ERTREAT(ETREAT, "emergency room treatment"),
    /** Health of a population. */
    POPHLTH(TREAT, "population health"),

    /** Payment. */
    HPAYMT(null, "payment"),
    /** Attaching evidence to a claim. */
    CLMATTCH(HPAYMT, "claim attachment"),
    /** Authorization of coverage. */
    COVAUTH(HPAYMT, "coverage authorization"),
    /** Coverage under a policy or program. */
    COVERAGE(HPAYMT, "coverage"),
    /** Remittance advice. */
    REMITADV(HPAYMT, "remittance advice"),
    /** Eligibility determination. */
    ELIGDTRM(HPAYMT, "eligibility determination"),
    /** Eligibility verification. */
    ELIGVER(HPAYMT, "eligibility verification"),
    /** Enrollment. */
    ENROLLM(HPAYMT, "enrollment"),

    /** Health care operations. */
    HOPERAT(null, "health care operations"),
    /** Care management. */
    CAREMGT(HOPERAT, "care management"),
    /** Detection of fraud. */
    FRAUD(HOPERAT, "fraud detection"),
    /** Accreditation. */
    HACCRED(HOPERAT, "accreditation"),
    /** Compliance. */
    HCOMPL(HOPERAT, "compliance"),
    /** Legal services. */
    HLEGAL(HOPERAT, "legal"),
    /** Improvement of quality. */
    HQUALIMP(HOPERAT, "quality improvement"),
    /** Administration of systems. */
    HSYSADMIN(HOPERAT, "system administration"),
    /** Administration of patients. */
    PATADMIN(HOPERAT, "patient administration"),
    /** Safety of patients. */
    PATSFTY(HOPERAT, "patient safety"),
    /** Management of records. */
    RECORDMGT(HOPERAT, "records management"),
    /** Training of people. */
    TRAIN(HOPERAT, "training of staff"),
    /** Donation. */
    DONAT(HOPERAT, "donation"),
    /** Government. */
    GOV(HOPERAT, "government"),
    /** Decedent. */
    HDECD(HOPERAT, "decedent"),
    /** Directory. */
    HDIRECT(HOPERAT, "directory"),
    /** Outcome measure. */
    HOUTCOMS(HOPERAT, "outcome measure"),
    /** Program reporting. */
    HPRGRP(HOPERAT, "program reporting"),
    /** Labeling. */
    LABELING(HOPERAT, "labeling"),
    /** Metadata management. */
    METAMGT(HOPERAT, "metadata management"),
    /** Member administration. */
    MEMADMIN(HOPERAT, "member administration"),
    /** Military command. */
    MILCDM(HOPERAT, "military command"),
    /** Performance measure. */
    PERFMSR(HOPERAT, "performance measure"),
    /** System development. */
    SYSDEV(HOPERAT, "system development"),
    /** Test of health data. */
    HTEST(HOPERAT, "test of health data"),

    /** Research. */
    HRESCH(null, "research"),
    /** Research in clinical trials. */
    CLINTRCH(HRESCH, "clinical trial research"),
    /** Research of one disease. */
    DSRCH(HRESCH, "disease specific research"),
    /** Research of populations. */
    POARCH(HRESCH, "population research"),
    /** Translational research. */
    TRANSRCH(HRESCH, "translational research"),
    /** Biomedical research. */
    BIORCH(HRESCH, "biomedical research"),

    /** Asked by the patient. */
    PATRQT(null, "patient requested"),
    /** Asked by the family. */
    FAMRQT(PATRQT, "family requested"),
    /** Asked under a power of attorney. */
    PWATRNY(PATRQT, "power of attorney"),
    /** Support network. */
    SUPNWK(PATRQT, "support network"),

    /** Public health. */
    PUBHLTH(null, "public health"),
    /** A disaster. */
    DISASTER(PUBHLTH, "disaster"),
    /** A threat to health or safety. */
    THREAT(PUBHLTH, "threat"),

    /** Marketing. */
    HMARKT(null, "marketing");

    private static final List<String> CODES =
            java.util.Arrays.stream(values()).map(PurposeOfUse::name).toList();

    private final @Nullable PurposeOfUse wider;
    private final String title;

    PurposeOfUse(@Nullable PurposeOfUse wider, String title) {
        this.wider = wider;
        this.title = title;
    }

    /** In plain words, lower case. */
    public String title() {
        return title;
    }

    /** The wider purposes that this one is a case of, from the next to the widest; empty for the widest. */
    public List<PurposeOfUse> wider() {
        List<PurposeOfUse> all = new ArrayList<>();
        for (PurposeOfUse each = wider; each != null; each = each.wider) {
            all.add(each);
        }
        return all;
    }

    /** Whether this is that purpose or a case of it. */
    public boolean isA(PurposeOfUse other) {
        return this == other || wider().contains(other);
    }

    /** The purpose with this code, in any case; empty if there is none. */
    public static Optional<PurposeOfUse> of(String code) {
        String wanted = code.toUpperCase(Locale.ROOT);
        return CODES.contains(wanted) ? Optional.of(valueOf(wanted)) : Optional.empty();
    }

    /** All codes, in the order of their declaration. */
    public static List<String> codes() {
        return CODES;
    }
}

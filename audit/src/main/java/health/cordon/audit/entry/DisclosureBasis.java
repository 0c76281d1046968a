package health.cordon.audit.entry;

import health.cordon.core.Cfr;

/**
 * On what ground PHI was disclosed, and whether the disclosure belongs in an accounting. Constants are added, never
 * renamed.
 */
@Cfr("164.528(a)(1)")
public enum DisclosureBasis {
    /** Not accounted for. */
    TREATMENT_PAYMENT_OPERATIONS("164.506", "to carry out treatment, payment and health care operations", false),
    /** Not accounted for. */
    TO_THE_INDIVIDUAL("164.502(a)(1)(i)", "to the individual", false),
    /** Not accounted for. */
    INCIDENTAL("164.502(a)(1)(iii)", "incident to a permitted use or disclosure", false),
    /** Not accounted for. */
    AUTHORIZATION("164.508", "under an authorization of the individual", false),
    /** Not accounted for. */
    DIRECTORY_OR_CARE("164.510", "for the facility's directory or to persons involved in care", false),
    /** Not accounted for. */
    NATIONAL_SECURITY("164.512(k)(2)", "for national security or intelligence purposes", false),
    /** Not accounted for. */
    CORRECTIONAL("164.512(k)(5)", "to correctional institutions or law enforcement in custody", false),
    /** Not accounted for. */
    LIMITED_DATA_SET("164.514(e)", "as part of a limited data set", false),
    /** Accounted for. */
    REQUIRED_BY_LAW("164.512(a)", "required by law", true),
    /** Accounted for. */
    PUBLIC_HEALTH("164.512(b)", "for public health activities", true),
    /** Accounted for. */
    ABUSE_OR_NEGLECT("164.512(c)", "about victims of abuse, neglect or domestic violence", true),
    /** Accounted for; an agency may have it suspended (164.528(a)(2)). */
    HEALTH_OVERSIGHT("164.512(d)", "for health oversight activities", true),
    /** Accounted for. */
    JUDICIAL("164.512(e)", "for judicial and administrative proceedings", true),
    /** Accounted for; an official may have it suspended (164.528(a)(2)). */
    LAW_ENFORCEMENT("164.512(f)", "for law enforcement purposes", true),
    /** Accounted for. */
    DECEDENTS("164.512(g)", "about decedents", true),
    /** Accounted for. */
    ORGAN_DONATION("164.512(h)", "for cadaveric organ, eye or tissue donation", true),
    /** Accounted for. */
    RESEARCH("164.512(i)", "for research", true),
    /** Accounted for. */
    THREAT("164.512(j)", "to avert a serious threat to health or safety", true),
    /** Accounted for. */
    SPECIALIZED_GOVERNMENT("164.512(k)", "for specialized government functions", true),
    /** Accounted for. */
    WORKERS_COMPENSATION("164.512(l)", "for workers' compensation", true),
    /** Accounted for: a disclosure that no ground permits, such as a breach or a mistake. */
    NOT_PERMITTED("164.528(a)(1)", "not permitted by the Privacy Rule", true);

    private final String citation;
    private final String statement;
    private final boolean accountable;

    DisclosureBasis(String citation, String statement, boolean accountable) {
        this.citation = citation;
        this.statement = statement;
        this.accountable = accountable;
    }

    /** The paragraph of 45 CFR. */
    public String citation() {
        return citation;
    }

    /** The brief statement of the purpose, 164.528(b)(2)(iv), to follow the word "disclosed". */
    public String statement() {
        return statement;
    }

    /** Whether an accounting of disclosures lists it. */
    public boolean isAccountable() {
        return accountable;
    }
}

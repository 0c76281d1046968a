package health.cordon.core;

import java.util.Locale;

/**
 * What Cordon looks for: the identifiers of 45 CFR 164.514(b)(2)(i), split where a policy may want to treat the parts
 * differently.
 *
 * <p>The constant's name is the wire name: it is what reports, policies and {@code cordon detect} write. Constants are
 * added, never renamed.
 */
@Cfr("164.514(b)(2)(i)")
public enum PhiKind {
    /** A person's name: patient, relative, employer, household member, or a person whose role is not told. */
    NAME('A', "name"),
    /** The name of a clinician or other member of the workforce. Removed by default; a policy may keep it. */
    CLINICIAN_NAME('A', "clinician name"),

    /** Street and number, unit, rural route, post-office box. */
    STREET('B', "street address"),
    /** City, town, village, neighbourhood. */
    CITY('B', "city"),
    /** County, parish, precinct. */
    COUNTY('B', "county"),
    /** ZIP code or another country's postal code. */
    ZIP('B', "ZIP code"),
    /** Hospital, clinic, ward, nursing home, school or employer by name: a place that locates the patient. */
    FACILITY('B', "facility"),
    /** Latitude and longitude, grid references, plus codes. */
    COORDINATES('B', "coordinates"),
    /** Any other geographic unit smaller than a state. */
    PLACE('B', "place"),

    /** Any element of a date more specific than the year, with the time of day when tied to it. */
    DATE('C', "date"),
    /** An age over 89, or a phrase that reveals one. */
    AGE_OVER_89('C', "age over 89"),

    /** Telephone, pager, extension. */
    PHONE('D', "telephone number"),
    /** Fax. */
    FAX('E', "fax number"),
    /** E-mail address. */
    EMAIL('F', "e-mail address"),
    /** Social security number, whole or in part. */
    SSN('G', "social security number"),
    /** Medical record number and the numbers of encounters, orders, accessions and specimens. */
    MRN('H', "medical record number"),
    /** Medicare (MBI), Medicaid, member, group and policy numbers. */
    HEALTH_PLAN_ID('I', "health plan beneficiary number"),
    /** Account, guarantor and payment-card numbers. */
    ACCOUNT('J', "account number"),
    /** Certificate and licence numbers: driver, professional, NPI, DEA, passport. */
    LICENSE('K', "certificate or license number"),
    /** Vehicle identification numbers, licence plates. */
    VEHICLE('L', "vehicle identifier"),
    /** Device identifiers and serial numbers, UDI included. */
    DEVICE('M', "device identifier"),
    /** Web address. */
    URL('N', "web address"),
    /** IP address. */
    IP_ADDRESS('O', "IP address"),
    /** Finger and voice prints, retina, template and sample identifiers of such. */
    BIOMETRIC('P', "biometric identifier"),
    /** References to full-face photographs and comparable images. */
    PHOTO('Q', "photograph"),
    /** User name or social-media handle. */
    USERNAME('R', "user name"),
    /** Any other unique identifying number, characteristic or code; hardware (MAC) addresses among them. */
    OTHER_ID('R', "other unique identifier");

    private final char paragraph;
    private final String title;

    PhiKind(char paragraph, String title) {
        this.paragraph = paragraph;
        this.title = title;
    }

    /** The letter of the paragraph of 164.514(b)(2)(i), {@code 'A'} to {@code 'R'}. */
    public char paragraph() {
        return paragraph;
    }

    /** The full citation, for example {@code 164.514(b)(2)(i)(B)}. */
    public String citation() {
        return "164.514(b)(2)(i)(" + paragraph + ")";
    }

    /** The regulation's words for it, in lower case, for people to read. */
    public String title() {
        return title;
    }

    /** The tag that redaction writes: {@code [NAME]}, {@code [STREET]}. */
    public String tag() {
        return "[" + name() + "]";
    }

    /**
     * The kind with this name, in any case, with {@code -} or {@code _}.
     *
     * @throws IllegalArgumentException if there is none; the message holds no part of {@code name}
     */
    public static PhiKind of(String name) {
        String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        for (PhiKind kind : values()) {
            if (kind.name().equals(wanted)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no such kind of PHI; `cordon policy kinds` lists them");
    }
}

package health.cordon.deid.names;

/** What a word or phrase beside a candidate says about it; {@code cues.txt} lists the phrases of each class. */
enum Cue {
    /** Before a person's name, without a mark: Mr, Judge. */
    TITLE,
    /** Before a clinician's name: Dr, Nurse. */
    CLINICIAN_TITLE,
    /** A form's label for a clinician. */
    CLINICIAN_FIELD,
    /** A form's label for any person. */
    FIELD,
    /** A relation or role that is often followed by the person's name. */
    RELATION,
    /** A clinician's role that is often followed by the name. */
    CLINICIAN_ROLE,
    /** What a clinician did: seen by, referred to. */
    CLINICIAN_ACT,
    /** What was done with a person: spoke with. */
    ACT,
    /** Leans towards a person, no more. */
    NEAR,
    /** A greeting. */
    SALUTE,
    /** The last line of a letter. */
    CLOSING,
    /** Gives a name: my name is, goes by. */
    INTRO,
    /** The patient, without a mark. */
    PATIENT,
    /** Speaks against a name. */
    ARTICLE,
    /** After a clinician's name. */
    CREDENTIAL,
    /** Belongs to the name before it. */
    SUFFIX,
    /** What people do, or what is said of people, after the name. */
    SPEAKS,
    /** Names that mean a sign or a disease, never their bearer. */
    EPONYM,
    /** What is named after people. */
    EPONYM_NOUN,
    /** What companies' names end in. */
    ORG_NOUN,
    /** What streets' names end in. */
    STREET_NOUN,
    /** What counties' names end in. */
    COUNTY_NOUN,
    /** What other places' names end in. */
    LANDMARK_NOUN,
    /** What facilities' names end in. */
    FACILITY_NOUN,
    /** A named part of a hospital. */
    WARD_NOUN,
    /** Words that do not make a facility's name distinct. */
    GENERIC_PLACE,
    /** Stands inside names. */
    PARTICLE,
    /** A state, a province or its postal code. */
    STATE,
    /** Before places: lives in. */
    LIVES,
    /** Before places and much else: in. */
    IN,
    /** Before employers and schools. */
    WORKS,
    /** Before places of care. */
    CARE,
    /** Before the initials of whoever wrote or typed: Dict, Trans, initialed. */
    INITIALED,
    /** Before the initials, or any name, of whoever did something: charted by, coder. */
    RECORDED,
    /** Before the user name of whoever did something in a system. */
    LOGIN,
    /** Two or three letters that mean something else than a person: units, tests, agencies, answers. */
    SHORTHAND,
    /** What places of care are called for short: they need more, for most are also places or names. */
    HOSPITAL,
    /** What is done in places of care. */
    CARED,
    /** What the names of homes for the aged end in. */
    HOME_NOUN,
    /** Where people have handles: Twitter. */
    NETWORK,
    /** Before {@code to}, {@code from}, {@code at} and a place of care or work: who moves, what is sent. */
    MOVED;

    /** This class in a set of classes. */
    final long bit = 1L << ordinal();

    /** Whether a set of classes holds one of these bits. */
    static boolean any(long set, long bits) {
        return (set & bits) != 0;
    }
}

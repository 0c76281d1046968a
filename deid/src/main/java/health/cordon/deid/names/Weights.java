package health.cordon.deid.names;

/**
 * The hand-set weights, in points: 50 make a claim, 74 a certain one. They are added up; a sum is divided by 100 for the
 * score.
 */
final class Weights {

    /** By {@link health.cordon.deid.lexicon.Lexicon#given}. */
    static final int[] GIVEN = {0, 8, 12, 18, 28, 38, 42, 45};
    /** By {@link health.cordon.deid.lexicon.Lexicon#surname}. */
    static final int[] SURNAME = {0, 9, 13, 17, 21, 26, 29, 31};
    /** By {@link health.cordon.deid.lexicon.Lexicon#word}, where capitals tell nothing. */
    static final int[] WORD = {0, 0, -5, -16, -20, -32, -36, -46};
    /** By {@link health.cordon.deid.lexicon.Lexicon#word}, for a capital in the middle of a sentence. */
    static final int[] WORD_INSIDE = {0, 0, -2, -6, -8, -14, -16, -22};
    /** By {@link health.cordon.deid.lexicon.Lexicon#place}. */
    static final int[] PLACE = {0, 0, 6, 18, 24, 30, 36, 42};

    static final int UNKNOWN = 8;
    static final int ROLE = -45;
    static final int PROPER = -40;
    static final int DRUG = -70;
    static final int MEDICAL = -45;
    static final int EPONYM = -14;
    static final int CLINICAL_CAPITAL = -18;
    static final int SHORT = -14;
    static final int ABBREVIATION = -28;
    static final int UPPER_IN_PROSE = -8;
    static final int ODD_CAPITALS = -12;
    static final int MC = 25;

    /** Under this a word ends a name. */
    static final int BARRIER = -14;

    static final int CAPITAL = 12;
    static final int CAPITAL_IN_HEADING = 4;
    static final int PAIR = 18;
    static final int PAIR_UNKNOWN = 23;
    static final int INITIAL = 16;
    static final int INITIAL_FIRST = 14;
    static final int SURNAME_ALONE = 12;
    static final int REVERSED = 16;
    static final int LONG_RUN = -15;

    static final int TITLE = 58;
    static final int FIELD = 50;
    static final int FIELD_WITHOUT_MARK = 24;
    static final int FIELD_IN_DIALOGUE = 8;
    static final int RELATION = 38;
    static final int CLINICIAN_ACT = 24;
    static final int ACT = 18;
    static final int NEAR = 6;
    static final int SALUTE = 24;
    static final int CLOSING = 36;
    static final int INTRO = 34;
    static final int PATIENT = 24;
    static final int ARTICLE = -24;
    static final int PROPER_NAME = -30;

    static final int UNKNOWN_AFTER_CUE = 10;
    static final int UNKNOWN_AFTER_CUE_IN_CAPITALS = 24;
    static final int KIN_IN_LOWER_CASE = 50;
    static final int LISTED = 34;
    static final int COUNTRY = -40;
    static final int SIGNED = 30;
    static final int GREETED = 12;

    static final int CREDENTIAL = 52;
    static final int SPEAKS = 22;
    static final int AGE = 24;
    static final int POSSESSIVE = 8;
    static final int SPEAKER = 18;
    static final int EPONYM_NOUN = -75;
    static final int EPONYM_NOUN_AFTER_FULL_NAME = -25;
    static final int ORG_NOUN = -60;
    static final int STREET_NOUN = -45;
    static final int NUMBER_AFTER = -25;
    static final int SLASH = -25;

    static final int LIVES = 40;
    static final int IN = 20;
    static final int STATE_AFTER = 45;
    static final int TOWN = 18;
    static final int DIRECTION = 24;
    static final int SURNAME_AS_PLACE = -10;

    /** Outweighs everything. */
    static final int NOT_A_NAME = -1000;

    /** What makes a claim. */
    static final int CLAIM = 50;
    /** What makes a claim that holds for the whole document. */
    static final double CERTAIN = 0.74;

    private Weights() {}

    /** Points as a score. */
    static double score(int points) {
        return Math.clamp(points, 0, 99) / 100.0;
    }
}

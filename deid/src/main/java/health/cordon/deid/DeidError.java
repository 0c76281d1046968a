package health.cordon.deid;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;

/** What can go wrong in the text engine: 3000 to 3499. */
public enum DeidError implements ErrorCode {
    // 3000: decoding and known PHI
    /** A file holds something other than text. */
    NOT_TEXT(3001, ErrorType.USER, "this is not plain text; convert it to text first, or leave it out"),
    /** An output cannot be written in its input's charset. */
    NOT_IN_CHARSET(
            3002,
            ErrorType.USER,
            "the output holds a character that the input's charset lacks; convert the input to UTF-8 first"),
    /** A line of a stream of documents. */
    LINE_TOO_LONG(
            3003,
            ErrorType.USER,
            "one line is longer than is allowed here; split the document, or ask for a higher limit"),
    /** Known PHI that cannot be read. */
    KNOWN_PHI_UNREADABLE(
            3011,
            ErrorType.USER,
            "the known PHI is not well-formed JSON of the documented form; mend it at this place"),
    /** A key of known PHI that does not exist. */
    KNOWN_PHI_UNKNOWN_KEY(
            3012, ErrorType.USER, "the known PHI holds keys that do not exist; write them as the documented form does"),

    // 3100: policy and transform
    /** A policy has problems. */
    POLICY_INVALID(
            3101,
            ErrorType.USER,
            "the policy cannot be used; mend the problems, `cordon policy lint` lists them again"),
    /** A policy file cannot be read. */
    POLICY_UNREADABLE(
            3102,
            ErrorType.USER,
            "the policy file cannot be read; check that it exists, is readable and is UTF-8 text"),
    /** No built-in policy has this name. */
    POLICY_UNKNOWN(
            3103, ErrorType.USER, "no built-in policy has this name; use one of the known ones or give a file's path"),
    /** A policy writes re-identification codes, and there is no vault. */
    VAULT_NEEDED(
            3104,
            ErrorType.USER,
            "the policy writes re-identification codes and no vault is open; give a vault or choose another action"),
    /** The spans to transform overlap or lie outside the text. */
    SPANS_NOT_IN_ORDER(
            3105,
            ErrorType.INTERNAL,
            "the spans overlap or lie outside the text, so the document was not de-identified; report the detectors in use"),
    /** A file of another engine cannot be imported. */
    IMPORT_UNREADABLE(
            3106,
            ErrorType.USER,
            "the file to import is not what was announced; give a Presidio recogniser YAML or a Philter policy JSON"),

    // 3200: rules
    /** The tables of the built-in rules are not on the class path. */
    RULES_MISSING(
            3201, ErrorType.INTERNAL, "the compiled built-in rules are missing or cannot be read; build Cordon again"),
    /** The tables of the built-in rules were made from another file. */
    RULES_STALE(3202, ErrorType.INTERNAL, "the compiled built-in rules are older than rules.yaml; build Cordon again"),
    /** A site's file of rules cannot be read. */
    SITE_RULES_UNREADABLE(
            3203,
            ErrorType.USER,
            "the file of site rules cannot be read as UTF-8 text; check its path and its encoding"),
    /** A site's file of rules says something wrong. */
    SITE_RULES_INVALID(3204, ErrorType.USER, "the file of site rules has mistakes; mend each of them"),
    /** A site's patterns make too large an automaton together. */
    SITE_RULES_TOO_LARGE(
            3205,
            ErrorType.USER,
            "the patterns of the site rules together are too large; use fewer or smaller counted repeats"),

    // 3300: lexicon and names
    /** The word evidence is not in the jar. */
    LEXICON_MISSING(
            3301,
            ErrorType.INTERNAL,
            "the lexicon is missing, so names would not be found; install Cordon again from an intact archive"),
    /** The word evidence is cut off or was changed. */
    LEXICON_DAMAGED(
            3302,
            ErrorType.INTERNAL,
            "the lexicon is damaged, so names would not be found; install Cordon again from an intact archive"),
    /** The table of cues is not in the jar or cannot be read. */
    CUES_UNREADABLE(
            3303,
            ErrorType.INTERNAL,
            "the table of name cues is missing or damaged; install Cordon again from an intact archive"),

    // 3400: the engine
    /** A detector threw. */
    DETECTOR_FAILED(
            3401,
            ErrorType.INTERNAL,
            "a detector failed, so the document was not de-identified; report the detector and the document's kind"),
    /** A detector claimed characters outside the text. */
    DETECTOR_OUT_OF_BOUNDS(
            3402,
            ErrorType.INTERNAL,
            "a detector claimed characters outside the text, so the document was not de-identified; mend the detector"),
    /** A document took longer than it may. */
    DETECTOR_TIMED_OUT(
            3403,
            ErrorType.RESOURCES,
            "a detector took longer than allowed, so the document was not de-identified; raise the time limit or split the"
                    + " document"),
    /** Two detectors of one name. */
    DUPLICATE_DETECTOR(
            3404, ErrorType.USER, "two detectors have the same name; each needs a name of its own, remove one of them"),
    /** Thresholds that say something wrong. */
    THRESHOLDS_INVALID(
            3405,
            ErrorType.USER,
            "the thresholds cannot be used; mend each problem: a number from 0 to 1 for all kinds, KIND = NUMBER for one"),
    /** A file of thresholds that cannot be read. */
    THRESHOLDS_UNREADABLE(
            3406,
            ErrorType.USER,
            "the file of thresholds cannot be read as UTF-8 text; check its path and its encoding");

    private final Entry entry;

    DeidError(int number, ErrorType type, String message) {
        entry = new Entry(number, type, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}

package health.cordon.deid;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;

/** What can go wrong in the text engine: 3000 to 3499. */
public enum DeidError implements ErrorCode {
    // 3000: decoding and known PHI

    // 3100: policy and transform

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
            3404, ErrorType.USER, "two detectors have the same name; each needs a name of its own, remove one of them");

    private final int number;
    private final ErrorType type;
    private final String message;

    DeidError(int number, ErrorType type, String message) {
        this.number = number;
        this.type = type;
        this.message = message;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public ErrorType type() {
        return type;
    }

    @Override
    public String message() {
        return message;
    }
}

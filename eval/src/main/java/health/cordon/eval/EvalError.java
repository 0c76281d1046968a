package health.cordon.eval;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;

/** What can go wrong in measuring: 4000 to 4999. */
public enum EvalError implements ErrorCode {
    /** Gold that cannot be opened. */
    GOLD_UNREADABLE(
            4001,
            ErrorType.USER,
            "the gold notes cannot be read; check that the path exists, is readable and is UTF-8"),
    /** Gold whose form is not what was announced. */
    GOLD_MALFORMED(
            4002, ErrorType.USER, "this record of the gold notes is not well-formed; mend it or name the right format"),
    /** Gold without a text. */
    GOLD_WITHOUT_TEXT(4003, ErrorType.USER, "this record of the gold notes has no text; it needs a field \"text\""),
    /** A gold span that points outside. */
    GOLD_OUTSIDE_TEXT(
            4004,
            ErrorType.USER,
            "a gold span lies outside its text or is empty; check whether offsets count code points or UTF-16 units"),
    /** No reader fits. */
    GOLD_FORMAT_UNKNOWN(
            4005, ErrorType.USER, "the format of the gold notes is not clear; name it: ndjson, brat or i2b2"),
    /** Nothing to measure. */
    GOLD_EMPTY(4006, ErrorType.USER, "there is no gold note here; give a file or folder that holds some"),
    /** A line of a label file that cannot be used. */
    LABELS_MALFORMED(
            4007,
            ErrorType.USER,
            "this line of the label file cannot be used; write LABEL = KIND, or LABEL = - to pass over"),
    /** A line of a floors file that cannot be used. */
    FLOORS_MALFORMED(
            4008,
            ErrorType.USER,
            "this line of the floors file cannot be used; write KIND = 0.95, or the name of a figure"),
    /** An engine is worse than it must be. */
    BELOW_FLOOR(
            4009, ErrorType.USER, "accuracy is below its floor; read the report and mend the engine, not the floor"),
    /** A prediction that points outside. */
    PREDICTION_OUTSIDE_TEXT(
            4010, ErrorType.USER, "a predicted span lies outside its document; check how its offsets are counted"),
    /** A predictions file without a document that the gold has. */
    PREDICTION_MISSING(
            4011,
            ErrorType.USER,
            "the predictions lack a document of the gold notes; each needs a line, with no spans if none");

    private final Entry entry;

    EvalError(int number, ErrorType type, String message) {
        entry = new Entry(number, type, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}

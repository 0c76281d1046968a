package health.cordon.ner;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;

/** What can go wrong with the models: 3500 to 3599. */
public enum NerError implements ErrorCode {
    /** A model's file is not on the class path. */
    MODEL_MISSING(3501, ErrorType.INTERNAL, "a model of names is missing; install Cordon again from an intact archive"),
    /** A model's file is cut or changed. */
    MODEL_DAMAGED(
            3502,
            ErrorType.INTERNAL,
            "a model of names is cut, changed, or of another version than the rest; install Cordon again from an intact"
                    + " archive"),
    /** The encoder's runtime cannot start. */
    ENCODER_UNUSABLE(
            3503,
            ErrorType.INTERNAL,
            "the encoder cannot be started on this machine; use the profile fast, which does without it"),
    /** Notes to train on hold too little. */
    TOO_FEW_NOTES(
            3504,
            ErrorType.USER,
            "there are too few labelled notes to learn from and to measure on; give at least twenty"),
    /** A file given as a model cannot be read. */
    MODEL_UNREADABLE(3505, ErrorType.USER, "the model's file cannot be read; check that it exists and is readable"),
    /** A file given as a model is something else. */
    NOT_A_MODEL(3506, ErrorType.USER, "this file is no model that `cordon train` wrote; check the path"),
    /** A model's file goes with another version. */
    MODEL_OF_OTHER_VERSION(
            3507, ErrorType.USER, "the model was trained with another version of Cordon; train it again with this one"),
    /** A file given as a model is cut or changed. */
    MODEL_FILE_DAMAGED(
            3508, ErrorType.USER, "the model's file is cut or changed; restore it from its copy, or train it again");

    private final Entry entry;

    NerError(int number, ErrorType type, String message) {
        entry = new Entry(number, type, message);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}

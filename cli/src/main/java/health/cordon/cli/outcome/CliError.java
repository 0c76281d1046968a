package health.cordon.cli.outcome;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;

/** What can go wrong on the command line. */
public enum CliError implements ErrorCode {
    /** No help from the command line's parser. */
    BAD_USAGE(5000, ErrorType.USER, ExitCode.USAGE, "the command line cannot be understood; add --help to see how"),
    /** No such input. */
    NO_INPUT(5001, ErrorType.USER, ExitCode.USAGE, "there is no such file or folder; check the path"),
    /** An empty folder or globs that match nothing. */
    NOTHING_TO_DO(
            5002, ErrorType.USER, ExitCode.USAGE, "no file to work on; check the folder, --include and --exclude"),
    /** Out below in. */
    OUT_INSIDE_INPUT(
            5003,
            ErrorType.USER,
            ExitCode.USAGE,
            "the output folder lies inside the input folder, or is it; choose a folder beside it"),
    /** Two inputs, one output. */
    SAME_OUTPUT(
            5004,
            ErrorType.USER,
            ExitCode.USAGE,
            "two inputs would be written to one output; run them apart or rename one"),
    /** Input equals output. */
    OVER_THE_INPUT(
            5005, ErrorType.USER, ExitCode.USAGE, "the output would replace its own input; choose another output"),
    /** No --out. */
    NO_OUT(5006, ErrorType.USER, ExitCode.USAGE, "say where the results go with --out FOLDER, or add --dry-run"),
    /** A journal of another run. */
    OTHER_SETTINGS(
            5007,
            ErrorType.USER,
            ExitCode.CONFIGURATION,
            "the output folder holds a run with other settings; choose another folder, or add --fresh to do all again"),
    /** Two runs at once. */
    OUT_IN_USE(
            5008,
            ErrorType.USER,
            ExitCode.CONFIGURATION,
            "another run is writing to this output folder; wait for it or choose another folder"),
    /** A file that Cordon did not write. */
    OUTPUT_EXISTS(
            5009,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "a file that this run did not write is already there; move it away or add --overwrite"),

    /** A device. */
    NOT_A_FILE(
            5010,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "this is a device, a pipe or a socket; name files and folders, or - for standard input"),
    /** Malformed for its charset. */
    WRONG_CHARSET(
            5011,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "the text is not valid in its character set; name the right one with --charset"),
    /** A replacement that the charset lacks. */
    CANNOT_ENCODE(
            5012,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "a replacement cannot be written in the file's character set; convert the file to UTF-8 first"),
    /** Unreadable. */
    CANNOT_READ(
            5013,
            ErrorType.EXTERNAL,
            ExitCode.SOME_FAILED,
            "the file cannot be read; check that it is still there and that its permissions allow it"),
    /** Unwritable, full disk. */
    CANNOT_WRITE(
            5014,
            ErrorType.RESOURCES,
            ExitCode.SOME_FAILED,
            "the output cannot be written; check the free space and the permissions, then run the same command again"),
    /** Links in a circle. */
    LINK_LOOP(5015, ErrorType.USER, ExitCode.SOME_FAILED, "this link leads back to a folder above it; remove the link"),
    /** More than an array holds. */
    TOO_LARGE(
            5016,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "the document is larger than one gigabyte; split it into parts"),
    /** Stopped by a signal. */
    INTERRUPTED(
            5017,
            ErrorType.EXTERNAL,
            ExitCode.INTERRUPTED,
            "stopped before its end; run the same command again to go on"),
    /** Engine fault. */
    DOCUMENT_FAILED(
            5018,
            ErrorType.INTERNAL,
            ExitCode.SOME_FAILED,
            "the engine failed on this document, and nothing of it was written; please report the cause given here"),
    /** The input changed while it was read. */
    OUT_OF_MEMORY(
            5019,
            ErrorType.RESOURCES,
            ExitCode.SOME_FAILED,
            "memory ran out; give more with CORDON_JAVA_OPTS=-Xmx4g, or use fewer --threads"),

    /** Not JSON. */
    BAD_JSON(5020, ErrorType.USER, ExitCode.SOME_FAILED, "this line is not one JSON object; mend the line"),
    /** None of the fields. */
    NO_FIELD(
            5021,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "this line has none of the fields that hold text; check --field"),
    /** Not a string. */
    NOT_A_STRING(
            5022,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "a field that should hold text holds something else; make it a string or check --field"),
    /** id is an object. */
    BAD_ID(5023, ErrorType.USER, ExitCode.SOME_FAILED, "the id must be a string, a number, true, false or null"),
    /** CSV without columns. */
    NO_COLUMNS(
            5024, ErrorType.USER, ExitCode.SOME_FAILED, "say which columns of this table hold text with --columns a,b"),
    /** Unknown column. */
    UNKNOWN_COLUMN(
            5025,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "the table's first line has no such column; check --columns and --delimiter"),
    /** A row of another width. */
    BAD_ROW(
            5026,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "this row has more or fewer cells than the first line; mend the row or check --delimiter"),
    /** Broken quotes. */
    BAD_CSV(5027, ErrorType.USER, ExitCode.SOME_FAILED, "the table cannot be read from this line on; check its quotes"),

    /** report.json as an output. */
    RESERVED_NAME(
            5028,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "this name is kept for the run's own files; rename the input, add --suffix, or put the reports elsewhere with --report"),

    /** A setting's file. */
    BAD_SETTING_FILE(
            5030,
            ErrorType.USER,
            ExitCode.CONFIGURATION,
            "this settings file cannot be read; check that it is there and holds what its option asks for"),
    /** A value outside its list. */
    BAD_VALUE(
            5031,
            ErrorType.USER,
            ExitCode.USAGE,
            "an option has a value that it does not take; add --help to see which"),
    /** A vault without its key. */
    NEEDS_KEYSET(
            5032,
            ErrorType.USER,
            ExitCode.CONFIGURATION,
            "this needs a keyset: make one with `cordon keyset new FILE` and name it with --keyset"),
    /** Never over a file. */
    FILE_EXISTS(
            5033,
            ErrorType.USER,
            ExitCode.CONFIGURATION,
            "this file is already there and is not replaced; choose another name"),
    /** Measured accuracy below its floor. */
    BELOW_FLOOR(5034, ErrorType.USER, ExitCode.SOME_FAILED, "the measured accuracy is below its floor"),
    /** A log whose checkpoint does not verify. */
    NOT_VERIFIED(
            5035,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "the audit log does not verify, so nothing is read from it; run `cordon audit verify`"),
    /** Gold that is too small for a sweep to choose on. */
    TOO_FEW_TO_CHOOSE(
            5037,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "too few of the gold notes hold PHI to choose thresholds on, so none were written; mark more notes"),
    /** A site's model that is no gain. */
    NOT_BETTER(
            5038,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "the new model is not better than the old one, which stays; mark more notes, or add --force to write it anyway"),
    /** No --yes. */
    NOT_CONFIRMED(
            5040,
            ErrorType.USER,
            ExitCode.USAGE,
            "this destroys a key for good, and with it all that was sealed under it; add --yes if you mean it"),
    /** Neither --data nor --store, or both. */
    WHICH_STORE(
            5041,
            ErrorType.USER,
            ExitCode.USAGE,
            "say which store: --data FOLDER for the one in a data folder, or --store ADDRESS"),
    /** Cells that do not open. */
    STORE_NOT_VERIFIED(
            5042,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "the store holds rows that were changed or moved behind Cordon's back; restore them from a backup"),
    /** --config with the options of development. */
    CONFIG_ALONE(
            5093,
            ErrorType.USER,
            ExitCode.USAGE,
            "--config says everything but --port; leave out the other options, or write them into the file"),
    /** Which agreements. */
    WHICH_AGREEMENTS(
            5094,
            ErrorType.USER,
            ExitCode.USAGE,
            "say which agreements: --config FILE with a gateway section, or --agreements DIR and --key FILE"),
    /** No such endpoint or agreement. */
    NO_SUCH_NAME(5095, ErrorType.USER, ExitCode.USAGE, "there is none of this name; the hint says which there are"),
    /** Not INDEX:HASH. */
    BAD_RECEIPT(
            5096,
            ErrorType.USER,
            ExitCode.USAGE,
            "a receipt is what the header cordon-receipt has, a number, a colon and 64 hexadecimal digits; give it, or"
                    + " --headers FILE"),
    /** Not what cordon audit prove writes. */
    BAD_PROOF(
            5097,
            ErrorType.USER,
            ExitCode.SOME_FAILED,
            "the file is no proof such as `cordon receipt verify --out` and `cordon audit prove` write"),
    /** A defect. */
    INTERNAL(
            5099,
            ErrorType.INTERNAL,
            ExitCode.INTERNAL,
            "Cordon failed; run again with --debug and report the stack, which holds no document text");

    private final Entry entry;
    private final ExitCode exit;

    CliError(int number, ErrorType type, ExitCode exit, String message) {
        this.entry = new Entry(number, type, message);
        this.exit = exit;
    }

    @Override
    public Entry entry() {
        return entry;
    }

    /** How the process ends if nothing else went wrong. */
    public ExitCode exit() {
        return exit;
    }
}

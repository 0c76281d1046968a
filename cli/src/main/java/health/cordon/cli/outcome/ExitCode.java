package health.cordon.cli.outcome;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;
import java.util.Set;

/** What the process says to its caller when it ends. Documented in {@code docs/cli.md} and in every command's help. */
public enum ExitCode {
    /** Everything was done. */
    OK(0),
    /** Some documents failed; the others are done. */
    SOME_FAILED(1),
    /** The command line is wrong. */
    USAGE(2),
    /** A policy, a rule file, a keyset or another setting is wrong. */
    CONFIGURATION(3),
    /** A defect of Cordon. */
    INTERNAL(4),
    /** A signal asked to stop; what was finished is whole, and the journal stays. */
    INTERRUPTED(130);

    /** 3000 to 3099: a document that is not text, or cannot be decoded. 8100 to 8199: one that is no tree or table. */
    private static final Set<Integer> DOCUMENT_ERRORS = Set.of(30, 81);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number. */
    public int code() {
        return code;
    }

    /** How the process ends after this error; but for a document's own, those of other modules are about settings. */
    public static ExitCode of(ErrorCode error) {
        if (error instanceof CliError mine) {
            return mine.exit();
        }
        if (DOCUMENT_ERRORS.contains(error.number() / 100)) {
            return SOME_FAILED;
        }
        return error.type() == ErrorType.INTERNAL ? INTERNAL : CONFIGURATION;
    }
}

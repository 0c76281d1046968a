package health.cordon.cli.outcome;

import health.cordon.core.error.ErrorCode;
import health.cordon.core.error.ErrorType;

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

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number. */
    public int code() {
        return code;
    }

    /** How the process ends after this error; other modules fail a whole command only over its settings. */
    public static ExitCode of(ErrorCode error) {
        if (error instanceof CliError mine) {
            return mine.exit();
        }
        return error.type() == ErrorType.INTERNAL ? INTERNAL : CONFIGURATION;
    }
}

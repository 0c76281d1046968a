package health.cordon.core.error;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The root of all that Cordon throws.
 *
 * <p>The message is the code's constant sentence and the arguments. A cause is kept for its stack, never for its message:
 * {@link #toString()} and {@link #getMessage()} do not repeat it.
 */
public class CordonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<SafeArg> args;

    /** An error with its details. */
    public CordonException(ErrorCode code, SafeArg... args) {
        this(code, null, args);
    }

    /** An error with its details and what caused it. */
    public CordonException(ErrorCode code, @Nullable Throwable cause, SafeArg... args) {
        super(message(code, args), cause == null ? null : stackOnly(cause));
        this.code = code;
        this.args = List.of(args);
    }

    /** Which error. */
    public ErrorCode code() {
        return code;
    }

    /** Its details. */
    public List<SafeArg> args() {
        return args;
    }

    private static String message(ErrorCode code, SafeArg... args) {
        StringBuilder message = new StringBuilder(code.message());
        for (SafeArg arg : args) {
            message.append(message.indexOf(" [") < 0 ? " [" : ", ").append(arg);
        }
        if (args.length > 0) {
            message.append(']');
        }
        return message.append(String.format(Locale.ROOT, " (C%04d)", code.number()))
                .toString();
    }

    /** A parser's exception may quote the text it choked on; what is kept is its class and where it was thrown. */
    private static Throwable stackOnly(Throwable cause) {
        if (cause instanceof CordonException) {
            return cause;
        }
        Throwable copy = new Throwable(cause.getClass().getName());
        copy.setStackTrace(cause.getStackTrace());
        return copy;
    }
}

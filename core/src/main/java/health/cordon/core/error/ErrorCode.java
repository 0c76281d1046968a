package health.cordon.core.error;

/** One way to fail. Implemented by one enum a module; a test holds that each has a heading in {@code docs/errors.md}. */
public interface ErrorCode {

    /** The constant's name. */
    String name();

    /** Unique over all modules; the thousand tells the module. */
    int number();

    /** Who can mend it. */
    ErrorType type();

    /** What went wrong and what to do, as a constant sentence without any value from the input. */
    String message();

    /** Whether the same call may succeed later. */
    default boolean retryable() {
        return type() == ErrorType.RESOURCES || type() == ErrorType.EXTERNAL;
    }
}

package health.cordon.core.error;

/** One way to fail. Implemented by one enum a module; a test writes all of them into {@code docs/errors.md}. */
public interface ErrorCode {

    /** The constant's name. */
    String name();

    /** What stands behind the name. */
    Entry entry();

    /** Unique over all modules; the thousand tells the module. */
    default int number() {
        return entry().number();
    }

    /** Who can mend it. */
    default ErrorType type() {
        return entry().type();
    }

    /** What went wrong and what to do, as a constant sentence without any value from the input. */
    default String message() {
        return entry().message();
    }

    /** Whether the same call may succeed later. */
    default boolean retryable() {
        return type() == ErrorType.RESOURCES || type() == ErrorType.EXTERNAL;
    }

    /**
     * An error's number, type and sentence.
     *
     * @param number unique over all modules
     * @param type who can mend it
     * @param message what went wrong and what to do
     */
    record Entry(int number, ErrorType type, String message) {}
}

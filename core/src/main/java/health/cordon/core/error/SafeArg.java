package health.cordon.core.error;

import java.nio.file.Path;

/**
 * A detail that may stand in a message: a number, a position, a file's path, a word of Cordon's own vocabulary. There is
 * no way to make one from document text.
 */
public final class SafeArg {

    private final String name;
    private final String value;

    private SafeArg(String name, String value) {
        this.name = name;
        this.value = value;
    }

    /** A number. */
    public static SafeArg of(String name, long value) {
        return new SafeArg(name, Long.toString(value));
    }

    /** A word of Cordon's own vocabulary. */
    public static SafeArg of(String name, Enum<?> value) {
        return new SafeArg(name, value.name());
    }

    /** A file or folder that the user named. */
    public static SafeArg path(Path path) {
        return new SafeArg("file", path.toString());
    }

    /** The class of a cause; its message is left out, since it may quote input. */
    public static SafeArg cause(Throwable cause) {
        return new SafeArg("cause", cause.getClass().getSimpleName());
    }

    /** A key of a configuration file, a rule's name, a detector's name: words of whoever configures Cordon. */
    public static SafeArg key(String name, String configurationKey) {
        return new SafeArg(name, configurationKey);
    }

    /** What it is. */
    public String name() {
        return name;
    }

    /** Its value as text. */
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}

package health.cordon.server.http;

import java.util.List;
import java.util.Optional;

/**
 * A parameter of a query or a path.
 *
 * @param name its name
 * @param about one sentence
 * @param pattern what its value matches as a whole; empty for any text
 * @param words the words of which it is one; empty for any
 * @param kind what the value is
 * @param least the least of numbers
 * @param most the largest of numbers
 * @param required whether it must be there
 * @param many whether it may come more than once
 */
public record Parameter(
        String name,
        String about,
        Optional<String> pattern,
        List<String> words,
        Kind kind,
        long least,
        long most,
        boolean required,
        boolean many) {

    /** The largest number that any log or table here comes to; it has fewer digits than a long may have. */
    public static final long LARGEST = 999_999_999_999_999_999L;

    /** What a value is. */
    public enum Kind {
        /** A text. */
        TEXT,
        /** A whole number that is not negative. */
        NUMBER,
        /** A time in UTC. */
        TIME
    }

    /** A text of this form that may be missing. */
    public static Parameter text(String name, String pattern, String about) {
        return new Parameter(name, about, Optional.of(pattern), List.of(), Kind.TEXT, 0, LARGEST, false, false);
    }

    /** One of these words, or missing. */
    public static Parameter word(String name, List<String> words, String about) {
        return new Parameter(name, about, Optional.empty(), List.copyOf(words), Kind.TEXT, 0, LARGEST, false, false);
    }

    /** A number from the least to the largest that may be missing. */
    public static Parameter number(String name, long least, long most, String about) {
        return new Parameter(name, about, Optional.empty(), List.of(), Kind.NUMBER, least, most, false, false);
    }

    /** A time that may be missing. */
    public static Parameter time(String name, String about) {
        return new Parameter(name, about, Optional.empty(), List.of(), Kind.TIME, 0, LARGEST, false, false);
    }

    /** The same, but it must be there. */
    public Parameter mustBeThere() {
        return new Parameter(name, about, pattern, words, kind, least, most, true, many);
    }

    /** The same, but it may come more than once. */
    public Parameter repeatable() {
        return new Parameter(name, about, pattern, words, kind, least, most, required, true);
    }
}

package health.cordon.deid.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that a policy may hold: what the reader accepts, what the schema publishes, what the documentation must explain.
 *
 * @param name as it is written in a policy
 * @param type what its value is
 * @param low the smallest number, or the shortest text
 * @param high the largest number, or the longest text
 * @param words the words it takes, or the placeholders of a tag; empty if the type has none
 * @param standard the value when it is not given; null if it then has no effect
 * @param says one sentence for people
 */
record Key(
        String name,
        Type type,
        double low,
        double high,
        List<String> words,
        @Nullable Object standard,
        String says) {

    /** What a value may be. */
    enum Type {
        /** A whole number. */
        WHOLE,
        /** A number. */
        NUMBER,
        /** True or false. */
        FLAG,
        /** Any text. */
        TEXT,
        /** One character. */
        CHARACTER,
        /** A text with placeholders. */
        TAG,
        /** One of {@link Key#words}. */
        WORD,
        /** One or more of {@link Key#words}. */
        WORDS,
        /** One or more texts. */
        TEXTS
    }

    static Key whole(String name, int low, int high, @Nullable Integer standard, String says) {
        return new Key(name, Type.WHOLE, low, high, List.of(), standard, says);
    }

    static Key number(String name, double low, double high, String says) {
        return new Key(name, Type.NUMBER, low, high, List.of(), null, says);
    }

    static Key flag(String name, @Nullable Boolean standard, String says) {
        return new Key(name, Type.FLAG, 0, 0, List.of(), standard, says);
    }

    static Key text(String name, int longest, String says) {
        return new Key(name, Type.TEXT, 1, longest, List.of(), null, says);
    }

    static Key character(String name, String standard, String says) {
        return new Key(name, Type.CHARACTER, 1, 2, List.of(), standard, says);
    }

    static Key tag(String name, List<String> placeholders, String standard, String says) {
        return new Key(name, Type.TAG, 0, Tag.LONGEST, placeholders, standard, says);
    }

    static Key word(String name, List<String> words, String says) {
        return new Key(name, Type.WORD, 1, 100, words, null, says);
    }

    static Key words(String name, List<String> words, String says) {
        return new Key(name, Type.WORDS, 1, 100, words, null, says);
    }

    static Key texts(String name, String says) {
        return new Key(name, Type.TEXTS, 1, 100, List.of(), null, says);
    }
}

package health.cordon.deid.rules;

import health.cordon.core.PhiKind;
import java.util.List;

/**
 * Words that announce an identifier: what follows them is of this kind, whatever its shape.
 *
 * @param name stands in spans: {@code rules:} and the name that the file gives; a constant
 * @param kind what follows
 * @param words the phrases, with {@code (a|b)} and {@code word?}
 * @param form what the value looks like
 * @param digits how many digits the value has at least
 * @param weak whether the words alone are not enough: a colon, {@code #}, {@code number}, {@code id} must stand between, or
 *     the value must be long
 * @param score of the claim
 */
record Cue(String name, PhiKind kind, List<String> words, Form form, int digits, boolean weak, double score) {

    /** What a value looks like. */
    enum Form {
        /** Letters and digits with hyphens, dots, slashes: {@code 12345}, {@code D123-4567}. */
        ID,
        /** A telephone number, or its last digits. */
        PHONE,
        /** A number plate: {@code ABC 1234}. */
        PLATE,
        /** A user name, which may be letters only. */
        LOGIN,
        /** Any run of characters without a space, behind a colon or an equals sign. */
        SECRET
    }

    Cue {
        words = List.copyOf(words);
    }
}

package health.cordon.gateway.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words of letters and digits, and how their case is carried over to others. */
final class Atoms {

    private Atoms() {}

    /** A stretch of letters and digits. */
    record Atom(int start, int end) {
        String in(CharSequence text) {
            return text.subSequence(start, end).toString();
        }
    }

    /** Where the word that begins at {@code from} ends. */
    static int end(CharSequence text, int from, int limit) {
        int at = from;
        while (at < limit && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static List<Atom> of(CharSequence text, int from, int to) {
        List<Atom> atoms = new ArrayList<>();
        for (int at = from; at < to; ) {
            int end = end(text, at, to);
            if (end > at) {
                atoms.add(new Atom(at, end));
            }
            at = end + 1;
        }
        return atoms;
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** How a word is written. */
    enum Case {
        UPPER,
        LOWER,
        /** Any other way; a capital by itself is a capitalised word. */
        OTHER;

        static Case of(String word) {
            boolean upper = word.chars().anyMatch(Character::isUpperCase);
            boolean lower = word.chars().anyMatch(Character::isLowerCase);
            if (upper && !lower && word.length() > 1) {
                return UPPER;
            }
            return lower && !upper ? LOWER : OTHER;
        }

        /** A word of another case in this one. */
        String of(String word, Case written) {
            return switch (this) {
                case UPPER -> word.toUpperCase(Locale.ROOT);
                case LOWER -> lower(word);
                case OTHER -> written == OTHER ? word : capitalised(word);
            };
        }
    }

    private static String capitalised(String word) {
        StringBuilder out = new StringBuilder(word.length());
        boolean inside = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            out.append(inside ? Character.toLowerCase(c) : Character.toUpperCase(c));
            inside = Character.isLetterOrDigit(c) || c == '\'' && inside;
        }
        return out.toString();
    }
}

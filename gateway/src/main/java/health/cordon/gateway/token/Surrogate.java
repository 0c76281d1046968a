package health.cordon.gateway.token;

import health.cordon.core.PhiKind;
import health.cordon.deid.transform.Invented;
import health.cordon.deid.transform.Invented.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A surrogate that was given in a conversation, in words that stand for words. Immutable.
 *
 * @param kind what its value is
 * @param value as it is read
 * @param text what a model sees
 * @param stands what in the text stands for what of the value, from left to right
 */
record Surrogate(PhiKind kind, String value, String text, List<Stand> stands) {

    private static final String HYPHENS = "[-\u2010\u2011]";

    /** What stands for what: but for numbers, dates and wholes, one word each. */
    record Stand(int start, int end, String original, Sort sort) {}

    /** Of an invented value; empty if not every part of it is one word. */
    static Optional<Surrogate> of(PhiKind kind, String value, Invented invented) {
        List<Stand> stands = new ArrayList<>();
        for (Invented.Part part : invented.parts()) {
            if (part.sort() == Sort.FIRST_NAME || part.sort() == Sort.SURNAME) {
                String[] words = invented.of(part).split("-", -1);
                String[] originals = part.original().split(HYPHENS, -1);
                if (words.length != originals.length) {
                    return Optional.empty();
                }
                int at = part.start();
                for (int i = 0; i < words.length; i++) {
                    stands.add(new Stand(at, at + words[i].length(), originals[i], part.sort()));
                    at += words[i].length() + 1;
                }
            } else {
                stands.add(new Stand(part.start(), part.end(), part.original(), part.sort()));
            }
        }
        Surrogate made = new Surrogate(kind, value, invented.text(), List.copyOf(stands));
        return made.stands.stream().allMatch(made::isOneWord) ? Optional.of(made) : Optional.empty();
    }

    private boolean isOneWord(Stand stand) {
        return switch (stand.sort()) {
            case NUMBER, DATE, WHOLE -> true;
            default ->
                stand.start() < stand.end()
                        && !stand.original().isEmpty()
                        && Atoms.end(text, stand.start(), stand.end()) == stand.end();
        };
    }

    String of(Stand stand) {
        return text.substring(stand.start(), stand.end());
    }

    Sort sort() {
        return stands.getFirst().sort();
    }

    boolean has(Sort sort) {
        return stands.stream().anyMatch(stand -> stand.sort() == sort);
    }

    /** From the first to the last character that stands for something. */
    String core() {
        return text.substring(stands.getFirst().start(), stands.getLast().end());
    }

    /** The same of the value. */
    String originalCore() {
        int behind = text.length() - stands.getLast().end();
        return value.substring(stands.getFirst().start(), value.length() - behind);
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "Surrogate(" + kind + ")";
    }
}

package health.cordon.deid.known;

import health.cordon.core.PhiKind;

/**
 * Known words in a row.
 *
 * @param words folded, streets' words in their short form
 * @param kind what it is
 * @param needed how many words must be there, from the first
 * @param written whether it counts only where it begins with a capital or digit
 * @param score how sure a match is
 */
record Phrase(String[] words, PhiKind kind, int needed, boolean written, double score) {

    /** Without the words, which are PHI. */
    @Override
    public String toString() {
        return "Phrase(" + kind + ", " + words.length + " words)";
    }
}

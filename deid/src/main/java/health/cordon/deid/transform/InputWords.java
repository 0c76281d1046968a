package health.cordon.deid.transform;

import java.util.Arrays;

/**
 * The words of a document, as hashes: what a surrogate must not be. A word is a run of letters and digits; case does not
 * count. It may say that a word is there which is not (one chance in 2^64 for each), never the other way.
 */
final class InputWords {

    private long[] slots = new long[256];
    private int size;

    InputWords() {}

    static InputWords of(String text) {
        InputWords words = new InputWords();
        words.take(text);
        return words;
    }

    /** The words of this text too. */
    void take(String text) {
        for (int at = 0; at < text.length(); ) {
            int end = wordEnd(text, at);
            if (end > at) {
                add(hash(text, at, end));
            }
            at = end + 1;
        }
    }

    /** Whether the text is one word of the document. */
    boolean has(String word) {
        return slots[slot(hash(word, 0, word.length()))] != 0;
    }

    /** Whether every word of the text is a word of the document; a text without words is none. */
    boolean hasAllOf(String text) {
        boolean any = false;
        for (int at = 0; at < text.length(); ) {
            int end = wordEnd(text, at);
            if (end > at) {
                if (slots[slot(hash(text, at, end))] == 0) {
                    return false;
                }
                any = true;
            }
            at = end + 1;
        }
        return any;
    }

    /** Whether any word of the text is a word of the document. */
    boolean hasAnyOf(String text) {
        for (int at = 0; at < text.length(); ) {
            int end = wordEnd(text, at);
            if (end > at && slots[slot(hash(text, at, end))] != 0) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static long hash(String text, int from, int to) {
        long hash = 0xCBF29CE484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ Character.toLowerCase(text.charAt(i))) * 0x100000001B3L;
        }
        return hash == 0 ? 1 : hash;
    }

    private void add(long hash) {
        int slot = slot(hash);
        if (slots[slot] != 0) {
            return;
        }
        slots[slot] = hash;
        if (++size * 2 > slots.length) {
            long[] old = slots;
            slots = new long[old.length * 2];
            Arrays.stream(old).filter(one -> one != 0).forEach(one -> slots[slot(one)] = one);
        }
    }

    private int slot(long hash) {
        int mask = slots.length - 1;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (slots[slot] != 0 && slots[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}

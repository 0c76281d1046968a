package health.cordon.deid.dates;

import health.cordon.deid.text.Tokens;
import java.util.Arrays;

/**
 * A small fixed word list, looked up by {@link Tokens#hash(CharSequence)}: case and diacritics do not matter.
 *
 * <p>Immutable once built and then thread-safe. A word that is not in the list is told apart by its 32-bit hash only;
 * lists of some hundred words make a false hit rarer than one in ten million words.
 */
public final class WordTable {

    private final int[] keys;
    private final int[] values;

    private WordTable(int size) {
        int capacity = Integer.highestOneBit(Math.max(8, size * 4)) << 1;
        keys = new int[capacity];
        values = new int[capacity];
    }

    /** A set: each of these words, parted by white space, has the value 1. */
    public static WordTable of(String words) {
        String[] list = words.strip().split("\\s+");
        int[] ones = new int[list.length];
        Arrays.fill(ones, 1);
        return of(list, ones);
    }

    /** Word {@code i} has value {@code i} of {@code values}, which must not be 0; a later word wins. */
    public static WordTable of(String[] words, int[] values) {
        WordTable table = new WordTable(words.length);
        for (int i = 0; i < words.length; i++) {
            table.put(Tokens.hash(words[i]), values[i]);
        }
        return table;
    }

    /** Whether a word with this hash is in the list. */
    public boolean has(int hash) {
        return get(hash) != 0;
    }

    /** The value of the word with this hash; 0 if there is none. */
    public int get(int hash) {
        int mask = keys.length - 1;
        for (int at = hash & mask; values[at] != 0; at = at + 1 & mask) {
            if (keys[at] == hash) {
                return values[at];
            }
        }
        return 0;
    }

    private void put(int hash, int value) {
        int mask = keys.length - 1;
        int at = hash & mask;
        while (values[at] != 0 && keys[at] != hash) {
            at = at + 1 & mask;
        }
        keys[at] = hash;
        values[at] = value;
    }
}

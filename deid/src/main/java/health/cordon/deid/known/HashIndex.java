package health.cordon.deid.known;

/**
 * From hashes to small numbers, several a hash: open addressing, nothing boxed. Filled once, then read by any thread. A
 * hash that is found proves nothing: compare what it stands for.
 */
final class HashIndex {

    private int[] keys = new int[64];
    private int[] values = new int[64];
    private int size;

    /** Adds a pair unless it is there. */
    void add(int key, int value) {
        for (int slot = first(key); slot >= 0; slot = next(slot)) {
            if (values[slot] == value + 1) {
                return;
            }
        }
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        put(key, value + 1);
        size++;
    }

    /** A slot that holds the key, -1 if none does. */
    int first(int key) {
        return find(key, slot(key));
    }

    /** The next slot of the same key, -1 after the last. */
    int next(int slot) {
        return find(keys[slot], slot + 1 & keys.length - 1);
    }

    /** What a slot holds. */
    int value(int slot) {
        return values[slot] - 1;
    }

    private int find(int key, int from) {
        int slot = from;
        while (values[slot] != 0) {
            if (keys[slot] == key) {
                return slot;
            }
            slot = slot + 1 & keys.length - 1;
        }
        return -1;
    }

    private int slot(int key) {
        int h = key * 0x9E3779B9;
        return (h ^ h >>> 15) & keys.length - 1;
    }

    private void put(int key, int stored) {
        int slot = slot(key);
        while (values[slot] != 0) {
            slot = slot + 1 & keys.length - 1;
        }
        keys[slot] = key;
        values[slot] = stored;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = new int[2 * oldKeys.length];
        values = new int[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != 0) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }
}

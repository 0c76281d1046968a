package health.cordon.crypto;

import java.util.Arrays;

/**
 * Where each record of a vault is, by its code and by the keyed hash of its value: flat arrays by record number and two
 * open hash tables of record numbers, about 70 bytes a record, no values. Not thread-safe.
 */
final class VaultIndex {

    private static final int NONE = -1;

    private int size;
    private long[] offsets = new long[64];
    /** Two to a record: upper and lower half. */
    private long[] codes = new long[128];

    private long[] values = new long[128];
    /** Record number + 1; 0 is free. At most half full. */
    private int[] byCode = new int[128];

    private int[] byValue = new int[128];

    int size() {
        return size;
    }

    /** The number of the record with this code, or -1. */
    int withCode(long high, long low) {
        return find(byCode, codes, high, low);
    }

    /** The number of the record with this keyed hash of its value, or -1. */
    int withValue(long high, long low) {
        return find(byValue, values, high, low);
    }

    long offset(int number) {
        return offsets[number];
    }

    long codeHigh(int number) {
        return codes[2 * number];
    }

    long codeLow(int number) {
        return codes[2 * number + 1];
    }

    void add(long offset, long codeHigh, long codeLow, long valueHigh, long valueLow) {
        if (size == offsets.length) {
            grow();
        }
        offsets[size] = offset;
        codes[2 * size] = codeHigh;
        codes[2 * size + 1] = codeLow;
        values[2 * size] = valueHigh;
        values[2 * size + 1] = valueLow;
        insert(byCode, codes, size);
        insert(byValue, values, size);
        size++;
    }

    private void grow() {
        int capacity = 2 * offsets.length;
        offsets = Arrays.copyOf(offsets, capacity);
        codes = Arrays.copyOf(codes, 2 * capacity);
        values = Arrays.copyOf(values, 2 * capacity);
        byCode = new int[2 * capacity];
        byValue = new int[2 * capacity];
        for (int number = 0; number < size; number++) {
            insert(byCode, codes, number);
            insert(byValue, values, number);
        }
    }

    /** Both halves are uniform, codes by chance and values by HMAC, so low bits are a hash. */
    private static void insert(int[] table, long[] keys, int number) {
        int slot = (int) keys[2 * number + 1] & (table.length - 1);
        while (table[slot] != 0) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = number + 1;
    }

    private static int find(int[] table, long[] keys, long high, long low) {
        int slot = (int) low & (table.length - 1);
        while (table[slot] != 0) {
            int number = table[slot] - 1;
            if (keys[2 * number] == high && keys[2 * number + 1] == low) {
                return number;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return NONE;
    }
}

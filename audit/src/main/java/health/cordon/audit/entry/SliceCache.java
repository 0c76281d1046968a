package health.cordon.audit.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values by the bytes that they were read from, so that what comes again and again is checked once. Direct-mapped: a new
 * value takes the place of an older one. For one thread.
 */
final class SliceCache<T> {

    private static final int SLOTS = 1 << 10;

    private final Function<String, T> read;
    private final byte[][] keys = new byte[SLOTS][];
    private final @Nullable Object[] values = new Object[SLOTS];

    SliceCache(Function<String, T> read) {
        this.read = read;
    }

    @SuppressWarnings("unchecked")
    T get(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        byte[] key = keys[slot];
        Object value = values[slot];
        if (key != null && value != null && Arrays.equals(key, 0, key.length, bytes, from, to)) {
            return (T) value;
        }
        T fresh = read.apply(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        keys[slot] = Arrays.copyOfRange(bytes, from, to);
        values[slot] = fresh;
        return fresh;
    }
}

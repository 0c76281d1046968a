package health.cordon.audit.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values by the bytes that they were read from, so that what comes again and again is checked once. Direct-mapped: a new
 * value takes the place of an older one. The hash looks at both ends only; whether it is the same slice is compared in
 * full. For one thread.
 */
final class SliceCache<T> {

    /** A value and what it was read from. */
    private record Kept<T>(byte[] key, T value) {}

    private final Function<String, T> read;
    private final @Nullable Kept<T>[] slots;

    /**
     * A cache.
     *
     * @param slots how many values it keeps, a power of two
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    SliceCache(int slots, Function<String, T> read) {
        this.read = read;
        this.slots = new Kept[slots];
    }

    T get(byte[] bytes, int from, int to) {
        int slot = hash(bytes, from, to - from) & (slots.length - 1);
        Kept<T> kept = slots[slot];
        if (kept != null && kept.key.length == to - from && ByteRuns.standsAt(kept.key, bytes, from, to)) {
            return kept.value;
        }
        T fresh = read.apply(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        slots[slot] = new Kept<>(Arrays.copyOfRange(bytes, from, to), fresh);
        return fresh;
    }

    private static int hash(byte[] bytes, int from, int length) {
        long hash = length;
        if (length >= Long.BYTES) {
            hash ^= ByteRuns.eight(bytes, from) * 0x9E3779B97F4A7C15L;
            hash = (hash ^ hash >>> 29) + ByteRuns.eight(bytes, from + length - Long.BYTES) * 0xBF58476D1CE4E5B9L;
        } else {
            for (int i = from; i < from + length; i++) {
                hash = hash * 31 + bytes[i];
            }
        }
        hash *= 0x94D049BB133111EBL;
        return (int) (hash >>> 40);
    }
}

package health.cordon.deid.transform;

import java.util.List;

/** A sequence of choices that follows from one keyed number (SplitMix64). Not thread-safe. */
final class KeyedChoice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    KeyedChoice(long seed) {
        state = seed;
    }

    /** A number from 0 to {@code bound - 1}; each is equally likely up to one part in 2^32. */
    int below(int bound) {
        state += GOLDEN;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (int) (((z >>> 32) * bound) >>> 32);
    }

    char of(String characters) {
        return characters.charAt(below(characters.length()));
    }

    <T> T of(List<T> items) {
        return items.get(below(items.size()));
    }
}

package health.cordon.deid.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * From decoded offsets to original ones, as segments rather than one entry a character.
 *
 * <p>Segments lie end to end on both sides: segment k covers the decoded characters {@code [decoded[k], decoded[k+1])} and
 * the original characters {@code [original[k], original[k+1])}, so that every original character belongs to some
 * decoded one. In a straight segment the characters answer one to one, and original characters that are left over at
 * its end (dropped in decoding) belong to its last decoded character. In a block every decoded character answers to the
 * whole of the original range. Immutable. A text in which every character kept its place has no map at all.
 */
final class OffsetMap {

    private final int size;
    private final int[] decoded;
    private final int[] original;

    private OffsetMap(int size, int[] decoded, int[] original) {
        this.size = size;
        this.decoded = decoded;
        this.original = original;
    }

    /** The first original character behind the decoded character at {@code index}; the original's end for the text's end. */
    int start(int index) {
        if (index >= decoded[size]) {
            return at(size);
        }
        int k = segment(index);
        return isBlock(k) ? at(k) : at(k) + index - decoded[k];
    }

    /** One past the last original character behind the decoded character at {@code end - 1}; 0 for 0. */
    int end(int end) {
        if (end <= 0 || size == 0) {
            return 0;
        }
        int k = segment(end - 1);
        return isBlock(k) || end >= decoded[k + 1] ? at(k + 1) : at(k) + end - decoded[k];
    }

    /** How many segments: what the map costs is eight bytes each. */
    int segments() {
        return size;
    }

    /**
     * The way from the second decoding's text to the original.
     *
     * <p>A block of the first that the second cuts in two becomes one block with what the cut joined to it: the way back
     * may then be wider than needed, never narrower.
     */
    static @Nullable OffsetMap compose(@Nullable OffsetMap first, @Nullable OffsetMap second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        Builder map = new Builder();
        int k = 0;
        int covered = 0;
        for (int j = 0; j < second.size; j++) {
            int from = second.decoded[j];
            int middle = second.at(j);
            boolean block = second.isBlock(j);
            int middleEnd = block ? second.at(j + 1) : middle + second.decoded[j + 1] - from;
            int at = middle;
            while (at < middleEnd) {
                while (first.decoded[k + 1] <= at) {
                    k++;
                }
                boolean cut = first.isBlock(k) && first.decoded[k] < at;
                int behind = cut || first.isBlock(k) ? first.at(k) : first.at(k) + at - first.decoded[k];
                boolean joined = cut && first.decoded[k] < covered;
                if (!joined && (block || first.isBlock(k))) {
                    map.block(from + (at - middle), behind);
                } else if (!joined) {
                    map.straight(from + (at - middle), behind);
                }
                at = block ? middleEnd : Math.min(middleEnd, first.decoded[k + 1]);
            }
            covered = middleEnd;
        }
        return map.build(second.decoded[second.size], first.at(first.size));
    }

    private int segment(int index) {
        int found = Arrays.binarySearch(decoded, 0, size, index);
        return found >= 0 ? found : -found - 2;
    }

    /** A block's original offset is kept as its complement. */
    private int at(int k) {
        return original[k] < 0 ? ~original[k] : original[k];
    }

    private boolean isBlock(int k) {
        return original[k] < 0;
    }

    /** Takes segments from left to right. */
    static final class Builder {

        private int size = 1;
        private int[] decoded = new int[8];
        private int[] original = new int[8];

        /** From here on the characters answer one to one. */
        void straight(int from, int to) {
            int last = size - 1;
            if (original[last] < 0 || from - decoded[last] != to - original[last]) {
                add(from, to);
            }
        }

        /** From here on, until the next call, every decoded character answers to one original range. */
        void block(int from, int to) {
            add(from, ~to);
        }

        /** The map, given the two lengths. */
        OffsetMap build(int decodedEnd, int originalEnd) {
            if (decoded[size - 1] == decodedEnd) {
                size--;
            }
            if (size > 0) {
                coverTheStart(decodedEnd);
            }
            add(decodedEnd, originalEnd);
            return new OffsetMap(size - 1, Arrays.copyOf(decoded, size), Arrays.copyOf(original, size));
        }

        /** Characters dropped before the first one that stayed have no character before them to belong to. */
        private void coverTheStart(int decodedEnd) {
            int first = original[0];
            if (first < 0 || first == 0) {
                original[0] = first < 0 ? ~0 : 0;
                return;
            }
            original[0] = ~0;
            int next = size > 1 ? decoded[1] : decodedEnd;
            if (next > 1) {
                grow();
                System.arraycopy(decoded, 1, decoded, 2, size - 1);
                System.arraycopy(original, 1, original, 2, size - 1);
                decoded[1] = 1;
                original[1] = first + 1;
                size++;
            }
        }

        private void add(int from, int to) {
            if (size > 0 && decoded[size - 1] == from) {
                original[size - 1] = to;
                return;
            }
            grow();
            decoded[size] = from;
            original[size++] = to;
        }

        private void grow() {
            if (size == decoded.length) {
                int more = size + (size >> 1) + 1;
                decoded = Arrays.copyOf(decoded, more);
                original = Arrays.copyOf(original, more);
            }
        }
    }
}

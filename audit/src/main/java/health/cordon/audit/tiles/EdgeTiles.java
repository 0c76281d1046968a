package health.cordon.audit.tiles;

import health.cordon.audit.merkle.TreeHasher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rightmost tile of every level: all that is needed to go on with a tree. A few kilobytes a level, whatever the size.
 * Not thread-safe.
 */
public final class EdgeTiles {

    /** Takes what is finished. */
    @FunctionalInterface
    public interface Full {

        /** A tile that is full; the bytes are the receiver's. */
        void tile(int level, long number, byte[] hashes);
    }

    private final TreeHasher hasher = new TreeHasher();
    private final List<byte[]> levels = new ArrayList<>();
    private long size;

    /** An empty tree. */
    public EdgeTiles() {}

    /** A tree of this size whose partial tiles are these, from level 0 on. */
    EdgeTiles(long size, List<byte[]> partials) {
        this.size = size;
        for (byte[] partial : partials) {
            levels.add(Arrays.copyOf(partial, TilePath.WIDTH * TreeHasher.BYTES));
        }
    }

    /** How many leaves. */
    public long size() {
        return size;
    }

    /** Adds the leaf hash that lies in {@code hashes}. */
    public void add(byte[] hashes, int at, Full full) {
        byte[] hash = Arrays.copyOfRange(hashes, at, at + TreeHasher.BYTES);
        long index = size++;
        for (int level = 0; ; level++) {
            byte[] tile = level(level);
            int slot = (int) (index & (TilePath.WIDTH - 1));
            System.arraycopy(hash, 0, tile, slot * TreeHasher.BYTES, TreeHasher.BYTES);
            if (slot != TilePath.WIDTH - 1) {
                return;
            }
            hash = hasher.root(tile, 0, TilePath.WIDTH);
            full.tile(level, index >>> 8, tile.clone());
            index >>>= 8;
        }
    }

    /** The root (RFC 6962, MTH). */
    public byte[] root() {
        byte[] root = null;
        for (int level = 0; level < levels.size(); level++) {
            int width = TilePath.edge(level, size);
            if (width == 0) {
                continue;
            }
            // Subtrees of one height, cut as the binary digits of their number say; the smaller ones are further right.
            int from = width;
            for (int digit = 1; digit <= width; digit <<= 1) {
                if ((width & digit) != 0) {
                    from -= digit;
                    byte[] left = hasher.root(levels.get(level), from, digit);
                    root = root == null ? left : hasher.node(left, root);
                }
            }
        }
        return root == null ? hasher.empty() : root;
    }

    /** The hashes of a level's partial tile; none if it has none. */
    byte[] partial(int level) {
        return level < levels.size()
                ? Arrays.copyOf(levels.get(level), TilePath.edge(level, size) * TreeHasher.BYTES)
                : new byte[0];
    }

    int levels() {
        return levels.size();
    }

    private byte[] level(int level) {
        while (levels.size() <= level) {
            levels.add(new byte[TilePath.WIDTH * TreeHasher.BYTES]);
        }
        return levels.get(level);
    }
}

package health.cordon.audit.tiles;

import health.cordon.audit.AuditError;
import health.cordon.audit.files.FileLayer;
import health.cordon.audit.merkle.NodeSource;
import health.cordon.audit.merkle.TreeHasher;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the tiles and bundles of a tree of one size. A partial one may have grown since: of a wider one the beginning is
 * taken. Keeps the last tiles it read. Not thread-safe.
 */
public final class TileReader implements NodeSource {

    private static final int KEPT = 64;

    private final FileLayer files;
    private final Path folder;
    private final long size;
    private final TreeHasher hasher = new TreeHasher();
    private final Map<String, byte[]> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    /** Reads below {@code folder} as of this size. */
    public TileReader(FileLayer files, Path folder, long size) {
        this.files = files;
        this.folder = folder;
        this.size = size;
    }

    @Override
    public byte[] node(int height, long index) {
        int level = height >> 3;
        int span = 1 << (height & 7);
        long first = index * span;
        byte[] tile = tile(level, first >>> 8);
        int at = (int) (first & (TilePath.WIDTH - 1));
        if ((at + span) * TreeHasher.BYTES > tile.length) {
            throw new CordonException(
                    AuditError.LOG_DAMAGED, SafeArg.of("level", level), SafeArg.of("tile", first >>> 8));
        }
        return hasher.root(tile, at, span);
    }

    /** The hashes of a tile, as many as the tree of this size has in it. */
    public byte[] tile(int level, long number) {
        String full = TilePath.tile(level, number, TilePath.WIDTH);
        byte[] known = kept.get(full);
        if (known == null) {
            int width = width(level, number);
            byte[] read = read(full, width)
                    .orElseThrow(() -> new CordonException(
                            AuditError.LOG_DAMAGED, SafeArg.of("level", level), SafeArg.of("tile", number)));
            if (read.length % TreeHasher.BYTES != 0 || read.length < width * TreeHasher.BYTES) {
                throw new CordonException(
                        AuditError.LOG_DAMAGED, SafeArg.of("level", level), SafeArg.of("tile", number));
            }
            known = Arrays.copyOf(read, width * TreeHasher.BYTES);
            kept.put(full, known);
        }
        return known;
    }

    /** A bundle, with as many entries as the tree of this size has in it; empty if there is no such file. */
    public Optional<Bundle> bundle(long number) {
        int width = width(0, number);
        return read(TilePath.entries(number, TilePath.WIDTH), width)
                .map(bytes -> width == TilePath.WIDTH ? Bundle.of(bytes, width) : beginning(bytes, width));
    }

    /** The right edge, to go on with the tree. */
    public EdgeTiles edge() {
        List<byte[]> partials = new ArrayList<>();
        for (int level = 0; size >>> (8 * level) > 0; level++) {
            partials.add(TilePath.edge(level, size) == 0 ? new byte[0] : tile(level, size >>> 8 * (level + 1)));
        }
        return new EdgeTiles(size, partials);
    }

    /** How many hashes of this tile are in the tree. */
    public int width(int level, long number) {
        long hashes = (size >>> (8 * level)) - (number << 8);
        return Math.clamp(hashes, 0, TilePath.WIDTH);
    }

    private static Bundle beginning(byte[] bytes, int width) {
        Bundle all = Bundle.of(bytes, TilePath.WIDTH);
        if (all.count() < width) {
            throw new CordonException(AuditError.LOG_DAMAGED);
        }
        return all.count() == width ? all : Bundle.of(Arrays.copyOf(bytes, all.start(width) - 2), width);
    }

    private Optional<byte[]> read(String full, int width) {
        try {
            if (width < TilePath.WIDTH) {
                Optional<byte[]> partial = readPartial(full, width);
                if (partial.isPresent()) {
                    return partial;
                }
            }
            return readOne(folder.resolve(full));
        } catch (IOException e) {
            throw new CordonException(AuditError.UNREADABLE, e, SafeArg.path(folder.resolve(full)), SafeArg.cause(e));
        }
    }

    /** The partial one of this width, or the next wider. */
    private Optional<byte[]> readPartial(String full, int width) throws IOException {
        Path partials = folder.resolve(TilePath.partials(full));
        Optional<byte[]> exact = readOne(partials.resolve(Integer.toString(width)));
        if (exact.isPresent()) {
            return exact;
        }
        Optional<String> wider = files.list(partials).stream()
                .filter(name -> name.matches("[1-9][0-9]{0,2}") && Integer.parseInt(name) > width)
                .min(Comparator.comparingInt(Integer::parseInt));
        return wider.isEmpty() ? Optional.empty() : readOne(partials.resolve(wider.get()));
    }

    private Optional<byte[]> readOne(Path file) throws IOException {
        try {
            return Optional.of(files.read(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}

package health.cordon.audit.verify;

import health.cordon.audit.Finding;
import health.cordon.audit.LogFolder;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.EntryReader;
import health.cordon.audit.files.FileLayer;
import health.cordon.audit.index.IndexBuilder;
import health.cordon.audit.index.SegmentIndex;
import health.cordon.audit.merkle.TreeHasher;
import health.cordon.audit.retention.Pruned;
import health.cordon.audit.tiles.Bundle;
import health.cordon.audit.tiles.TilePath;
import health.cordon.audit.tiles.TileReader;
import health.cordon.core.error.CordonException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks segments of 65,536 entries, one after the other: entries against tiles of level 0, these against level 1, times,
 * and the index. One for each thread.
 */
final class SegmentCheck {

    private static final int PER_SEGMENT = 16;

    private final FileLayer files;
    private final LogFolder folder;
    private final long size;
    private final Pruned pruned;
    private final boolean indexes;
    private final Problems problems;
    private final TileReader tiles;
    private final TreeHasher hasher = new TreeHasher();
    private final EntryReader reader = new EntryReader();
    private final IndexBuilder index = new IndexBuilder();
    private final byte[] leaves = new byte[TilePath.WIDTH * TreeHasher.BYTES];

    private long entries;
    private long prunedEntries;
    private long firstMicros;
    private boolean startsWithClock;
    private long lastMicros;

    /** What a segment says about its neighbours: its first and last time. */
    record Edges(long firstMicros, boolean startsWithClock, long lastMicros) {}

    SegmentCheck(FileLayer files, LogFolder folder, long size, Pruned pruned, boolean indexes, Problems problems) {
        this.files = files;
        this.folder = folder;
        this.size = size;
        this.pruned = pruned;
        this.indexes = indexes;
        this.problems = problems;
        this.tiles = new TileReader(files, folder.path(), size);
    }

    Edges check(long segment) {
        index.clear();
        firstMicros = -1;
        lastMicros = -1;
        long last = Math.min(segment + 1 << 8, (size + TilePath.WIDTH - 1) >>> 8);
        for (long number = segment << 8; number < last; number++) {
            bundle(number);
        }
        if (indexes && segment + 1 << PER_SEGMENT <= size) {
            index(segment);
        }
        return new Edges(firstMicros, startsWithClock, lastMicros);
    }

    long entries() {
        return entries;
    }

    long prunedEntries() {
        return prunedEntries;
    }

    private void bundle(long number) {
        byte[] tile = tile(0, number);
        if (tile == null) {
            return;
        }
        int width = tile.length / TreeHasher.BYTES;
        if (width == TilePath.WIDTH) {
            byte[] above = tile(1, number >>> 8);
            int slot = (int) (number & 0xFF) * TreeHasher.BYTES;
            byte[] root = hasher.root(tile, 0, width);
            if (above != null && !Arrays.equals(root, 0, TreeHasher.BYTES, above, slot, slot + TreeHasher.BYTES)) {
                problems.add(Finding.TILE_CHANGED, "tile of level 0", number);
            }
        }
        Optional<Bundle> bundle;
        try {
            bundle = tiles.bundle(number);
        } catch (CordonException e) {
            problems.add(Finding.ENTRIES_MALFORMED, "bundle", number);
            return;
        }
        if (bundle.isPresent() && bundle.get().count() == width) {
            entries(number, bundle.get(), tile);
        } else if (bundle.isPresent()) {
            problems.add(Finding.ENTRIES_MALFORMED, "bundle", number);
        } else if (pruned.isKept(number)) {
            problems.add(Finding.HELD_MISSING, "bundle", number);
        } else if (number + 1 << 8 > pruned.minimumIndex()) {
            problems.add(Finding.ENTRIES_MISSING, "bundle", number);
        } else {
            prunedEntries += width;
            lastMicros = -1;
        }
    }

    private void entries(long number, Bundle bundle, byte[] tile) {
        for (int i = 0; i < bundle.count(); i++) {
            hasher.leaf(bundle.bytes(), bundle.start(i), bundle.length(i), leaves, i * TreeHasher.BYTES);
        }
        boolean same = Arrays.equals(leaves, 0, tile.length, tile, 0, tile.length);
        for (int i = 0; i < bundle.count(); i++) {
            long at = (number << 8) + i;
            int slot = i * TreeHasher.BYTES;
            if (!same && !Arrays.equals(leaves, slot, slot + TreeHasher.BYTES, tile, slot, slot + TreeHasher.BYTES)) {
                problems.add(Finding.ENTRY_CHANGED, "entry", at);
            }
            entry(at, bundle, i);
        }
        entries += bundle.count();
    }

    private void entry(long at, Bundle bundle, int i) {
        AuditEntry entry;
        try {
            entry = reader.entry(at, bundle.bytes(), bundle.start(i), bundle.length(i));
        } catch (CordonException e) {
            problems.add(Finding.ENTRY_MALFORMED, "entry", at);
            return;
        }
        long micros = reader.micros();
        boolean clock = entry.action() == AuditAction.CLOCK_WENT_BACK;
        if (lastMicros >= 0 && micros < lastMicros && !clock) {
            problems.add(Finding.TIME_WENT_BACK, "entry", at);
        }
        if (firstMicros < 0) {
            firstMicros = micros;
            startsWithClock = clock;
        }
        lastMicros = micros;
        if (indexes) {
            index.add((int) (at & (SegmentIndex.ENTRIES - 1)), entry, micros);
        }
    }

    private void index(long segment) {
        try {
            byte[] tile = tile(1, segment);
            if (tile == null || tile.length != TilePath.WIDTH * TreeHasher.BYTES) {
                return;
            }
            byte[] wanted = index.finish(segment, hasher.root(tile, 0, TilePath.WIDTH));
            if (!Arrays.equals(wanted, files.read(folder.path().resolve(SegmentIndex.path(segment))))) {
                problems.add(Finding.INDEX_DIFFERS, "segment", segment);
            }
        } catch (IOException e) {
            problems.add(Finding.INDEX_DIFFERS, "segment", segment);
        }
    }

    private byte @Nullable [] tile(int level, long number) {
        try {
            return tiles.tile(level, number);
        } catch (CordonException e) {
            boolean there = files.exists(folder.path().resolve(TilePath.tile(level, number, TilePath.WIDTH)));
            problems.add(there ? Finding.TILE_TRUNCATED : Finding.TILE_MISSING, "tile of level " + level, number);
            return null;
        }
    }
}

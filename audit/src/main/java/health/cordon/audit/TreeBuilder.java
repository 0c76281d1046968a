package health.cordon.audit;

import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.entry.EntryCodec;
import health.cordon.audit.entry.EntryReader;
import health.cordon.audit.files.FileLayer;
import health.cordon.audit.index.IndexBuilder;
import health.cordon.audit.index.SegmentIndex;
import health.cordon.audit.merkle.TreeHasher;
import health.cordon.audit.note.Checkpoint;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.SigningKey;
import health.cordon.audit.tiles.Bundle;
import health.cordon.audit.tiles.EdgeTiles;
import health.cordon.audit.tiles.TilePath;
import health.cordon.audit.tiles.TileReader;
import health.cordon.audit.tiles.TileWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * Grows the tree: takes durable batches, writes tiles, bundles and indexes, signs checkpoints. One thread at a time; its
 * memory does not grow with the log.
 */
final class TreeBuilder {

    private static final int PER_SEGMENT = 16;

    private final FileLayer files;
    private final LogFolder folder;
    private final SigningKey key;
    private final TileWriter writer;
    private final TreeHasher hasher = new TreeHasher();
    private final IndexBuilder index = new IndexBuilder();
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream(128 * 1024);
    private final EdgeTiles edge;

    private TreeBuilder(FileLayer files, LogFolder folder, SigningKey key, EdgeTiles edge) {
        this.files = files;
        this.folder = folder;
        this.key = key;
        this.edge = edge;
        this.writer = new TileWriter(files, folder.path());
    }

    /** Goes on with the tree of this size, whose tiles are on the disk. */
    static TreeBuilder at(FileLayer files, LogFolder folder, SigningKey key, long size) {
        TileReader tiles = new TileReader(files, folder.path(), size);
        TreeBuilder tree = new TreeBuilder(files, folder, key, tiles.edge());
        EntryReader reader = new EntryReader();
        for (long number = size >>> PER_SEGMENT << 8; number << 8 < size; number++) {
            Optional<Bundle> there = tiles.bundle(number);
            if (there.isPresent()) {
                tree.goOn(there.get(), number, reader);
            }
        }
        return tree;
    }

    /** Takes up what the index of the open segment and the open bundle already have. */
    private void goOn(Bundle there, long number, EntryReader reader) {
        for (int i = 0; i < there.count(); i++) {
            long at = (number << 8) + i;
            AuditRecord record = reader.read(at, there.bytes(), there.start(i), there.length(i));
            index.add((int) (at & (SegmentIndex.ENTRIES - 1)), record.entry(), EntryCodec.micros(record.time()));
        }
        if (there.count() < TilePath.WIDTH) {
            bundle.writeBytes(there.bytes());
        }
    }

    long size() {
        return edge.size();
    }

    byte[] root() {
        return edge.root();
    }

    /** Adds a batch in memory; what is full waits to be written. */
    void add(Batch batch) {
        Bundle body = Bundle.of(batch.body(), batch.count());
        for (int i = 0; i < batch.count(); i++) {
            long at = edge.size();
            bundle.write(batch.body(), body.start(i) - 2, body.length(i) + 2);
            index.add((int) (at & (SegmentIndex.ENTRIES - 1)), batch.entries()[i], batch.micros()[i]);
            if ((at + 1 & TilePath.WIDTH - 1) == 0) {
                writer.full(TilePath.entries(at >>> 8, TilePath.WIDTH), bundle.toByteArray());
                bundle.reset();
            }
            edge.add(batch.leafHashes(), i * TreeHasher.BYTES, this::full);
        }
    }

    private void full(int level, long number, byte[] hashes) {
        writer.full(TilePath.tile(level, number, TilePath.WIDTH), hashes);
        if (level == 1) {
            byte[] root = hasher.root(hashes, 0, TilePath.WIDTH);
            writer.full(SegmentIndex.path(number), index.finish(number, root));
            index.clear();
        }
    }

    /** Writes what is full. */
    void flush() throws IOException {
        writer.flush();
    }

    /** Writes everything up to here, signs it and puts the checkpoint in its place. */
    SignedCheckpoint publish() throws IOException {
        writer.flush();
        writer.partials(edge, bundle.toByteArray());
        SignedCheckpoint signed = key.sign(new Checkpoint(key.name(), edge.size(), edge.root()));
        writer.writeDurably(LogFolder.CHECKPOINT, signed.note());
        return signed;
    }

    /** How many files were written and not flushed yet. */
    int unforced() {
        return writer.unforced();
    }

    /** Returns when everything that was published would survive a power failure. */
    void force() throws IOException {
        writer.force();
        files.forceFolder(folder.path());
    }
}

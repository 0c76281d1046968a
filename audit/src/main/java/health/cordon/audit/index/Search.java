package health.cordon.audit.index;

import health.cordon.audit.AuditError;
import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.entry.EntryCodec;
import health.cordon.audit.entry.EntryReader;
import health.cordon.audit.files.FileLayer;
import health.cordon.audit.tiles.Bundle;
import health.cordon.audit.tiles.TileReader;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds entries by the indexes of their segments, without reading the others. Every hit is read from its bundle and looked
 * at again, so an index can hide entries but never invent one; that it hides none, verification shows by building it anew.
 * A missing index, or one of other entries, is built in memory. Not thread-safe.
 */
public final class Search {

    private static final int PER_SEGMENT = 16;

    private final FileLayer files;
    private final Path folder;
    private final TileReader tiles;
    private final long size;
    private final EntryReader reader = new EntryReader();

    /** Searches a log of this size. */
    public Search(FileLayer files, Path folder, TileReader tiles, long size) {
        this.files = files;
        this.folder = folder;
        this.tiles = tiles;
        this.size = size;
    }

    /**
     * Gives the entries that answer the query, in the order of the log, until {@code more} says false.
     *
     * @return whether the end was reached
     */
    public boolean run(Query query, long firstIndex, Predicate<AuditRecord> more) {
        long segments = size >>> PER_SEGMENT;
        for (long segment = firstIndex >>> PER_SEGMENT; segment < segments; segment++) {
            if (!inSegment(segment, query, firstIndex, more)) {
                return false;
            }
        }
        BitSet rest = new BitSet();
        rest.set(0, (int) (size & (SegmentIndex.ENTRIES - 1)));
        return give(segments, rest, query, firstIndex, more);
    }

    private boolean inSegment(long segment, Query query, long firstIndex, Predicate<AuditRecord> more) {
        byte[] root = tiles.node(PER_SEGMENT, segment);
        BitSet places;
        try {
            SegmentIndex index = SegmentIndex.open(files, folder, segment, root);
            places = places(index == null ? rebuilt(segment, root) : index, query);
        } catch (IOException damaged) {
            try {
                places = places(rebuilt(segment, root), query);
            } catch (IOException e) {
                throw new CordonException(AuditError.UNREADABLE, e, SafeArg.of("segment", segment), SafeArg.cause(e));
            }
        }
        return give(segment, places, query, firstIndex, more);
    }

    private static BitSet places(SegmentIndex index, Query query) throws IOException {
        BitSet places = new BitSet(SegmentIndex.ENTRIES);
        for (int bundle = 0; bundle < SegmentIndex.BUNDLES; bundle++) {
            if (index.mayHold(bundle, query.fromMicros(), query.toMicros())) {
                places.set(bundle << 8, (bundle + 1) << 8);
            }
        }
        for (long[] group : query.terms()) {
            if (places.isEmpty()) {
                return places;
            }
            BitSet any = new BitSet(SegmentIndex.ENTRIES);
            for (long hash : group) {
                index.places(hash, any);
            }
            places.and(any);
        }
        return places;
    }

    private SegmentIndex rebuilt(long segment, byte[] root) throws IOException {
        return SegmentIndex.of(build(segment, root), segment, root);
    }

    /** The bytes that the index of a full segment should have. Entries that were pruned are not in it. */
    public byte[] build(long segment, byte[] root) {
        IndexBuilder builder = new IndexBuilder();
        for (int i = 0; i < SegmentIndex.BUNDLES; i++) {
            long number = (segment << 8) + i;
            int base = i << 8;
            tiles.bundle(number).ifPresent(bundle -> {
                for (int j = 0; j < bundle.count(); j++) {
                    AuditRecord record =
                            reader.read((number << 8) + j, bundle.bytes(), bundle.start(j), bundle.length(j));
                    builder.add(base + j, record.entry(), EntryCodec.micros(record.time()));
                }
            });
        }
        return builder.finish(segment, root);
    }

    private boolean give(long segment, BitSet places, Query query, long firstIndex, Predicate<AuditRecord> more) {
        long open = -1;
        Optional<Bundle> bundle = Optional.empty();
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            long index = (segment << PER_SEGMENT) + place;
            if (index >>> 8 != open) {
                open = index >>> 8;
                bundle = tiles.bundle(open);
            }
            int entry = (int) (index & 0xFF);
            if (index < firstIndex || bundle.isEmpty() || entry >= bundle.get().count()) {
                continue;
            }
            Bundle here = bundle.get();
            AuditRecord record = reader.read(index, here.bytes(), here.start(entry), here.length(entry));
            if (query.matches(record) && !more.test(record)) {
                return false;
            }
        }
        return true;
    }
}

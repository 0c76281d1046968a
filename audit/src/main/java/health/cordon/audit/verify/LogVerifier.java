package health.cordon.audit.verify;

import health.cordon.audit.AuditError;
import health.cordon.audit.Finding;
import health.cordon.audit.LogFolder;
import health.cordon.audit.NotVerified;
import health.cordon.audit.files.DiskFiles;
import health.cordon.audit.files.FileLayer;
import health.cordon.audit.journal.JournalReader;
import health.cordon.audit.merkle.Proofs;
import health.cordon.audit.merkle.TreeHasher;
import health.cordon.audit.note.Checkpoint;
import health.cordon.audit.note.KeyFile;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.VerifierKey;
import health.cordon.audit.retention.Pruned;
import health.cordon.audit.tiles.TilePath;
import health.cordon.audit.tiles.TileReader;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole log: every entry, every tile, the checkpoint and all that was signed or cosigned before, times, indexes,
 * the journal. Reads alone; a writer may go on meanwhile.
 *
 * <p><b>What this promises.</b> A good report means: the tree over exactly these entries has the root that the key signed,
 * and it goes on from every earlier checkpoint that was given or that a witness cosigned. Memory does not grow with the
 * log.
 *
 * <p><b>What it does not.</b> Without an earlier checkpoint from elsewhere, or a witness, it cannot see that the end was cut
 * off or that the holder of the key wrote another history.
 */
@Cfr("164.312(c)(2)")
public final class LogVerifier {

    private final FileLayer files;
    private final LogFolder folder;
    private final boolean indexes;
    private final int threads;
    private final Problems problems = new Problems();
    private int compared;

    private LogVerifier(FileLayer files, Path folder, boolean indexes, int threads) {
        this.files = files;
        this.folder = new LogFolder(folder.toAbsolutePath().normalize());
        this.indexes = indexes;
        this.threads = Math.max(1, threads);
    }

    /**
     * Checks a log's folder.
     *
     * @param key the verifier key, best from elsewhere than the folder; null for the one in it
     * @param earlier signed checkpoints that were kept elsewhere
     * @param indexes whether search indexes are built anew and compared
     * @param threads how many to use
     * @throws CordonException {@link AuditError#LOG_MISSING}, {@link AuditError#UNREADABLE}
     */
    public static VerifyReport verify(
            Path folder, @Nullable VerifierKey key, List<String> earlier, boolean indexes, int threads) {
        return verify(DiskFiles.INSTANCE, folder, key, earlier, indexes, threads);
    }

    /** As above, on another file layer. */
    public static VerifyReport verify(
            FileLayer files,
            Path folder,
            @Nullable VerifierKey key,
            List<String> earlier,
            boolean indexes,
            int threads) {
        try {
            return new LogVerifier(files, folder, indexes, threads).run(key, earlier);
        } catch (NoSuchFileException e) {
            throw new CordonException(AuditError.LOG_MISSING, e, SafeArg.path(folder));
        } catch (IOException e) {
            throw new CordonException(AuditError.UNREADABLE, e, SafeArg.path(folder), SafeArg.cause(e));
        }
    }

    private VerifyReport run(@Nullable VerifierKey given, List<String> earlier) throws IOException {
        VerifierKey key = given == null ? KeyFile.readVerifier(existing(folder.verifierKey()), files) : given;
        SignedCheckpoint signed;
        Pruned pruned;
        try {
            signed = SignedCheckpoint.verify(text(folder.checkpoint()), key);
        } catch (NotVerified e) {
            problems.add(e.finding(), "checkpoint", 0);
            return report(null, 0, 0, 0);
        }
        try {
            pruned = Pruned.read(files, folder, key);
        } catch (NotVerified e) {
            problems.add(Finding.PRUNING_UNSIGNED, "size", signed.size());
            pruned = Pruned.NOTHING;
        }
        long[] counts = tree(signed.size(), pruned);
        upper(signed.size());
        root(signed.checkpoint());
        for (String note : earlier) {
            compare(note, key, signed, null);
        }
        witnessed(key, signed);
        return report(signed, counts[0], counts[1], waiting(signed.size()));
    }

    private VerifyReport report(@Nullable SignedCheckpoint signed, long entries, long pruned, long waiting) {
        return new VerifyReport(signed, entries, pruned, waiting, compared, problems.kept(), problems.count());
    }

    /** Levels 0 and 1 by segments, on all threads; the times between them afterwards. */
    private long[] tree(long size, Pruned pruned) throws IOException {
        int segments = Math.toIntExact(size + 0xFFFF >>> 16);
        SegmentCheck.Edges[] edges = new SegmentCheck.Edges[segments];
        AtomicLong next = new AtomicLong();
        long entries = 0;
        long gone = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<SegmentCheck>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    SegmentCheck check = new SegmentCheck(files, folder, size, pruned, indexes, problems);
                    for (int segment = (int) next.getAndIncrement(); segment < segments; ) {
                        edges[segment] = check.check(segment);
                        segment = (int) next.getAndIncrement();
                    }
                    return check;
                }));
            }
            for (Future<SegmentCheck> one : running) {
                SegmentCheck done = one.get();
                entries += done.entries();
                gone += done.prunedEntries();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        for (int i = 1; i < segments; i++) {
            boolean known = edges[i - 1].lastMicros() >= 0 && edges[i].firstMicros() >= 0;
            if (known && edges[i].firstMicros() < edges[i - 1].lastMicros() && !edges[i].startsWithClock()) {
                problems.add(Finding.TIME_WENT_BACK, "entry", (long) i << 16);
            }
        }
        return new long[] {entries, gone};
    }

    /** Full tiles from level 1 up against the ones above them. */
    private void upper(long size) {
        TileReader tiles = new TileReader(files, folder.path(), size);
        TreeHasher hasher = new TreeHasher();
        for (int level = 1; size >>> (8 * (level + 1)) > 0; level++) {
            for (long number = 0; number < size >>> (8 * (level + 1)); number++) {
                try {
                    byte[] root = hasher.root(tiles.tile(level, number), 0, TilePath.WIDTH);
                    byte[] above = tiles.tile(level + 1, number >>> 8);
                    int slot = (int) (number & 0xFF) * TreeHasher.BYTES;
                    if (!Arrays.equals(root, 0, TreeHasher.BYTES, above, slot, slot + TreeHasher.BYTES)) {
                        problems.add(Finding.TILE_CHANGED, "tile of level " + level, number);
                    }
                } catch (CordonException e) {
                    problems.add(Finding.TILE_MISSING, "tile above level " + level, number);
                }
            }
        }
    }

    private void root(Checkpoint checkpoint) {
        try {
            byte[] root = new TileReader(files, folder.path(), checkpoint.size())
                    .edge()
                    .root();
            if (!Arrays.equals(root, checkpoint.root())) {
                problems.add(Finding.ROOT_DIFFERS, "size", checkpoint.size());
            }
        } catch (CordonException e) {
            problems.add(Finding.TILE_MISSING, "size", checkpoint.size());
        }
    }

    /** Holds that the log goes on from a checkpoint that was signed before, and that the witness cosigned it. */
    private void compare(String note, VerifierKey key, SignedCheckpoint now, @Nullable VerifierKey witness) {
        try {
            SignedCheckpoint old = SignedCheckpoint.verify(note, key);
            compared++;
            if (witness != null && old.cosignedBy(witness).isEmpty()) {
                problems.add(Finding.NOT_SIGNED, "size", old.size());
            }
            if (old.size() > now.size()) {
                problems.add(Finding.ROLLED_BACK, "size", old.size());
                return;
            }
            byte[] root = Proofs.root(old.size(), new TileReader(files, folder.path(), now.size()));
            if (!Arrays.equals(root, old.checkpoint().root())) {
                problems.add(Finding.FORKED, "size", old.size());
            }
        } catch (NotVerified e) {
            problems.add(e.finding(), "earlier checkpoint", compared);
        } catch (CordonException e) {
            problems.add(Finding.TILE_MISSING, "earlier checkpoint", compared);
        }
    }

    private void witnessed(VerifierKey key, SignedCheckpoint now) throws IOException {
        for (String name : files.list(folder.witnesses())) {
            if (name.endsWith(".checkpoint")) {
                Path vkey = folder.witnesses().resolve(name.replace(".checkpoint", ".vkey"));
                VerifierKey witness = files.exists(vkey) ? KeyFile.readVerifier(vkey, files) : null;
                compare(text(folder.witnesses().resolve(name)), key, now, witness);
            }
        }
    }

    /** How far the journal goes beyond the checkpoint. A copy of the public part alone has no journal. */
    private long waiting(long size) throws IOException {
        if (!files.exists(folder.journal())) {
            return 0;
        }
        try {
            long end = new JournalReader(files, folder.journal()).read((first, count, body) -> {});
            if (end < size) {
                problems.add(Finding.JOURNAL_DAMAGED, "entry", end);
            }
            return Math.max(0, end - size);
        } catch (NoSuchFileException e) {
            // A writer is at work and has just retired a segment: what it publishes next is not for this report.
            return 0;
        } catch (CordonException e) {
            problems.add(Finding.JOURNAL_DAMAGED, "size", size);
            return 0;
        }
    }

    private String text(Path file) throws IOException {
        return new String(files.read(file), StandardCharsets.UTF_8);
    }

    private Path existing(Path file) throws NoSuchFileException {
        if (!files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }
}

package health.cordon.audit;

import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.entry.EntryCodec;
import health.cordon.audit.entry.EntryReader;
import health.cordon.audit.files.FileLayer;
import health.cordon.audit.journal.Journal;
import health.cordon.audit.journal.JournalReader;
import health.cordon.audit.merkle.TreeHasher;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.SigningKey;
import health.cordon.audit.tiles.Bundle;
import health.cordon.audit.tiles.TileReader;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Brings a log's folder from whatever state the last writer left it in to a published one, or refuses.
 *
 * <p>1. Everything below the oldest journal segment is durable in the tree: a segment is deleted only then. 2. From there
 * on the tree is made again from the journal, over whatever tiles were half written. 3. On the way it must meet the last
 * signed checkpoint with its very root: a shorter journal was cut, another root is another history. 4. The result is
 * published and flushed before a new segment starts and the old ones go. A crash at any point of this starts it anew.
 */
final class Recovery {

    private final FileLayer files;
    private final LogFolder folder;
    private final SigningKey key;
    private final EntryReader reader = new EntryReader();
    private long lastMicros;
    private boolean met;

    private Recovery(FileLayer files, LogFolder folder, SigningKey key) {
        this.files = files;
        this.folder = folder;
        this.key = key;
    }

    /**
     * What a writer starts from.
     *
     * @param tree the tree, ready to grow
     * @param journal a fresh segment
     * @param published the checkpoint over all of it
     * @param lastMicros the time of the last entry
     * @param recovered how many entries no checkpoint covered yet
     */
    record Ready(TreeBuilder tree, Journal journal, SignedCheckpoint published, long lastMicros, long recovered) {}

    static Ready run(FileLayer files, LogFolder folder, SigningKey key) throws IOException {
        return new Recovery(files, folder, key).run();
    }

    private Ready run() throws IOException {
        SignedCheckpoint signed = checkpoint();
        JournalReader journal = new JournalReader(files, folder.journal());
        if (files.list(folder.journal()).stream().noneMatch(name -> name.endsWith(".wal"))) {
            if (signed != null || files.exists(folder.path().resolve("tile"))) {
                throw new CordonException(AuditError.JOURNAL_DAMAGED, SafeArg.path(folder.journal()));
            }
            Journal.start(files, folder.journal(), 0).close();
        }
        long base = journal.first();
        if (signed == null ? base > 0 : signed.size() < base) {
            throw new CordonException(
                    signed == null ? AuditError.LOG_DAMAGED : AuditError.ROLLED_BACK, SafeArg.path(folder.path()));
        }
        TreeBuilder tree = TreeBuilder.at(files, folder, key, base);
        lastMicros = base == 0 ? 0 : lastTime(base);
        meet(tree, signed);
        journal.read((first, count, body) -> {
            tree.add(batch(first, count, body));
            tree.flush();
            meet(tree, signed);
        });
        if (signed != null && !met) {
            throw new CordonException(
                    AuditError.ROLLED_BACK, SafeArg.of("entries", tree.size()), SafeArg.of("signed", signed.size()));
        }
        SignedCheckpoint published =
                signed != null && signed.size() == tree.size() && tree.size() == base ? signed : publish(tree);
        Journal fresh = Journal.start(files, folder.journal(), tree.size());
        Journal.retire(files, folder.journal(), tree.size());
        return new Ready(tree, fresh, published, lastMicros, tree.size() - (signed == null ? 0 : signed.size()));
    }

    private SignedCheckpoint publish(TreeBuilder tree) throws IOException {
        SignedCheckpoint published = tree.publish();
        tree.force();
        return published;
    }

    private void meet(TreeBuilder tree, @Nullable SignedCheckpoint signed) {
        if (signed != null && tree.size() == signed.size()) {
            if (!Arrays.equals(tree.root(), signed.checkpoint().root())) {
                throw new CordonException(AuditError.LOG_DAMAGED, SafeArg.of("size", signed.size()));
            }
            met = true;
        }
    }

    private @Nullable SignedCheckpoint checkpoint() throws IOException {
        if (!files.exists(folder.checkpoint())) {
            return null;
        }
        String note = new String(files.read(folder.checkpoint()), StandardCharsets.UTF_8);
        try {
            return SignedCheckpoint.verify(note, key.logKey());
        } catch (NotVerified e) {
            throw new CordonException(
                    AuditError.LOG_DAMAGED, e, SafeArg.path(folder.checkpoint()), SafeArg.of("finding", e.finding()));
        }
    }

    private long lastTime(long size) {
        TileReader tiles = new TileReader(files, folder.path(), size);
        Bundle last = tiles.bundle(size - 1 >>> 8)
                .orElseThrow(() -> new CordonException(AuditError.LOG_DAMAGED, SafeArg.of("index", size - 1)));
        int entry = (int) (size - 1 & 0xFF);
        return EntryCodec.micros(reader.read(size - 1, last.bytes(), last.start(entry), last.length(entry))
                .time());
    }

    private Batch batch(long first, int count, byte[] body) {
        TreeHasher hasher = new TreeHasher();
        Bundle bundle = Bundle.of(body, count);
        if (bundle.count() != count) {
            throw new CordonException(AuditError.JOURNAL_DAMAGED, SafeArg.of("index", first));
        }
        byte[] hashes = new byte[count * TreeHasher.BYTES];
        AuditEntry[] entries = new AuditEntry[count];
        long[] micros = new long[count];
        for (int i = 0; i < count; i++) {
            AuditRecord record = reader.read(first + i, body, bundle.start(i), bundle.length(i));
            hasher.leaf(body, bundle.start(i), bundle.length(i), hashes, i * TreeHasher.BYTES);
            entries[i] = record.entry();
            micros[i] = EntryCodec.micros(record.time());
            lastMicros = micros[i];
        }
        return new Batch(first, count, body, hashes, entries, micros);
    }
}

package health.cordon.audit;

import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.entry.EntryReader;
import health.cordon.audit.files.DiskFiles;
import health.cordon.audit.files.FileLayer;
import health.cordon.audit.index.Query;
import health.cordon.audit.index.Search;
import health.cordon.audit.merkle.Proofs;
import health.cordon.audit.note.KeyFile;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.VerifierKey;
import health.cordon.audit.tiles.Bundle;
import health.cordon.audit.tiles.TileReader;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * The log as of one signed checkpoint: entries, proofs, search. Reads the folder and changes nothing; a writer may go on
 * meanwhile, in this process or another.
 *
 * <p><b>What this promises.</b> The checkpoint's signature was checked when it was opened. A proof is made of the tiles, and
 * verifies against that checkpoint or was damaged on the disk: whoever receives it checks it. Not thread-safe; cheap to
 * open, a few kilobytes.
 *
 * <p><b>What it does not.</b> It does not check the whole tree: {@code LogVerifier} does.
 */
public final class AuditReader {

    private final FileLayer files;
    private final LogFolder folder;
    private final SignedCheckpoint signed;
    private final TileReader tiles;
    private final EntryReader entries = new EntryReader();

    private AuditReader(FileLayer files, LogFolder folder, SignedCheckpoint signed) {
        this.files = files;
        this.folder = folder;
        this.signed = signed;
        this.tiles = new TileReader(files, folder.path(), signed.size());
    }

    static AuditReader at(FileLayer files, LogFolder folder, SignedCheckpoint signed) {
        return new AuditReader(files, folder, signed);
    }

    /**
     * Opens a log's folder to read, with the verifier key that lies in it.
     *
     * @throws CordonException {@link AuditError#LOG_MISSING}, {@link AuditError#UNREADABLE}
     * @throws NotVerified if the checkpoint is not signed by the key
     */
    public static AuditReader open(Path folder) throws NotVerified {
        LogFolder where = new LogFolder(folder.toAbsolutePath().normalize());
        if (!DiskFiles.INSTANCE.exists(where.verifierKey())) {
            throw new CordonException(AuditError.LOG_MISSING, SafeArg.path(folder));
        }
        return open(folder, KeyFile.readVerifier(where.verifierKey(), DiskFiles.INSTANCE));
    }

    /** Opens a log's folder to read, with a verifier key that came another way. */
    public static AuditReader open(Path folder, VerifierKey key) throws NotVerified {
        LogFolder where = new LogFolder(folder.toAbsolutePath().normalize());
        try {
            String note = new String(DiskFiles.INSTANCE.read(where.checkpoint()), StandardCharsets.UTF_8);
            return at(DiskFiles.INSTANCE, where, SignedCheckpoint.verify(note, key));
        } catch (NoSuchFileException e) {
            throw new CordonException(AuditError.LOG_MISSING, e, SafeArg.path(folder));
        } catch (IOException e) {
            throw new CordonException(AuditError.UNREADABLE, e, SafeArg.path(folder), SafeArg.cause(e));
        }
    }

    /** The checkpoint under which everything here stands. */
    public SignedCheckpoint checkpoint() {
        return signed;
    }

    /** How many entries. */
    public long size() {
        return signed.size();
    }

    /**
     * An entry.
     *
     * @throws CordonException {@link AuditError#NO_SUCH_ENTRY}, {@link AuditError#ENTRY_PRUNED}
     */
    public AuditRecord entry(long index) {
        requireIndex(index);
        Bundle bundle = tiles.bundle(index >>> 8)
                .orElseThrow(() -> new CordonException(AuditError.ENTRY_PRUNED, SafeArg.of("index", index)));
        int at = (int) (index & 0xFF);
        return entries.read(index, bundle.bytes(), bundle.start(at), bundle.length(at));
    }

    /** That the entry is in the log (RFC 6962, 2.1.1), also of one whose body was pruned. */
    public List<byte[]> inclusion(long index) {
        requireIndex(index);
        return Proofs.inclusion(index, size(), tiles);
    }

    /** That the log of the old size is a beginning of this one (RFC 6962, 2.1.2). */
    public List<byte[]> consistency(long oldSize) {
        requireSize(oldSize);
        return Proofs.consistency(oldSize, size(), tiles);
    }

    /** The root of the tree when it had this size. */
    public byte[] root(long oldSize) {
        requireSize(oldSize);
        return Proofs.root(oldSize, tiles);
    }

    /** The hash of the entry in the tree. */
    public byte[] leafHash(long index) {
        requireIndex(index);
        return tiles.node(0, index);
    }

    /** Gives the entries that answer a query, in the order of the log, until {@code more} says false. */
    public void search(Query query, Predicate<AuditRecord> more) {
        search(query, 0, more);
    }

    /** As {@link #search(Query, Predicate)}, from an index on. */
    public void search(Query query, long firstIndex, Predicate<AuditRecord> more) {
        new Search(files, folder.path(), tiles, size()).run(query, Math.max(0, firstIndex), more);
    }

    private void requireIndex(long index) {
        if (index < 0 || index >= size()) {
            throw new CordonException(
                    AuditError.NO_SUCH_ENTRY, SafeArg.of("index", index), SafeArg.of("entries", size()));
        }
    }

    private void requireSize(long oldSize) {
        if (oldSize < 0 || oldSize > size()) {
            throw new CordonException(
                    AuditError.NO_SUCH_SIZE, SafeArg.of("size", oldSize), SafeArg.of("entries", size()));
        }
    }
}

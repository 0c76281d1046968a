package health.cordon.audit;

import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.files.DiskFiles;
import health.cordon.audit.files.FileLayer;
import health.cordon.audit.files.FolderLock;
import health.cordon.audit.journal.Journal;
import health.cordon.audit.note.SignedCheckpoint;
import health.cordon.audit.note.SigningKey;
import health.cordon.audit.retention.Retention;
import health.cordon.core.Cfr;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/**
 * The record of every access: append-only, durable, and so made that whoever checks it need not trust who wrote it.
 *
 * <p><b>What this promises.</b> {@link #append} returns when the entry would survive a power failure, and not before; or it
 * throws, and the error says whether the entry is surely not in the log or may be. No crash at any instruction loses an
 * acknowledged entry or breaks the tree. Entries have one order; their times are the log's own, and where the clock goes
 * back the log says so in an entry. A signed checkpoint follows within a fraction of a second. One process writes a log at
 * a time. Thread-safe, for virtual threads too; callers that append at once share one flush of the disk. Memory does not
 * grow with the log.
 *
 * <p><b>What it does not.</b> Whoever holds the signing key and the folder can write another history: only a witness, or a
 * checkpoint kept elsewhere, shows that ({@code docs/audit.md}). It does not decide who may read it ({@code access}).
 */
@Cfr("164.312(b)")
public final class AuditLog implements AutoCloseable {

    private final FileLayer files;
    private final LogFolder folder;
    private final SigningKey key;
    private final FolderLock claim;
    private final Committer committer;
    private final Publisher publisher;
    private final Journal journal;
    private final long recovered;
    private boolean closed;

    private AuditLog(
            FileLayer files,
            LogFolder folder,
            SigningKey key,
            FolderLock claim,
            Recovery.Ready ready,
            InstantSource clock) {
        this.files = files;
        this.folder = folder;
        this.key = key;
        this.claim = claim;
        this.journal = ready.journal();
        this.recovered = ready.recovered();
        this.publisher = new Publisher(files, folder, ready.tree(), journal, ready.published());
        this.committer = new Committer(
                folder.path(), journal, publisher, clock, ready.tree().size(), ready.lastMicros());
        publisher.start();
        committer.start();
    }

    /**
     * Opens the log in a folder to write it, and creates it with a new signing key if there is none. After a crash this
     * first brings what was acknowledged into the tree.
     *
     * @throws CordonException {@link AuditError}: in use, damaged, rolled back, the key exposed or missing
     */
    public static AuditLog open(Path folder) {
        return open(folder, LogCreation.KEY_IN_FILE, DiskFiles.INSTANCE, InstantSource.system());
    }

    /** As {@link #open(Path)}, signing with a key that does not lie in the folder. */
    public static AuditLog open(Path folder, SigningKey key) {
        Objects.requireNonNull(key);
        return open(folder, (where, files) -> key, DiskFiles.INSTANCE, InstantSource.system());
    }

    static AuditLog open(Path folder, LogCreation.KeySource keys, FileLayer files, InstantSource clock) {
        LogFolder where = new LogFolder(folder.toAbsolutePath().normalize());
        try {
            LogCreation.folders(where, files);
            FolderLock claim = FolderLock.take(folder);
            try {
                SigningKey key = LogCreation.key(where, files, keys);
                return new AuditLog(files, where, key, claim, Recovery.run(files, where, key), clock);
            } catch (IOException | RuntimeException e) {
                claim.close();
                throw e;
            }
        } catch (IOException e) {
            throw new CordonException(AuditError.UNWRITABLE, e, SafeArg.path(folder), SafeArg.cause(e));
        }
    }

    /**
     * Brings what a killed writer left in the journal into the tree, for readers; nothing where there is nothing left or a
     * writer is at work.
     *
     * @return how many entries
     */
    public static long recover(Path folder) {
        return LogCreation.hasLeftovers(new LogFolder(folder.toAbsolutePath().normalize()), DiskFiles.INSTANCE)
                ? recoverNow(folder)
                : 0;
    }

    private static long recoverNow(Path folder) {
        try (AuditLog log = open(folder)) {
            return log.recovered;
        } catch (CordonException e) {
            if (e.code() == AuditError.LOG_IN_USE) {
                return 0;
            }
            throw e;
        }
    }

    /**
     * Records an entry.
     *
     * @return the receipt, when the entry is durable
     * @throws CordonException {@link AuditError#NOT_WRITTEN} if it is not in the log and may be tried again; {@link
     *     AuditError#FATE_UNKNOWN} if the disk failed so that nobody knows, after which the log must be opened again;
     *     {@link AuditError#LOG_FAILED}, {@link AuditError#LOG_CLOSED}, {@link AuditError#OVERLOADED}: not in the log
     */
    public AuditReceipt append(AuditEntry entry) {
        return committer.append(entry);
    }

    /** Records entries in this order, with as few flushes as they allow. An error may come after some were recorded. */
    public List<AuditReceipt> append(List<AuditEntry> entries) {
        return committer.append(List.copyOf(entries));
    }

    /** Returns when a signed checkpoint covers every entry acknowledged so far, and gives the latest. */
    public SignedCheckpoint publish() {
        return publisher.publish();
    }

    /** What can be read, searched and proven under the latest signed checkpoint. The caller keeps it to one thread. */
    public AuditReader read() {
        return AuditReader.at(files, folder, publisher.published());
    }

    /** Holds and pruning. */
    public Retention retention() {
        return new Retention(this, files, folder, key);
    }

    /** Publishes everything and gives the folder back. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            committer.close();
            publisher.close();
            // After a failed flush the journal's end is for the next opening to judge.
            if (publisher.isSettled() && !committer.hasFailed()) {
                Journal.start(files, folder.journal(), committer.next()).close();
                Journal.retire(files, folder.journal(), committer.next());
            }
            journal.close();
        } catch (IOException e) {
            // Nothing is lost: the journal has it, and the next opening brings it into the tree.
        } finally {
            claim.close();
        }
    }
}

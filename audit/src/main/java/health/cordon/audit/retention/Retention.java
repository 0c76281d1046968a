package health.cordon.audit.retention;

import health.cordon.audit.AuditError;
import health.cordon.audit.AuditLog;
import health.cordon.audit.LogFolder;
import health.cordon.audit.NotVerified;
import health.cordon.audit.entry.AuditAction;
import health.cordon.audit.entry.AuditEntry;
import health.cordon.audit.entry.AuditRecord;
import health.cordon.audit.entry.CfrParagraph;
import health.cordon.audit.entry.Decision;
import health.cordon.audit.entry.EntryReader;
import health.cordon.audit.entry.PrincipalId;
import health.cordon.audit.entry.Reason;
import health.cordon.audit.entry.ResourceKind;
import health.cordon.audit.entry.ResourceRef;
import health.cordon.audit.entry.RoleName;
import health.cordon.audit.files.FileLayer;
import health.cordon.audit.index.Search;
import health.cordon.audit.index.SegmentIndex;
import health.cordon.audit.note.SigningKey;
import health.cordon.audit.tiles.Bundle;
import health.cordon.audit.tiles.TilePath;
import health.cordon.audit.tiles.TileReader;
import health.cordon.audit.tiles.TileWriter;
import health.cordon.core.Cfr;
import health.cordon.core.PurposeOfUse;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Keeps entries for six years and longer, lays and lifts legal holds, and prunes bodies whose time is over. Everything it
 * does is an entry of the log before it is done. {@link AuditLog#retention()} gives it.
 *
 * <p><b>What this promises.</b> Pruned is only what is older than the retention, in bundles of 256 of segments that are
 * full, below a signed checkpoint, and held by nobody. The hashes stay: every proof holds as before, and verification knows
 * by a signed statement what is gone and what of it must still be there. Not thread-safe.
 */
@Cfr("164.316(b)(2)(i)")
public final class Retention {

    /** The least that the rule asks for. */
    public static final int LEAST_YEARS = 6;

    private static final int PER_SEGMENT = 16;
    private static final RoleName ROLE = new RoleName("operator");

    private final AuditLog log;
    private final FileLayer files;
    private final LogFolder folder;
    private final SigningKey key;

    /** Made by {@link AuditLog#retention()}. */
    public Retention(AuditLog log, FileLayer files, LogFolder folder, SigningKey key) {
        this.log = log;
        this.files = files;
        this.folder = folder;
        this.key = key;
    }

    /** The legal holds. */
    public LegalHolds holds() {
        try {
            return LegalHolds.read(files, folder, key.logKey());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Lays a hold. */
    public void hold(LegalHold hold, PrincipalId by) {
        LegalHolds more = holds().with(hold);
        record(AuditAction.HOLD, "hold/" + hold.name(), Reason.LEGAL_HOLD, PurposeOfUse.HLEGAL, by);
        write("holds", more.signed(key));
    }

    /** Lifts a hold. */
    public void release(String name, PrincipalId by) {
        LegalHolds fewer = holds().without(name);
        record(AuditAction.REVOKE, "hold/" + name, Reason.OPERATOR, PurposeOfUse.HLEGAL, by);
        write("holds", fewer.signed(key));
    }

    /**
     * Prunes what is older than so many years.
     *
     * @return how many entries' bodies went
     * @throws CordonException {@link AuditError#RETENTION_TOO_SHORT} for less than six
     */
    public long prune(Instant now, int years, PrincipalId by) {
        if (years < LEAST_YEARS) {
            throw new CordonException(AuditError.RETENTION_TOO_SHORT, SafeArg.of("years", years));
        }
        Instant end = now.atOffset(ZoneOffset.UTC).minusYears(years).toInstant();
        try {
            long size = log.publish().size();
            TileReader tiles = new TileReader(files, folder.path(), size);
            List<LegalHold> holds = holds().all();
            Pruned before = Pruned.read(files, folder, key.logKey());
            SortedSet<Long> kept = new TreeSet<>();
            for (long bundle : before.kept()) {
                if (isHeld(tiles, bundle, holds)) {
                    kept.add(bundle);
                }
            }
            long minimum = before.minimumIndex();
            while (minimum + TilePath.WIDTH <= size >>> PER_SEGMENT << PER_SEGMENT
                    && isOver(tiles, minimum >>> 8, end)) {
                if (isHeld(tiles, minimum >>> 8, holds)) {
                    kept.add(minimum >>> 8);
                }
                minimum += TilePath.WIDTH;
            }
            Pruned after = new Pruned(minimum, kept);
            if (minimum == before.minimumIndex() && kept.equals(before.kept())) {
                return 0;
            }
            record(AuditAction.PRUNE, "entries", Reason.RETENTION_ENDED, PurposeOfUse.HCOMPL, by);
            write("pruned", after.signed(key));
            return remove(after, tiles);
        } catch (IOException e) {
            throw new CordonException(AuditError.UNWRITABLE, e, SafeArg.path(folder.path()), SafeArg.cause(e));
        } catch (NotVerified e) {
            throw new CordonException(AuditError.RETENTION_DAMAGED, e, SafeArg.path(folder.pruned()));
        }
    }

    /** Builds the indexes of all full segments anew. */
    public void reindex() {
        long size = log.publish().size();
        TileReader tiles = new TileReader(files, folder.path(), size);
        try {
            for (long segment = 0; segment < size >>> PER_SEGMENT; segment++) {
                reindex(segment, tiles);
            }
        } catch (IOException e) {
            throw new CordonException(AuditError.UNWRITABLE, e, SafeArg.path(folder.path()), SafeArg.cause(e));
        }
    }

    private long remove(Pruned pruned, TileReader tiles) throws IOException {
        long gone = 0;
        SortedSet<Long> touched = new TreeSet<>();
        for (long bundle = 0; bundle << 8 < pruned.minimumIndex(); bundle++) {
            var file = folder.path().resolve(TilePath.entries(bundle, TilePath.WIDTH));
            if (!pruned.isKept(bundle) && files.exists(file)) {
                files.delete(file);
                gone += TilePath.WIDTH;
                touched.add(bundle >>> 8);
            }
        }
        for (long segment : touched) {
            reindex(segment, tiles);
        }
        return gone;
    }

    private void reindex(long segment, TileReader tiles) throws IOException {
        byte[] index = new Search(files, folder.path(), tiles, segment + 1 << PER_SEGMENT)
                .build(segment, tiles.node(PER_SEGMENT, segment));
        new TileWriter(files, folder.path()).write(SegmentIndex.path(segment), index);
    }

    private boolean isOver(TileReader tiles, long bundle, Instant end) {
        return everyEntry(tiles, bundle, record -> record.time().isBefore(end));
    }

    private boolean isHeld(TileReader tiles, long bundle, List<LegalHold> holds) {
        return !everyEntry(tiles, bundle, record -> holds.stream().noneMatch(hold -> hold.keeps(record.entry())));
    }

    private static boolean everyEntry(TileReader tiles, long number, java.util.function.Predicate<AuditRecord> holds) {
        Optional<Bundle> bundle = tiles.bundle(number);
        if (bundle.isEmpty()) {
            return true;
        }
        EntryReader reader = new EntryReader();
        Bundle here = bundle.get();
        for (int i = 0; i < here.count(); i++) {
            if (!holds.test(reader.read((number << 8) + i, here.bytes(), here.start(i), here.length(i)))) {
                return false;
            }
        }
        return true;
    }

    private void record(AuditAction action, String what, Reason reason, PurposeOfUse purpose, PrincipalId by) {
        log.append(AuditEntry.of(by, ROLE, purpose, action, ResourceRef.named(ResourceKind.AUDIT_LOG, what))
                .decided(Decision.PERMIT, reason)
                .paragraph(new CfrParagraph("164.316(b)(2)(i)"))
                .build());
        log.publish();
    }

    private void write(String name, String text) {
        try {
            new TileWriter(files, folder.path()).writeDurably(name, text);
        } catch (IOException e) {
            throw new CordonException(AuditError.UNWRITABLE, e, SafeArg.path(folder.path()), SafeArg.cause(e));
        }
    }

    private CordonException unreadable(IOException e) {
        return new CordonException(AuditError.UNREADABLE, e, SafeArg.path(folder.path()), SafeArg.cause(e));
    }
}

package health.cordon.audit.retention;

import health.cordon.audit.Finding;
import health.cordon.audit.LogFolder;
import health.cordon.audit.NotVerified;
import health.cordon.audit.files.FileLayer;
import health.cordon.audit.note.SigningKey;
import health.cordon.audit.note.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The signed statement of which bodies were pruned: everything below the minimum index (C2SP tlog-tiles, Pruning), but for
 * the bundles that a legal hold keeps. Immutable.
 *
 * <p>As a signed note: the log's origin with {@code /pruned}, the minimum index, then a line {@code kept N} for each bundle
 * that stays.
 */
public final class Pruned {

    /** Nothing was. */
    public static final Pruned NOTHING = new Pruned(0, new TreeSet<>());

    private final long minimumIndex;
    private final SortedSet<Long> kept;

    Pruned(long minimumIndex, SortedSet<Long> kept) {
        this.minimumIndex = minimumIndex;
        this.kept = new TreeSet<>(kept);
    }

    /** Reads the statement of a log; {@link #NOTHING} if there is none. */
    public static Pruned read(FileLayer files, LogFolder folder, VerifierKey key) throws IOException, NotVerified {
        if (!files.exists(folder.pruned())) {
            return NOTHING;
        }
        List<String> lines = key.openNote(new String(files.read(folder.pruned()), StandardCharsets.UTF_8))
                .lines()
                .toList();
        try {
            if (lines.size() < 2 || !lines.getFirst().equals(key.name() + "/pruned")) {
                throw new NotVerified(Finding.PRUNING_UNSIGNED);
            }
            TreeSet<Long> kept = new TreeSet<>();
            for (String line : lines.subList(2, lines.size())) {
                if (!line.startsWith("kept ")) {
                    throw new NotVerified(Finding.PRUNING_UNSIGNED);
                }
                kept.add(Long.parseLong(line.substring(5)));
            }
            return new Pruned(Long.parseLong(lines.get(1)), kept);
        } catch (NumberFormatException e) {
            throw new NotVerified(Finding.PRUNING_UNSIGNED);
        }
    }

    /** The signed note. */
    String signed(SigningKey key) {
        List<String> lines = new ArrayList<>();
        lines.add(key.name() + "/pruned");
        lines.add(Long.toString(minimumIndex));
        kept.forEach(bundle -> lines.add("kept " + bundle));
        return key.signNote(String.join("\n", lines) + "\n");
    }

    /** Below it bodies may be gone; a multiple of 256. */
    public long minimumIndex() {
        return minimumIndex;
    }

    /** Whether a bundle below the minimum index is to be there all the same. */
    public boolean isKept(long bundle) {
        return kept.contains(bundle);
    }

    /** The bundles below the minimum index that are to be there. */
    public SortedSet<Long> kept() {
        return new TreeSet<>(kept);
    }
}

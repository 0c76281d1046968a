package health.cordon.cli.train;

import health.cordon.cli.batch.Hashes;
import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.eval.EvalOptions;
import health.cordon.eval.GoldDocument;
import health.cordon.eval.GoldFormat;
import health.cordon.ner.NerError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A site's marked notes, of which a quarter is kept back to measure on.
 *
 * <p>Notes that belong together stay together: the same text, and with a subject's field all notes of one person, whose name
 * would otherwise be learned from one and found in the other. Which notes are kept back follows from a hash of what binds them,
 * so that it is the same in every run and in any order of the files.
 *
 * @param learned to learn from, in the order of the hashes
 * @param kept kept back
 */
public record SiteNotes(List<GoldDocument> learned, List<GoldDocument> kept) {

    /** With fewer that hold PHI there is too little to learn and to measure. */
    public static final int FEWEST = 20;

    private static final int QUARTER = 4;

    /** Takes copies. */
    public SiteNotes {
        learned = List.copyOf(learned);
        kept = List.copyOf(kept);
    }

    /**
     * Reads all notes.
     *
     * @param format of all; null: of each path by its files' names
     * @param subject the field that says whose record a note is; null if there is none
     * @throws CordonException {@link NerError#TOO_FEW_NOTES}, {@link CliError#BAD_VALUE} if no note has the field, and all that
     *     reading throws
     */
    public static SiteNotes read(
            Collection<Path> paths, @Nullable GoldFormat format, EvalOptions options, @Nullable String subject) {
        List<GoldDocument> notes = new ArrayList<>();
        for (Path path : paths) {
            GoldFormat chosen = format == null ? GoldFormat.of(path) : format;
            chosen.read(path, options, notes::add);
        }
        return of(notes, subject);
    }

    static SiteNotes of(List<GoldDocument> notes, @Nullable String subject) {
        if (subject != null
                && notes.stream().noneMatch(note -> note.attributes().containsKey(subject))) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--subject-field: no note has it"));
        }
        long withPhi = notes.stream().filter(SiteNotes::hasPhi).count();
        if (withPhi < FEWEST) {
            throw tooFew(withPhi);
        }
        Map<String, List<GoldDocument>> groups = new TreeMap<>();
        for (GoldDocument note : notes) {
            groups.computeIfAbsent(Hashes.of(binding(note, subject)), hash -> new ArrayList<>())
                    .add(note);
        }
        List<GoldDocument> learned = new ArrayList<>();
        List<GoldDocument> kept = new ArrayList<>();
        for (List<GoldDocument> group : groups.values()) {
            group.sort(Comparator.comparing(GoldDocument::text));
            List<GoldDocument> side = kept.size() * QUARTER < notes.size() ? kept : learned;
            group.forEach(note -> side.add(plain(note)));
        }
        if (learned.stream().noneMatch(SiteNotes::hasPhi) || kept.stream().noneMatch(SiteNotes::hasPhi)) {
            throw tooFew(withPhi);
        }
        return new SiteNotes(learned, kept);
    }

    /** Without its fields: a subject's key may be PHI, and reports group by what they find there. */
    private static GoldDocument plain(GoldDocument note) {
        return new GoldDocument(note.id(), note.text(), note.entities(), Map.of());
    }

    private static String binding(GoldDocument note, @Nullable String subject) {
        String whose = subject == null ? null : note.attributes().get(subject);
        return whose == null ? "text " + note.text() : "subject " + whose;
    }

    static boolean hasPhi(GoldDocument note) {
        return note.entities().stream().anyMatch(entity -> Objects.nonNull(entity.kind()));
    }

    private static CordonException tooFew(long withPhi) {
        return new CordonException(
                NerError.TOO_FEW_NOTES, SafeArg.of("with PHI", withPhi), SafeArg.of("needed", FEWEST));
    }
}

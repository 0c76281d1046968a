package health.cordon.testkit.notes;

import health.cordon.testkit.Seeded;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes synthetic clinical notes with gold spans.
 *
 * <p><b>What this promises.</b> Note {@code i} of a seed and split is always the same, whatever was asked for before. Kinds
 * and styles take turns, so that all of them occur among any {@code kinds x styles} notes in a row. Every value is invented;
 * towns may exist. Immutable and thread-safe.
 *
 * <p><b>What it does not.</b> It writes more plainly than people do: an engine that is perfect here is not so on real
 * notes.
 */
public final class NoteGenerator {

    private static final Set<NoteKind> CHILDREN =
            EnumSet.of(NoteKind.PEDIATRICS, NoteKind.NEWBORN, NoteKind.SCHOOL_HEALTH);

    private static final List<NoteKind> WRITTEN = Stream.of(NoteKind.values())
            .filter(kind -> Grammar.all().has(kind.rule()))
            .toList();

    private final long seed;
    private final Split split;
    private final List<NoteKind> kinds;
    private final List<NoteStyle> styles;
    private final @Nullable Vocabulary vocabulary;

    private NoteGenerator(
            long seed, Split split, List<NoteKind> kinds, List<NoteStyle> styles, @Nullable Vocabulary vocabulary) {
        this.seed = seed;
        this.split = split;
        this.kinds = kinds;
        this.styles = styles;
        this.vocabulary = vocabulary;
    }

    /** All kinds in all styles. */
    public static NoteGenerator of(long seed, Split split) {
        return new NoteGenerator(seed, split, WRITTEN, List.of(NoteStyle.values()), null);
    }

    /** The same with kinds of these sorts of text only. */
    public NoteGenerator genres(Set<NoteKind.Genre> only) {
        return new NoteGenerator(
                seed,
                split,
                kinds.stream().filter(kind -> only.contains(kind.genre())).toList(),
                styles,
                vocabulary);
    }

    /** The same with these kinds only. */
    public NoteGenerator kinds(Set<NoteKind> only) {
        return new NoteGenerator(seed, split, List.copyOf(EnumSet.copyOf(only)), styles, vocabulary);
    }

    /** The same with these styles only. */
    public NoteGenerator styles(Set<NoteStyle> only) {
        return new NoteGenerator(seed, split, kinds, List.copyOf(EnumSet.copyOf(only)), vocabulary);
    }

    /** The same with more names and places. What they share with the lists of another split is the caller's to see to. */
    public NoteGenerator with(Vocabulary more) {
        return new NoteGenerator(seed, split, kinds, styles, more);
    }

    /** The first notes. */
    public List<GoldNote> notes(int count) {
        return stream().limit(count).toList();
    }

    /** Notes without end, each made when it is asked for. */
    public Stream<GoldNote> stream() {
        return Stream.iterate(0, i -> i + 1).map(this::note);
    }

    /** One note. */
    public GoldNote note(int index) {
        Seeded seeded = Seeded.of(seed).fork(split + " note " + index);
        NoteKind kind = kinds.get(index % kinds.size());
        NoteStyle style = styles.get((index % kinds.size() + index / kinds.size()) % styles.size());
        Slots slots = new Slots(new Cast(seeded, split, vocabulary, CHILDREN.contains(kind)));
        Draft draft = new Draft();
        Grammar.all().expand(kind.rule(), split, seeded, draft, slots::fill);
        Draft header = new Draft();
        Grammar.all().expand(header(kind.genre()), split, seeded, header, slots::fill);
        Styling.apply(style, draft, header, seeded);
        return new GoldNote(
                split.name().toLowerCase(Locale.ROOT) + "-" + seed + "-" + index,
                kind,
                style,
                draft.text(),
                trimmed(draft));
    }

    /** The rule of what stands on top of each page. */
    private static String header(NoteKind.Genre genre) {
        String own = "page-header-" + genre.name().toLowerCase(Locale.ROOT);
        return Grammar.all().has(own) ? own : "page-header";
    }

    /** Edits may leave white space at the ends of a span, or nothing of it. */
    private static List<GoldSpan> trimmed(Draft draft) {
        List<GoldSpan> spans = new ArrayList<>();
        String text = draft.text();
        for (GoldSpan span : draft.spans()) {
            int start = span.start();
            int end = span.end();
            while (start < end && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            if (end > start) {
                spans.add(new GoldSpan(start, end, span.kind(), span.origin()));
            }
        }
        return spans;
    }
}

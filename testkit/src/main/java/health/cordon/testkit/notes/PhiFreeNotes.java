package health.cordon.testkit.notes;

import health.cordon.testkit.Seeded;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Notes that hold nothing of 164.514(b)(2)(i), full of what is easily taken for it: eponyms, drugs in capitals, doses, scores,
 * ages under 90, years, weekdays, gene names, codes, trial acronyms, {@code May} and {@code Will} as words, {@code Mrs. X}.
 *
 * <p>Deterministic as {@link NoteGenerator}; immutable and thread-safe.
 */
public final class PhiFreeNotes {

    private static final List<NoteStyle> STYLES =
            List.of(NoteStyle.NORMAL, NoteStyle.UPPER, NoteStyle.WRAPPED, NoteStyle.LOWER, NoteStyle.ABBREVIATED);

    /** Those that have a grammar of their own without PHI. */
    private static final List<NoteKind> KINDS = Stream.of(NoteKind.values())
            .filter(kind -> Grammar.all().has("free-" + kind.rule()))
            .toList();

    private final long seed;
    private final Split split;
    private final List<NoteKind> kinds;

    private PhiFreeNotes(long seed, Split split, List<NoteKind> kinds) {
        this.seed = seed;
        this.split = split;
        this.kinds = kinds;
    }

    /** A generator. */
    public static PhiFreeNotes of(long seed, Split split) {
        return new PhiFreeNotes(seed, split, KINDS);
    }

    /** The same with these sorts of text only. */
    public PhiFreeNotes genres(Set<NoteKind.Genre> only) {
        return new PhiFreeNotes(
                seed,
                split,
                kinds.stream().filter(kind -> only.contains(kind.genre())).toList());
    }

    /** Whether there is no kind of text left to write. */
    public boolean isEmpty() {
        return kinds.isEmpty();
    }

    /** The first notes. */
    public List<GoldNote> notes(int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).map(this::note).toList();
    }

    /** One note. Its kind is the nearest of the usual ones; its spans are empty. */
    public GoldNote note(int index) {
        Seeded seeded = Seeded.of(seed).fork(split + " free " + index);
        NoteKind kind = kinds.get(index % kinds.size());
        NoteStyle style = seeded.chance(0.6) ? NoteStyle.NORMAL : STYLES.get(index / kinds.size() % STYLES.size());
        Slots slots = new Slots(new Cast(seeded, split, null, false));
        Draft draft = new Draft();
        Grammar.all().expand("free-" + kind.rule(), split, seeded, draft, (slot, into) -> young(slots, slot, into));
        if (slots.wrotePhi()) {
            throw new IllegalStateException("a grammar of notes without PHI writes PHI: " + kind);
        }
        Styling.apply(style, draft, new Draft(), seeded);
        String id = "free-" + split.name().toLowerCase(Locale.ROOT) + "-" + seed + "-" + index;
        return new GoldNote(id, kind, style, draft.text(), List.of());
    }

    /** Ages here stay under 90. */
    private static void young(Slots slots, String slot, Draft into) {
        slots.fill(slot.equals("age") ? "num2" : slot, into);
    }
}

package health.cordon.cli.train;

import health.cordon.core.PhiKind;
import health.cordon.eval.GoldDocument;
import health.cordon.eval.GoldEntity;
import health.cordon.ner.Label;
import health.cordon.ner.sequence.SequenceModel;
import health.cordon.ner.train.LabelledText;
import health.cordon.ner.train.Retraining;
import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.NoteKind;
import health.cordon.testkit.notes.PhiFreeNotes;
import health.cordon.testkit.notes.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a site's model learns from: the site's notes, and generated ones of every sort against forgetting. */
public final class Lessons {

    /** Generated notes beside each of the site's: with fewer, a model that learns names forgets what is none. */
    private static final int BESIDE = 12;

    private static final int FEWEST_BESIDE = 600;
    private static final int MOST_BESIDE = 3000;
    /** For a hundred of these, how many without PHI. */
    private static final int FREE = 120;

    private Lessons() {}

    /**
     * Teaches a model.
     *
     * @param from where it starts
     * @param seed of the generated notes and of the order
     * @param progress is told the mean loss of a token after each round
     */
    public static SequenceModel teach(
            SequenceModel from, List<GoldDocument> notes, long seed, DoubleConsumer progress) {
        Retraining retraining = new Retraining(from, seed);
        Set<PhiKind> spoken = notes.stream()
                .flatMap(note -> note.entities().stream())
                .flatMap(entity -> Stream.ofNullable(entity.kind()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(PhiKind.class)));
        notes.forEach(note -> retraining.learn(labelled(note, spoken)));
        beside(
                seed,
                Math.clamp((long) BESIDE * notes.size(), FEWEST_BESIDE, MOST_BESIDE),
                note -> retraining.keep(labelled(note)));
        return retraining.model(progress);
    }

    private static void beside(long seed, int all, Consumer<GoldNote> take) {
        for (NoteKind.Genre genre : NoteKind.Genre.values()) {
            int count = all * share(genre) / 100;
            NoteGenerator notes = NoteGenerator.of(seed, Split.DEV).genres(EnumSet.of(genre));
            for (int i = 0; i < count; i++) {
                take.accept(notes.note(i));
            }
            PhiFreeNotes free = PhiFreeNotes.of(seed, Split.DEV).genres(EnumSet.of(genre));
            for (int i = 0; i < count * FREE / 100 && !free.isEmpty(); i++) {
                take.accept(free.note(i));
            }
        }
    }

    /** Of a hundred texts; formal documents are long, queries short. */
    private static int share(NoteKind.Genre genre) {
        return switch (genre) {
            case CLINICAL -> 42;
            case QUERY -> 27;
            case FORMAL -> 6;
            case GENERAL -> 25;
        };
    }

    private static LabelledText labelled(GoldNote note) {
        return new LabelledText(
                note.id(),
                "generated",
                note.text(),
                note.spans().stream()
                        .map(span -> new LabelledText.Mark(
                                span.start(), span.end(), Label.of(span.kind()).bit()))
                        .toList());
    }

    /** Marks that overlap become one that allows what each allows. */
    static LabelledText labelled(GoldDocument note, Set<PhiKind> spoken) {
        List<GoldEntity> entities = new ArrayList<>(note.entities());
        entities.sort(Comparator.comparingInt(GoldEntity::start).thenComparingInt(GoldEntity::end));
        List<LabelledText.Mark> marks = new ArrayList<>();
        for (GoldEntity entity : entities) {
            PhiKind kind = entity.kind();
            int allowed = kind == null ? LabelledText.ANYTHING : allowed(kind, spoken);
            LabelledText.Mark last = marks.isEmpty() ? null : marks.getLast();
            if (last != null && entity.start() < last.end()) {
                marks.removeLast();
                marks.add(new LabelledText.Mark(
                        last.start(), Math.max(last.end(), entity.end()), together(last.allowed(), allowed)));
            } else {
                marks.add(new LabelledText.Mark(entity.start(), entity.end(), allowed));
            }
        }
        return new LabelledText(note.id(), "site", note.text(), marks);
    }

    private static int together(int one, int other) {
        return one == LabelledText.ANYTHING ? other : other == LabelledText.ANYTHING ? one : one | other;
    }

    /**
     * A gold that calls every person a name does not say which are clinicians, and one that knows only places does not say
     * which are towns or streets: then the model keeps its own view.
     */
    private static int allowed(PhiKind kind, Set<PhiKind> spoken) {
        int allowed = Label.of(kind).bit();
        if (kind == PhiKind.NAME && !spoken.contains(PhiKind.CLINICIAN_NAME)) {
            allowed |= Label.CLINICIAN_NAME.bit();
        }
        if (kind == PhiKind.PLACE && !spoken.contains(PhiKind.CITY)) {
            allowed |= Label.CITY.bit() | Label.STREET.bit() | Label.FACILITY.bit();
        }
        return allowed;
    }
}

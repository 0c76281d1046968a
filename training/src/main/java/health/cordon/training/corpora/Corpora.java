package health.cordon.training.corpora;

import health.cordon.core.PhiKind;
import health.cordon.ner.Label;
import health.cordon.ner.train.LabelledText;
import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.GoldSpan;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.NoteKind;
import health.cordon.testkit.notes.PhiFreeNotes;
import health.cordon.testkit.notes.Split;
import health.cordon.training.names.NamePools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All that is learned from, in a fixed order, and what is kept back to tune on.
 *
 * <p>Kept back of the public corpora: every seventh text of wikigold, the annotated test part of wnut17, FIN3 of the SEC filings,
 * the State Department part of re3d, and every seventh record and note of the rest.
 */
public final class Corpora {

    private static final int KEPT_BACK = 7;
    private static final Set<String> GENERAL = Set.of("wikigold", "wnut", "twitter", "re3d", "sec");
    private static final long TUNING = 4711;
    private static final int TUNING_NOTES = 2400;

    private final Path folder;
    private final NamePools names;
    private final NamePools tuneNames;
    private final Regions regions;

    /**
     * @param folder the folder with {@code train}, {@code dev} and {@code gazetteers}
     * @param givenNames our own list of given names
     */
    public Corpora(Path folder, Path givenNames) {
        this.folder = folder;
        names = NamePools.read(folder.resolve("gazetteers"), givenNames, Split.DEV);
        tuneNames = NamePools.read(folder.resolve("gazetteers"), givenNames, Split.TUNE);
        this.regions = new Regions(folder.resolve("gazetteers"));
    }

    /** Public corpora to learn from; those of general language several times over, with other names and in other cases. */
    public void publicTexts(Consumer<LabelledText> take) {
        Variants variants = new Variants(names);
        int[] count = {0};
        all((text, kept) -> {
            if (kept) {
                return;
            }
            take.accept(text);
            int turn = count[0]++;
            if (GENERAL.contains(text.source())) {
                take.accept(variants.renamed(text));
                take.accept(Variants.recased(turn % 2 == 0 ? text : variants.renamed(text), turn % 3 == 0));
            } else if (turn % 6 == 0) {
                take.accept(Variants.recased(text, turn % 12 == 0));
            }
        });
    }

    /** Public texts that nothing is learned from, in the hands of the same authors. */
    public List<LabelledText> tuningTexts() {
        List<LabelledText> texts = new ArrayList<>();
        all((text, kept) -> {
            if (kept) {
                texts.add(text);
            }
        });
        new ConllCorpus("btc-dev", regions).read(folder.resolve("dev/broad-twitter-corpus/btc.dev"), texts::add);
        generated(Split.TUNE, tuneNames, TUNING, TUNING_NOTES, TUNING_NOTES / 3, texts::add);
        return texts;
    }

    /** What may be kept back. */
    private interface Sorter {
        void take(LabelledText text, boolean kept);
    }

    private void all(Sorter sorter) {
        Path train = folder.resolve("train");
        int[] count = {0};
        Consumer<LabelledText> seventh = text -> sorter.take(text, count[0]++ % KEPT_BACK == KEPT_BACK - 1);
        Consumer<LabelledText> learned = text -> sorter.take(text, false);
        Consumer<LabelledText> kept = text -> sorter.take(text, true);
        new ConllCorpus("wikigold", regions).read(train.resolve("wikigold/wikigold.conll.txt"), seventh);
        new ConllCorpus("wnut", regions).read(train.resolve("wnut17/wnut17train.conll"), learned);
        new ConllCorpus("wnut", regions).read(train.resolve("wnut17/emerging.dev.conll"), learned);
        new ConllCorpus("wnut", regions).read(train.resolve("wnut17/emerging.test.annotated"), kept);
        new ConllCorpus("twitter", regions).read(train.resolve("broad-twitter-corpus/btc.train"), learned);
        new ConllCorpus("sec", regions).read(train.resolve("sec-filings/FIN5.txt"), learned);
        new ConllCorpus("sec", regions).read(train.resolve("sec-filings/FIN3.txt"), kept);
        new ConllCorpus("re3d", regions).read(train.resolve("re3d/CENTCOM/CENTCOM.conll"), learned);
        new ConllCorpus("re3d", regions).read(train.resolve("re3d/UK_Government/UK_Government.conll"), learned);
        new ConllCorpus("re3d", regions)
                .read(train.resolve("re3d/US_State_Department/US_State_Department.conll"), kept);
        Path pii = train.resolve("pii-anon-eval");
        new PiiAnonCorpus("pii-clinical", 900).read(pii.resolve("test_clinical.jsonl.gz"), seventh);
        new PiiAnonCorpus("pii-legal", 700).read(pii.resolve("test_legal.jsonl.gz"), seventh);
        new PiiAnonCorpus("pii-technology", 600).read(pii.resolve("test_technology.jsonl.gz"), seventh);
        new PiiAnonCorpus("pii-format", 800).read(pii.resolve("format_variations.jsonl.gz"), seventh);
        CarrierCorpus mts = new CarrierCorpus("mts", names);
        List<String> sections = List.of("section_text", "dialogue");
        mts.read(train.resolve("mts-dialog/MTS-Dialog-TrainingSet.csv"), sections, learned);
        mts.read(train.resolve("mts-dialog/MTS-Dialog-ValidationSet.csv"), sections, kept);
        mts.read(train.resolve("mts-dialog/MTS-Dialog-TestSet-1-MEDIQA-Chat-2023.csv"), sections, learned);
        CarrierCorpus aci = new CarrierCorpus("aci", names);
        List<String> visit = List.of("dialogue", "note");
        aci.read(train.resolve("aci-bench/train.csv"), visit, learned);
        aci.read(train.resolve("aci-bench/valid.csv"), visit, kept);
        aci.read(train.resolve("aci-bench/clinicalnlp_taskB_test1.csv"), visit, learned);
    }

    /** Generated texts with names of the pools; wordings and lists of the part that is for development. */
    public void generated(long seed, int notes, int withoutPhi, Consumer<LabelledText> take) {
        generated(Split.DEV, names, seed, notes, withoutPhi, take);
    }

    private static void generated(
            Split split, NamePools names, long seed, int notes, int withoutPhi, Consumer<LabelledText> take) {
        for (NoteKind.Genre genre : NoteKind.Genre.values()) {
            NoteGenerator generator =
                    NoteGenerator.of(seed, split).genres(EnumSet.of(genre)).with(names.vocabulary());
            int share = notes * share(genre) / 100;
            for (int i = 0; i < share; i++) {
                take.accept(labelled(generator.note(i)));
            }
            PhiFreeNotes free = PhiFreeNotes.of(seed, split).genres(EnumSet.of(genre));
            int freeShare = withoutPhi * share(genre) / 100;
            for (int i = 0; i < freeShare && !free.isEmpty(); i++) {
                take.accept(labelled(free.note(i)));
            }
        }
    }

    /** Of a hundred texts, how many are of this sort: queries are short, formal documents long. */
    private static int share(NoteKind.Genre genre) {
        return switch (genre) {
            case CLINICAL -> 42;
            case QUERY -> 27;
            case FORMAL -> 6;
            case GENERAL -> 25;
        };
    }

    /** Generated texts of the part that is held out, with its own names only. */
    public List<LabelledText> heldOut(long seed, int notes, int withoutPhi) {
        List<LabelledText> texts = new ArrayList<>();
        NoteGenerator.of(seed, Split.HELDOUT).notes(notes).forEach(note -> texts.add(labelled(note)));
        PhiFreeNotes.of(seed, Split.HELDOUT).notes(withoutPhi).forEach(note -> texts.add(labelled(note)));
        return texts;
    }

    private static LabelledText labelled(GoldNote note) {
        List<LabelledText.Mark> marks = new ArrayList<>();
        for (GoldSpan span : note.spans()) {
            marks.add(new LabelledText.Mark(span.start(), span.end(), allowed(span.kind())));
        }
        String source = (note.id().contains("tune-") ? "tune-" : "")
                + (note.spans().isEmpty() ? "free-" : "")
                + note.kind().genre().name().toLowerCase(java.util.Locale.ROOT);
        return new LabelledText(note.id() + " " + note.kind() + " " + note.style(), source, note.text(), marks);
    }

    private static int allowed(PhiKind kind) {
        return Label.of(kind).bit();
    }
}

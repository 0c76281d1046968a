package health.cordon.training;

import health.cordon.core.PhiKind;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Profile;
import health.cordon.eval.EvalOptions;
import health.cordon.eval.EvalReport;
import health.cordon.eval.Evaluation;
import health.cordon.eval.Finding;
import health.cordon.eval.GoldDocument;
import health.cordon.eval.GoldEntity;
import health.cordon.eval.Tally;
import health.cordon.ner.Label;
import health.cordon.ner.NameCascade;
import health.cordon.ner.encoder.Encoder;
import health.cordon.ner.encoder.EncoderInput;
import health.cordon.ner.sequence.SequenceModel;
import health.cordon.ner.train.LabelledText;
import health.cordon.training.corpora.Corpora;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The whole engine on all texts that are kept back, source by source, with and without the cascade. Arguments: corpora, own
 * given names, folder of models; then {@code rules}, {@code fast}, {@code default}, {@code max} in any number; {@code --errors FILE}.
 */
public final class Measure {

    private static final long SEED = 2026;

    private Measure() {}

    /** See the class. */
    public static void main(String[] args) throws IOException {
        List<String> words = new ArrayList<>(Arrays.asList(args));
        int at = words.indexOf("--errors");
        Path errors = at < 0 ? null : Path.of(words.get(at + 1));
        Corpora texts = new Corpora(Path.of(args[0]), Path.of(args[1]));
        Path models = Path.of(args[2]);
        Map<String, List<LabelledText>> sources = new TreeMap<>();
        List<LabelledText> all = texts.tuningTexts();
        all.addAll(texts.heldOut(SEED, 2000, 1000));
        all.forEach(text ->
                sources.computeIfAbsent(text.source(), k -> new ArrayList<>()).add(text));
        List<String> listed = new ArrayList<>();
        for (String profile : List.of("rules", "fast", "default", "max")) {
            if (words.contains(profile)) {
                measure(profile, models, sources, listed);
            }
        }
        if (errors != null) {
            Files.write(
                    errors,
                    listed.stream()
                            .map(l -> l.replaceAll("[\\ud800-\\udfff]", "?"))
                            .toList());
        }
    }

    private static void measure(
            String profile, Path models, Map<String, List<LabelledText>> sources, List<String> listed)
            throws IOException {
        NameCascade cascade =
                profile.equals("rules") ? null : cascade(Profile.valueOf(profile.toUpperCase(Locale.ROOT)), models);
        Deidentifier engine = cascade == null
                ? Deidentifier.safeHarbor()
                : Deidentifier.builder().judge(cascade).build();
        System.out.printf(
                "%n%-8s %-14s %6s %6s  %6s %6s  %6s %6s  %6s%n",
                profile, "source", "marks", "recall", "w/PHI", "noleak", "free", "clean", "over %");
        for (Map.Entry<String, List<LabelledText>> source : sources.entrySet()) {
            EvalOptions options =
                    EvalOptions.DEFAULT.onThreads(2).listing(100_000).showing();
            EvalReport report = Evaluation.run(
                    take -> source.getValue().forEach(text -> take.accept(gold(text))),
                    options,
                    document -> engine.detect(document).spans());
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %-14s %6d %6.3f  %6d %6.3f  %6d %6.3f  %6.2f  ",
                    "",
                    source.getKey(),
                    report.overall().elements(),
                    report.overall().recall().share(),
                    report.withPhi(),
                    report.leakFree().share(),
                    report.phiFree(),
                    report.untouched().share(),
                    100 * report.overRedaction());
            for (PhiKind kind : List.of(
                    PhiKind.NAME,
                    PhiKind.CLINICIAN_NAME,
                    PhiKind.FACILITY,
                    PhiKind.CITY,
                    PhiKind.PLACE,
                    PhiKind.STREET,
                    PhiKind.DATE)) {
                Tally tally = report.kinds().get(kind);
                System.out.printf(
                        Locale.ROOT,
                        " %s %s",
                        kind.name().substring(0, 3),
                        tally == null
                                ? "-"
                                : String.format(
                                        Locale.ROOT, "%.3f", tally.recall().share()));
            }
            System.out.println(
                    cascade == null ? "" : String.format(Locale.ROOT, " read %.3f", cascade.shareReadTwice()));
            Map<String, String> byId = new TreeMap<>();
            source.getValue().forEach(text -> byId.put(text.id(), text.text()));
            report.leaks().forEach(f -> listed.add(line(profile, source.getKey(), "LEAK", f, byId)));
            report.needless().forEach(f -> listed.add(line(profile, source.getKey(), "OVER", f, byId)));
        }
    }

    private static String line(String profile, String source, String what, Finding f, Map<String, String> byId) {
        String text = Objects.requireNonNull(byId.get(f.document()));
        int start = text.offsetByCodePoints(0, f.start());
        int end = text.offsetByCodePoints(0, f.end());
        return (profile + "\t" + source + "\t" + what + (f.partial() ? "-part" : "") + "\t" + f.kind() + "\t"
                        + text.substring(Math.max(0, start - 50), start) + "[[" + text.substring(start, end) + "]]"
                        + text.substring(end, Math.min(text.length(), end + 40)) + "\t" + f.document())
                .replace("\n", "\\n");
    }

    private static NameCascade cascade(Profile profile, Path models) throws IOException {
        SequenceModel sequence;
        try (InputStream in = Files.newInputStream(models.resolve("sequence.bin"))) {
            sequence = SequenceModel.read(in);
        }
        Encoder encoder = null;
        if (profile != Profile.FAST) {
            try (InputStream in = Files.newInputStream(models.resolve("vocabulary.txt"))) {
                encoder = Encoder.start(EncoderInput.read(in), Files.readAllBytes(models.resolve("encoder.onnx")));
            }
        }
        return NameCascade.of(profile, sequence, encoder, NameCascade.weighing(models.resolve("weighing.txt")));
    }

    private static GoldDocument gold(LabelledText text) {
        List<GoldEntity> entities = new ArrayList<>();
        for (LabelledText.Mark mark : text.marks()) {
            PhiKind kind = null;
            if (mark.isPhi()) {
                for (Label label : Label.values()) {
                    if (kind == null && (mark.allowed() & label.bit()) != 0) {
                        kind = label.kind();
                    }
                }
            }
            entities.add(new GoldEntity(mark.start(), mark.end(), kind, kind == null ? "AGE" : kind.name(), null));
        }
        return new GoldDocument(text.id(), text.text(), entities, Map.of());
    }
}

package health.cordon.training.corpora;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import health.cordon.core.PhiKind;
import health.cordon.deid.Deidentifier;
import health.cordon.deid.Document;
import health.cordon.deid.Span;
import health.cordon.ner.Label;
import health.cordon.ner.train.LabelledText;
import health.cordon.testkit.Seeded;
import health.cordon.training.names.NamePools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notes and dialogues without labels: natural text in which hardly anything is PHI, and which carries invented people.
 *
 * <p>What the engine without a model takes for a name or a place in them is left open, since they still hold a few; a name
 * behind a title is marked. In one copy of each text, {@code the patient} and the like give way to invented names, which are
 * marked.
 */
final class CarrierCorpus {

    private static final Pattern TITLED = Pattern.compile(
            "\\b(Dr|Doctor|Mr|Mrs|Ms|Miss)\\.?\\s+(\\p{Lu}\\p{L}[\\p{L}'’-]+(?:\\s+\\p{Lu}[\\p{L}'’-]{2,})?)");
    private static final Pattern PATIENT = Pattern.compile(
            "\\b(?:[Tt]he|[Tt]his) (?:patient|gentleman|lady|man|woman|child|infant|veteran)\\b(?!'s? (?:mother|father|wife))|\\bPt\\b|\\bPatient(?= (?:is|was|has|had|denies|reports|states|will|presents))");
    private static final Pattern CLINICIAN = Pattern.compile(
            "\\b(?:the|her|his) (?:primary care (?:physician|doctor|provider)|cardiologist|surgeon|oncologist|neurologist|attending|referring physician|physical therapist|psychiatrist)\\b");
    private static final Pattern PLACE = Pattern.compile(
            "\\b(?:the|an outside|a local|another|our) (?:emergency (?:room|department)|hospital|clinic|outside hospital|nursing home|office)\\b");

    private final String source;
    private final NamePools names;
    private final Deidentifier engine = Deidentifier.safeHarbor();

    CarrierCorpus(String source, NamePools names) {
        this.source = source;
        this.names = names;
    }

    void read(Path file, List<String> columns, Consumer<LabelledText> take) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            int row = 0;
            for (NamedCsvRecord record : rows) {
                for (String column : columns) {
                    String text = record.getField(column);
                    String id = file.getFileName() + "-" + row + "-" + column;
                    if (text.length() > 20) {
                        take.accept(new LabelledText(id, source, text, marks(text)));
                        take.accept(inhabited(id, text));
                    }
                }
                row++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<LabelledText.Mark> marks(String text) {
        List<LabelledText.Mark> marks = new ArrayList<>();
        Matcher titled = TITLED.matcher(text);
        while (titled.find()) {
            String title = titled.group(1);
            marks.add(new LabelledText.Mark(
                    titled.start(2),
                    titled.end(2),
                    title.startsWith("D")
                            ? Label.CLINICIAN_NAME.bit()
                            : Label.NAME.bit() | Label.CLINICIAN_NAME.bit()));
        }
        for (Span span : engine.detect(Document.of("", text)).spans()) {
            if (span.kind() != PhiKind.DATE) {
                marks.add(new LabelledText.Mark(span.start(), span.end(), LabelledText.ANYTHING));
            }
        }
        return PiiAnonCorpus.apart(marks);
    }

    /** A copy in which people and places have names. */
    private LabelledText inhabited(String id, String text) {
        Seeded seeded = Seeded.of(id.hashCode());
        NamePools.Somebody patient = names.person(seeded);
        StringBuilder out = new StringBuilder();
        List<LabelledText.Mark> marks = new ArrayList<>();
        List<LabelledText.Mark> before = marks(text);
        int next = 0;
        int at = 0;
        Matcher matcher =
                Pattern.compile(PATIENT + "|" + CLINICIAN + "|" + PLACE).matcher(text);
        while (matcher.find()) {
            boolean is = PATIENT.matcher(matcher.group()).matches();
            if (!seeded.chance(is ? 0.45 : 0.6)) {
                continue;
            }
            next = copy(text, at, matcher.start(), before, next, out, marks);
            at = matcher.end();
            if (is) {
                boolean titled = seeded.chance(0.3);
                out.append(titled ? seeded.choose("Mr. ", "Ms. ", "Mrs. ", "Mr ") : "");
                put(
                        titled ? patient.last() : seeded.choose(patient.full(), patient.last(), patient.first()),
                        Label.NAME,
                        out,
                        marks);
            } else if (CLINICIAN.matcher(matcher.group()).matches()) {
                out.append(seeded.choose("Dr. ", "Dr. ", "Dr ", "", matcher.group() + ", Dr. ", matcher.group() + " "));
                NamePools.Somebody doctor = names.person(seeded);
                put(seeded.choose(doctor.last(), doctor.full()), Label.CLINICIAN_NAME, out, marks);
            } else {
                put(names.facility(seeded), Label.FACILITY, out, marks);
            }
        }
        copy(text, at, text.length(), before, next, out, marks);
        return new LabelledText(id + "-inhabited", source, out.toString(), marks);
    }

    private static void put(String name, Label label, StringBuilder out, List<LabelledText.Mark> marks) {
        marks.add(new LabelledText.Mark(out.length(), out.length() + name.length(), label.bit()));
        out.append(name);
    }

    /** Copies a stretch with the marks that lie in it; returns the first mark behind it. */
    private static int copy(
            String text,
            int from,
            int to,
            List<LabelledText.Mark> marks,
            int next,
            StringBuilder out,
            List<LabelledText.Mark> into) {
        int shift = out.length() - from;
        out.append(text, from, to);
        int i = next;
        while (i < marks.size() && marks.get(i).start() < to) {
            LabelledText.Mark mark = marks.get(i++);
            if (mark.start() >= from && mark.end() <= to) {
                into.add(new LabelledText.Mark(mark.start() + shift, mark.end() + shift, mark.allowed()));
            }
        }
        return i;
    }
}

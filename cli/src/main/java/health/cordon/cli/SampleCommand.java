package health.cordon.cli;

import health.cordon.cli.batch.AtomicFile;
import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.testkit.notes.GoldNdjson;
import health.cordon.testkit.notes.GoldNote;
import health.cordon.testkit.notes.NoteGenerator;
import health.cordon.testkit.notes.PhiFreeNotes;
import health.cordon.testkit.notes.Split;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon sample}. */
@Command(
        name = "sample",
        header = "Write invented notes with their answers.",
        description =
                "Generates clinical notes about people who do not exist, with the place and kind of every identifier"
                        + " in them. The same seed gives the same notes. Without --out: lines of JSON on standard output, as"
                        + " `cordon eval` reads them.",
        footer = {
            "  cordon sample --count 1000 --seed 7 > gold.ndjson",
            "  cordon sample --count 20 --out notes/",
            "  cordon sample --count 200 --without-phi | cordon detect"
        })
final class SampleCommand implements Callable<Integer> {

    private final Io io;

    @Option(names = "--count", paramLabel = "N", description = "How many notes; default: 20.")
    private int count = 20;

    @Option(names = "--seed", paramLabel = "N", description = "Which notes; default: 1.")
    private long seed = 1;

    @Option(names = "--without-phi", description = "Notes in which there is nothing to find.")
    private boolean withoutPhi;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write note-00001.txt and so on into this folder, and the answers into gold.ndjson.")
    private @Nullable Path out;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    SampleCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        if (count < 1) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--count"));
        }
        IntFunction<GoldNote> notes =
                withoutPhi ? PhiFreeNotes.of(seed, Split.ALL)::note : NoteGenerator.of(seed, Split.ALL)::note;
        if (out == null) {
            for (int i = 0; i < count; i++) {
                io.println(GoldNdjson.line(notes.apply(i)));
            }
        } else {
            write(out, notes);
        }
        return 0;
    }

    private void write(Path folder, IntFunction<GoldNote> notes) throws IOException {
        Path gold = folder.resolve("gold.ndjson");
        if (Files.exists(gold)) {
            throw new CordonException(CliError.FILE_EXISTS, SafeArg.path(gold));
        }
        try (AtomicFile lines = AtomicFile.at(gold)) {
            for (int i = 0; i < count; i++) {
                GoldNote note = notes.apply(i);
                lines.stream().write((GoldNdjson.line(note) + "\n").getBytes(StandardCharsets.UTF_8));
                Files.writeString(folder.resolve(String.format(Locale.ROOT, "note-%05d.txt", i + 1)), note.text());
            }
            lines.commit();
        }
    }
}

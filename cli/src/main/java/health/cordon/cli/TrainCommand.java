package health.cordon.cli;

import health.cordon.cli.batch.AtomicFile;
import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Amounts;
import health.cordon.cli.train.Lessons;
import health.cordon.cli.train.SiteNotes;
import health.cordon.cli.train.Trial;
import health.cordon.cli.train.TrialJson;
import health.cordon.cli.train.TrialText;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.eval.EvalOptions;
import health.cordon.eval.GoldFormat;
import health.cordon.eval.Labels;
import health.cordon.eval.Offsets;
import health.cordon.ner.NameCascade;
import health.cordon.ner.SiteModel;
import health.cordon.ner.sequence.SequenceModel;
import health.cordon.ner.train.Retraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon train}. */
@Command(
        name = "train",
        header = "Teach the sequence model your own marked notes.",
        description = {
            "Starts from the model that ships, learns three quarters of the notes, and measures the old and the new model on"
                    + " the quarter that was kept back. A new model that is not better is not written.",
            "Reads what `cordon eval` reads. The model's file can tell words of the notes: it is PHI as they are."
        },
        footer = {
            "  cordon train gold.ndjson --out site.model",
            "  cordon train ward1/ ward2/ --subject-field patient --out site.model",
            "  cordon deid notes/ --model site.model --out clean/"
        })
final class TrainCommand implements Callable<Integer> {

    private final Io io;

    @Parameters(paramLabel = "NOTES", arity = "1..*", description = "Files and folders of marked notes.")
    private List<Path> notes = List.of();

    @Option(
            names = "--out",
            paramLabel = "MODEL",
            required = true,
            description = "Where the model goes, readable by you alone.")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "ndjson|brat|i2b2",
            description = "The format of the notes; default: found from the files.")
    private @Nullable GoldFormat format;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "What the notes' own labels mean, beyond the usual ones.")
    private @Nullable Path labels;

    @Option(
            names = "--offsets",
            paramLabel = "code_points|utf16",
            description = "In what the notes' offsets count; default: code_points.")
    private Offsets offsets = Offsets.CODE_POINTS;

    @Option(
            names = "--subject-field",
            paramLabel = "NAME",
            description =
                    "The field of NDJSON that says whose record a note is: all of one person are learned, or all are kept"
                            + " back.")
    private @Nullable String subject;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides the order of learning and the generated notes beside; default: 1.")
    private long seed = 1;

    @Option(names = "--force", description = "Write the model even if it is not better.")
    private boolean force;

    @Option(names = "--overwrite", description = "Replace the file if it is there.")
    private boolean overwrite;

    @Option(names = "--json", description = "Write JSON on standard output.")
    private boolean json;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many documents are measured at once; default: one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private DetectOptions options = new DetectOptions();

    @Mixin
    private StandardOptions standard = new StandardOptions();

    TrainCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        check();
        EvalOptions reading = evalOptions();
        try (Engine engine = Engine.of(options)) {
            long began = System.nanoTime();
            SiteNotes site = SiteNotes.read(notes, format, reading, subject);
            SequenceModel trained = taught(site);
            tell("measuring on what was kept back");
            Trial trial = Trial.of(
                    site.kept(),
                    reading.groupedBy(List.of()).onThreads(threads).listing(0),
                    document -> engine.detect(document).spans(),
                    engine.with(trained));
            Map<String, String> about = new LinkedHashMap<>();
            about.put("learned", Amounts.count(site.learned().size(), "note"));
            about.put("kept back", Amounts.count(site.kept().size(), "note"));
            about.put("seed", Long.toString(seed));
            about.put("model before", engine.models().sequence());
            about.put("model after", trained.version());
            if (json) {
                io.print(TrialJson.of(trial, about));
            } else {
                about.forEach((name, value) -> io.println(String.format(Locale.ROOT, "%-16s %s", name, value)));
                io.println("");
                io.print(TrialText.of(trial));
            }
            tell("all in " + Amounts.time((System.nanoTime() - began) / 1e9));
            return settled(trial, trained).code();
        }
    }

    private void check() {
        for (Path path : notes) {
            if (!Files.exists(path)) {
                throw new CordonException(CliError.NO_INPUT, SafeArg.path(path));
            }
        }
        if (threads < 1) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--threads"));
        }
        if (Files.exists(out) && (!overwrite || Files.isDirectory(out))) {
            throw new CordonException(CliError.FILE_EXISTS, SafeArg.path(out));
        }
        Path folder = out.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new CordonException(CliError.CANNOT_WRITE, SafeArg.path(out));
        }
    }

    private EvalOptions evalOptions() {
        EvalOptions chosen =
                EvalOptions.DEFAULT.counting(offsets).groupedBy(subject == null ? List.of() : List.of(subject));
        return labels == null ? chosen : chosen.labelled(Labels.read(labels));
    }

    private SequenceModel taught(SiteNotes site) {
        AtomicInteger round = new AtomicInteger();
        tell("learning");
        return Lessons.teach(
                NameCascade.shippedSequence(),
                site.learned(),
                seed,
                loss -> tell("round " + round.incrementAndGet() + " of " + Retraining.ROUNDS));
    }

    private ExitCode settled(Trial trial, SequenceModel trained) throws IOException {
        List<String> against = trial.against();
        if (!against.isEmpty()) {
            io.err()
                    .println("cordon: " + CliError.NOT_BETTER.message() + ": " + String.join("; ", against)
                            + (force ? "; written all the same" : ""));
        }
        if (!against.isEmpty() && !force) {
            return ExitCode.SOME_FAILED;
        }
        try (AtomicFile file = AtomicFile.ofOwner(out)) {
            SiteModel.of(trained).write(file.stream());
            file.commit();
        }
        io.err()
                .println(
                        "cordon: " + out + " learned from your notes and can tell words of them: it is protected health"
                                + " information. Keep it as you keep the notes, and seal it before it goes anywhere else.");
        return ExitCode.OK;
    }

    private void tell(String what) {
        if (io.errTerminal().interactive()) {
            io.err().println("cordon: " + what);
        }
    }
}

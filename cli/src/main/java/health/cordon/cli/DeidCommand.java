package health.cordon.cli;

import health.cordon.cli.batch.AtomicFile;
import health.cordon.cli.batch.Batch;
import health.cordon.cli.batch.BatchListener;
import health.cordon.cli.batch.BatchPlan;
import health.cordon.cli.batch.Documents;
import health.cordon.cli.batch.Fault;
import health.cordon.cli.batch.FileOutcome;
import health.cordon.cli.batch.InputFiles;
import health.cordon.cli.batch.Places;
import health.cordon.cli.batch.Selection;
import health.cordon.cli.batch.Tally;
import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.report.ReportHtml;
import health.cordon.cli.report.ReportJson;
import health.cordon.cli.report.RunReport;
import health.cordon.cli.terminal.ProgressBar;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon deid}. */
@Command(
        name = "deid",
        header = "De-identify files and folders.",
        description = {
            "Reads files, folders with all below them, or - for standard input, and writes each under the same name into"
                    + " the output folder, with report.json and report.html beside. Inputs are never changed.",
            "Plain text is one document a file. In .ndjson and .jsonl each line's --field is a document, in .csv and .tsv"
                    + " each row's --columns; everything else in them is copied as it is. A line that fails is left out"
                    + " and told.",
            "A run that was killed goes on where it stopped when the same command is run again. Outputs appear whole or"
                    + " not at all."
        },
        footer = {
            "  cordon deid notes/ --out clean/",
            "  cordon deid export.ndjson --field text,comment --subject-field patient --out clean/",
            "  cordon deid visits.csv --columns note --policy surrogate --keyset my.keyset --out clean/",
            "  cordon deid - < note.txt > clean.txt"
        })
final class DeidCommand implements Callable<Integer> {

    private static final Set<String> REPORTS = Set.of("report.json", "report.html");

    private final Io io;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, folders, or - for standard input.")
    private List<String> paths = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the results go. It may not lie inside an input.")
    private @Nullable Path out;

    @Mixin
    private ShapeOptions shape = new ShapeOptions();

    @Mixin
    private EngineOptions engineOptions = new EngineOptions();

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description = "What the chart already knows, as JSON: for all documents, or by document id.")
    private @Nullable Path known;

    @Option(names = "--include", paramLabel = "GLOB", description = "Take only matching files of a folder. Repeatable.")
    private List<String> include = new ArrayList<>();

    @Option(names = "--exclude", paramLabel = "GLOB", description = "Leave out matching files. Repeatable.")
    private List<String> exclude = new ArrayList<>();

    @Option(names = "--hidden", description = "Take files and folders whose names begin with a dot as well.")
    private boolean hidden;

    @Option(
            names = "--suffix",
            paramLabel = "TEXT",
            description = "Put before each output's ending: --suffix .deid makes note.deid.txt.")
    private String suffix = "";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many documents are worked on at once; default: one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--fresh", description = "Do again what an earlier run into this folder finished.")
    private boolean fresh;

    @Option(names = "--overwrite", description = "Replace files in the output folder that no run of Cordon wrote.")
    private boolean overwrite;

    @Option(names = "--dry-run", description = "Do everything but write: count what would be found.")
    private boolean dryRun;

    @Option(names = "--report", paramLabel = "DIR", description = "Where the reports go; default: the output folder.")
    private @Nullable Path report;

    @Option(names = "--quiet", description = "No progress and no summary; errors are still told.")
    private boolean quiet;

    @Option(names = "--json", description = "Print the report's summary as JSON on standard output.")
    private boolean json;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    DeidCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        check();
        try (Engine engine = Engine.of(engineOptions)) {
            Documents documents = new Documents(engine::deidentify, KnownFile.of(known));
            if (engine.losesItsKeys() && !quiet) {
                io.err()
                        .println("cordon: no --keyset: the keys of this run are thrown away, so another run gives other"
                                + " shifts, surrogates and pseudonyms");
            }
            return (paths.equals(List.of("-")) ? stream(documents) : files(engine, documents)).code();
        }
    }

    private void check() {
        if (threads < 1) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--threads"));
        }
        if (paths.contains("-") && paths.size() > 1) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("parameter", "- with other paths"));
        }
        if (suffix.contains("/") || suffix.contains("\\")) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--suffix"));
        }
        if (out == null && !dryRun && !paths.contains("-")) {
            throw new CordonException(CliError.NO_OUT);
        }
    }

    private ExitCode stream(Documents documents) throws IOException {
        BatchPlan plan = new BatchPlan(null, "", shape.ofStream(), "", threads, Set.of(), false, false);
        Batch batch = new Batch(plan, documents, new BatchListener() {});
        Tally tally = batch.run("-", io.in(), io.out());
        for (Fault fault : tally.faults()) {
            io.err().println(Summary.line("standard input", fault));
        }
        return tally.failed() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private ExitCode files(Engine engine, Documents documents) throws IOException {
        Instant started = Instant.now();
        long began = System.nanoTime();
        List<Path> inputs = paths.stream().map(Path::of).toList();
        Path folder = dryRun ? null : out;
        if (folder != null) {
            Places.refuseInside(folder, inputs);
        }
        InputFiles found = InputFiles.find(inputs, new Selection(include, exclude, hidden));
        Map<String, String> settings = settings(engine);
        Map<String, String> versions = Versions.all(engine.models());
        String hash =
                settings + engine.models().deciding().toString() + (engine.losesItsKeys() ? UUID.randomUUID() : "");
        BatchPlan plan = new BatchPlan(
                folder, suffix, shape.ofFiles(), hash, threads, report == null ? REPORTS : Set.of(), fresh, overwrite);
        List<FileOutcome> outcomes;
        try (ProgressBar bar =
                new ProgressBar(io.err(), quiet ? io.errTerminal().quiet() : io.errTerminal())) {
            Batch batch = new Batch(plan, documents, Summary.listener(bar));
            Interruption interruption =
                    new Interruption(batch::stop, () -> io.err().println("cordon: " + CliError.INTERRUPTED.message()));
            try {
                outcomes = batch.run(found);
            } finally {
                interruption.close();
            }
            if (batch.isStopping()) {
                return ExitCode.INTERRUPTED;
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        RunReport done = RunReport.of(started, seconds, settings, versions, outcomes, found.hidden());
        return tell(done, report != null ? report : folder);
    }

    private ExitCode tell(RunReport done, @Nullable Path reports) throws IOException {
        if (reports != null) {
            try (AtomicFile file = AtomicFile.at(reports.resolve("report.json"))) {
                ReportJson.write(done, file.stream());
                file.commit();
            }
            try (AtomicFile file = AtomicFile.at(reports.resolve("report.html"))) {
                file.stream().write(ReportHtml.of(done).getBytes(StandardCharsets.UTF_8));
                file.commit();
            }
        }
        if (json) {
            io.out().write(ReportJson.summary(done));
        }
        if (!quiet) {
            Summary.print(done, reports, io);
        }
        return done.notOk() == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private Map<String, String> settings(Engine engine) {
        Map<String, String> settings = engine.settings();
        settings.putAll(shape.settings());
        if (known != null) {
            settings.put("known sha256", Engine.hash(known));
        }
        return settings;
    }
}

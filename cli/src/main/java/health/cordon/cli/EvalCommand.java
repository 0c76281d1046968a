package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.eval.EvalOptions;
import health.cordon.eval.EvalReport;
import health.cordon.eval.Evaluation;
import health.cordon.eval.Floors;
import health.cordon.eval.GoldFormat;
import health.cordon.eval.Labels;
import health.cordon.eval.Measurement;
import health.cordon.eval.Offsets;
import health.cordon.eval.PredictionFile;
import health.cordon.eval.ReportHtml;
import health.cordon.eval.ReportJson;
import health.cordon.eval.ReportText;
import health.cordon.eval.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon eval}. */
@Command(
        name = "eval",
        header = "Measure recall, leaks and over-redaction on marked notes.",
        description = {
            "Runs the engine over notes in which people marked the PHI and counts what was found, what leaked and what was"
                    + " redacted without need, by kind, with 95 %% intervals.",
            "--sweep also tells what other thresholds would do, and writes the best ones for these notes.",
            "Reads lines of JSON {\"id\", \"text\", \"spans\": [{\"start\", \"end\", \"type\"}]}, a folder of brat .txt and"
                    + " .ann files, or i2b2 XML."
        },
        footer = {
            "  cordon eval gold.ndjson",
            "  cordon eval brat-folder/ --html > accuracy.html",
            "  cordon eval gold.ndjson --floors floors.txt --leaks 20",
            "  cordon eval gold.ndjson --sweep --svg curve.svg --save-thresholds site.thresholds",
            "  cordon sample --count 2000 > gold.ndjson && cordon eval gold.ndjson"
        })
final class EvalCommand implements Callable<Integer> {

    private final Io io;

    @Parameters(paramLabel = "GOLD", description = "A file or a folder of marked notes.")
    private Path gold = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "ndjson|brat|i2b2",
            description = "The format of the gold; default: found from the files.")
    private @Nullable GoldFormat format;

    @Option(
            names = "--predictions",
            paramLabel = "FILE",
            description = "Measure these answers of `cordon detect`, or of another tool, in place of the engine.")
    private @Nullable Path predictions;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "What the gold's own labels mean, beyond the usual ones.")
    private @Nullable Path labels;

    @Option(
            names = "--offsets",
            paramLabel = "code_points|utf16",
            description = "In what the gold's offsets count; default: code_points.")
    private Offsets offsets = Offsets.CODE_POINTS;

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "FIELD",
            description = "Fields of the gold to report by; default: kind,style.")
    private List<String> groupBy = List.of("kind", "style");

    @Option(
            names = "--leaks",
            paramLabel = "N",
            description = "How many leaks to list; default: 10 in text, 1000 in JSON and HTML.")
    private @Nullable Integer leaks;

    @Option(names = "--show", description = "List leaks with their text. The output is then PHI itself.")
    private boolean show;

    @Option(
            names = "--floors",
            paramLabel = "FILE",
            description = "The least that each figure must reach; end with 1 if one does not.")
    private @Nullable Path floors;

    @Option(names = "--html", description = "Write a page on standard output.")
    private boolean html;

    @Option(names = "--json", description = "Write JSON on standard output.")
    private boolean json;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many documents are worked on at once; default: one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private SweepOptions sweeping = new SweepOptions();

    @Mixin
    private DetectOptions options = new DetectOptions();

    @Mixin
    private StandardOptions standard = new StandardOptions();

    EvalCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(gold)) {
            throw new CordonException(CliError.NO_INPUT, SafeArg.path(gold));
        }
        if (threads < 1 || leaks != null && leaks < 0) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--threads, --leaks"));
        }
        if (sweeping.isWanted() && predictions != null) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--sweep with --predictions"));
        }
        sweeping.check();
        if (show) {
            io.err().println("cordon: this output shows protected health information");
        }
        Measurement measured = measured(evalOptions());
        io.print(html ? ReportHtml.of(measured) : json ? ReportJson.of(measured) : ReportText.of(measured));
        if (measured.sweep() != null) {
            sweeping.write(measured.sweep());
        }
        return (floors == null || reached(floors, measured.report()) ? ExitCode.OK : ExitCode.SOME_FAILED).code();
    }

    private Measurement measured(EvalOptions evalOptions) {
        GoldFormat chosen = format == null ? GoldFormat.of(gold) : format;
        if (predictions != null) {
            return Measurement.of(
                    Evaluation.run(gold, chosen, evalOptions, PredictionFile.read(predictions, evalOptions)));
        }
        try (Engine engine = Engine.of(options)) {
            Map<String, String> what = engine.decisive();
            if (sweeping.isWanted()) {
                Sweep sweep = new Sweep(engine.thresholds());
                EvalReport report = Evaluation.run(gold, chosen, evalOptions, engine::claim, sweep);
                return new Measurement(report, what, sweep.report(sweeping.atMost()));
            }
            EvalReport report = Evaluation.run(
                    gold,
                    chosen,
                    evalOptions,
                    document -> engine.detect(document).spans());
            return new Measurement(report, what, null);
        }
    }

    private EvalOptions evalOptions() {
        EvalOptions chosen = EvalOptions.DEFAULT
                .counting(offsets)
                .groupedBy(groupBy)
                .onThreads(threads)
                .listing(leaks != null ? leaks : html || json ? 1000 : 10);
        chosen = labels == null ? chosen : chosen.labelled(Labels.read(labels));
        return show ? chosen.showing() : chosen;
    }

    private boolean reached(Path file, EvalReport report) {
        List<Floors.Shortfall> below = Floors.read(file).check(report);
        below.forEach(each -> io.err().println("cordon: " + CliError.BELOW_FLOOR.message() + ": " + each));
        return below.isEmpty();
    }
}

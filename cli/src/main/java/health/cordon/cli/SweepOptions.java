package health.cordon.cli;

import health.cordon.cli.batch.AtomicFile;
import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.eval.sweep.SweepReport;
import health.cordon.eval.sweep.SweepSvg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Trying thresholds, and where what comes of it goes. */
final class SweepOptions {

    @Option(
            names = "--sweep",
            description = "Try all thresholds in one pass and choose those that find most within --at-most.")
    private boolean sweep;

    @Option(
            names = "--at-most",
            paramLabel = "SHARE",
            description =
                    "The most over-redaction that chosen thresholds may cause, as a share of the letters and digits that"
                            + " are no PHI; default: 0.01, or what is caused now if that is more.")
    private @Nullable Double atMost;

    @Option(
            names = "--save-thresholds",
            paramLabel = "FILE",
            description = "Write the chosen thresholds, for --thresholds.")
    private @Nullable Path save;

    @Option(names = "--svg", paramLabel = "FILE", description = "Write the curve of recall against over-redaction.")
    private @Nullable Path svg;

    /** Whether a sweep is wanted; any of the options asks for one. */
    boolean isWanted() {
        return sweep || atMost != null || save != null || svg != null;
    }

    @Nullable
    Double atMost() {
        return atMost;
    }

    /** Refuses before the work what would be refused after it. */
    void check() {
        if (atMost != null && !(atMost >= 0 && atMost <= 1)) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--at-most"));
        }
        Stream.of(save, svg).filter(file -> file != null && Files.exists(file)).forEach(file -> {
            throw new CordonException(CliError.FILE_EXISTS, SafeArg.path(file));
        });
    }

    /**
     * Writes what was asked for.
     *
     * @throws CordonException {@link CliError#TOO_FEW_TO_CHOOSE} if thresholds were asked for and none could be chosen
     */
    void write(SweepReport report) throws IOException {
        if (svg != null) {
            write(svg, SweepSvg.of(report));
        }
        if (save != null) {
            SweepReport.Chosen chosen = report.chosen();
            if (chosen == null) {
                throw new CordonException(
                        CliError.TOO_FEW_TO_CHOOSE,
                        SafeArg.of("with PHI", report.withPhi()),
                        SafeArg.of("needed", SweepReport.FEWEST_NOTES));
            }
            write(
                    save,
                    "# Chosen by `cordon eval --sweep` on " + report.documents() + " notes, at most " + report.atMost()
                            + " over-redaction.\n" + chosen.thresholds().lines());
        }
    }

    private static void write(Path path, String text) throws IOException {
        try (AtomicFile file = AtomicFile.at(path)) {
            file.stream().write(text.getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }
}

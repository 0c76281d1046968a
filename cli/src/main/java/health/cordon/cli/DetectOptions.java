package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.Profile;
import health.cordon.deid.Thresholds;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How PHI is found. */
class DetectOptions {

    @Option(
            names = "--site-rules",
            paramLabel = "FILE",
            description = "Your own identifiers, such as the format of your record numbers (YAML).")
    @Nullable
    Path siteRules;

    @Option(
            names = "--profile",
            paramLabel = "fast|default|max",
            description = "How much work a document may take; default: default.")
    Profile profile = Profile.DEFAULT;

    @Option(
            names = "--threshold",
            paramLabel = "0..1",
            description =
                    "The lowest score that counts as found; default: 0.5. Lower finds more and redacts more. One for"
                            + " a kind goes behind it: 0.5,NAME=0.35.")
    private @Nullable String threshold;

    @Option(
            names = "--thresholds",
            paramLabel = "FILE",
            description =
                    "The same from a file, as `cordon eval --sweep` writes it. What --threshold says goes over it.")
    private @Nullable Path thresholdsFile;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A sequence model that `cordon train` wrote, in the place of the one that ships.")
    @Nullable
    Path model;

    /**
     * What the two options say together.
     *
     * @throws CordonException with every problem of the one that is wrong
     */
    Thresholds thresholds() {
        Thresholds filed = thresholdsFile == null ? Thresholds.DEFAULT : Thresholds.load(thresholdsFile);
        try {
            return threshold == null ? filed : Thresholds.parse(threshold, filed);
        } catch (CordonException wrong) {
            throw new CordonException(
                    CliError.BAD_VALUE,
                    wrong,
                    Stream.concat(
                                    Stream.of(SafeArg.key("option", "--threshold")),
                                    wrong.args().stream().skip(1))
                            .toArray(SafeArg[]::new));
        }
    }
}

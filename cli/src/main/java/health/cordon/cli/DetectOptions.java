package health.cordon.cli;

import health.cordon.deid.Deidentifier;
import health.cordon.deid.Profile;
import java.nio.file.Path;
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
            description = "The lowest score that counts as found; default: 0.5. Lower finds more and redacts more.")
    double threshold = Deidentifier.DEFAULT_THRESHOLD;
}

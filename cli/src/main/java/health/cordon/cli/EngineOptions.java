package health.cordon.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How PHI is found, and what is done with it. */
final class EngineOptions extends DetectOptions {

    @Option(
            names = "--policy",
            paramLabel = "NAME|FILE",
            description = "What to do with each kind of PHI: safe-harbor (default), limited-data-set, research-dates,"
                    + " surrogate, or a YAML file.")
    String policy = "safe-harbor";

    @Option(
            names = "--keyset",
            paramLabel = "FILE",
            description =
                    "The keys for shifts, surrogates, pseudonyms and codes. Without one, keys are made for this run"
                            + " and thrown away.")
    @Nullable
    Path keyset;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "The passphrase of a sealed keyset. The environment variable CORDON_PASSPHRASE works too.")
    @Nullable
    Path passphrase;

    @Option(
            names = "--vault",
            paramLabel = "FILE",
            description = "Where re-identification codes are kept, encrypted. Needs --keyset.")
    @Nullable
    Path vault;
}

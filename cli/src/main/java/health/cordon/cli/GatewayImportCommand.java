package health.cordon.cli;

import health.cordon.cli.litellm.LiteLlmConfig;
import health.cordon.cli.outcome.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cordon gateway import}. */
@Command(
        name = "import",
        header = "Turn a LiteLLM configuration into a gateway section.",
        description = {
            "Writes the section on standard output, in mode pseudonymize: each model_name becomes a route, each deployment an"
                    + " endpoint. Keys are never copied: os.environ/NAME becomes key-env: NAME, and for a key that stands in the"
                    + " file a key-file is named, which you make.",
            "What cannot be carried over is listed on standard error and again at the section's end, with its line; the exit"
                    + " code is then 1. Check what was made with `cordon gateway check`."
        },
        footer = "  cordon gateway import litellm.yaml >> cordon.yaml")
final class GatewayImportCommand implements Callable<Integer> {

    private final Io io;

    @Parameters(paramLabel = "FILE", description = "LiteLLM's configuration, in YAML.")
    private Path file = Path.of("");

    @Mixin
    private StandardOptions standard = new StandardOptions();

    GatewayImportCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() {
        LiteLlmConfig read = LiteLlmConfig.read(AccessCommand.read(file));
        io.print(read.section());
        read.leftOut().forEach(line -> io.err().println("cordon: not carried over: " + line));
        return (read.leftOut().isEmpty() ? ExitCode.OK : ExitCode.SOME_FAILED).code();
    }
}

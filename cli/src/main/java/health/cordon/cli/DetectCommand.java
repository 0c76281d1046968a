package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.stream.DetectStream;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.lines.Offsets;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cordon detect}. */
@Command(
        name = "detect",
        header = "Find PHI in lines of JSON, for programs.",
        description = {
            "Reads lines {\"id\": ..., \"text\": \"...\"} from standard input and answers each, in order, with a line"
                    + " {\"id\": ..., \"spans\": [{\"start\", \"end\", \"type\", \"score\", \"detector\"}]} on standard"
                    + " output. Other fields are ignored; the id comes back as it was. Offsets count Unicode code points"
                    + " from 0; the end is behind the last.",
            "A line that cannot be answered gives {\"id\": ..., \"error\": \"C5020\"} and a message with its number on"
                    + " standard error; the others go on, and the exit code is 1.",
            "Answers leave as soon as the input pauses, so a program may send one line and wait for its answer."
        },
        footer = {
            "  cordon detect < notes.ndjson > spans.ndjson",
            "  echo '{\"id\": 1, \"text\": \"Seen by Dr. Imre Balogh.\"}' | cordon detect"
        })
final class DetectCommand implements Callable<Integer> {

    /** More would only fill the screen. */
    private static final int MESSAGES = 50;

    private final Io io;

    @Mixin
    private DetectOptions options = new DetectOptions();

    @Option(
            names = "--offsets",
            paramLabel = "codepoints|utf16",
            description = "In what offsets count; default: codepoints.")
    private Offsets offsets = Offsets.CODEPOINTS;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many documents are worked on at once; default: one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private StandardOptions standard = new StandardOptions();

    private long told;

    DetectCommand(Io io) {
        this.io = io;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--threads"));
        }
        try (Engine engine = Engine.of(options)) {
            DetectStream stream =
                    new DetectStream(document -> engine.detect(document).spans(), offsets, threads);
            long failed = stream.run(io.in(), io.out(), (line, why) -> {
                if (++told <= MESSAGES) {
                    io.err().printf(Locale.ROOT, "cordon: line %d: %s (C%04d)%n", line, why.message(), why.number());
                }
            });
            if (failed > MESSAGES) {
                io.err().println("cordon: and " + (failed - MESSAGES) + " lines more");
            }
            return (failed == 0 ? ExitCode.OK : ExitCode.SOME_FAILED).code();
        }
    }
}

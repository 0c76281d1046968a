package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Amounts;
import health.cordon.cli.terminal.ProgressBar;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One file after another, each into one of its own: what {@code seal} and {@code open} have in common. */
final class SealingRun {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
    private List<Path> files = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the results go; default: beside each file.")
    private @Nullable Path out;

    @Option(names = "--overwrite", description = "Replace files that stand where results go.")
    private boolean overwrite;

    @Option(names = "--quiet", description = "No progress and no summary; errors are still told.")
    private boolean quiet;

    /** What is done with a file. */
    @FunctionalInterface
    interface Work {
        /** How many bytes of text. */
        long done(Path input, Path output, boolean replace, LongConsumer progress);
    }

    /**
     * Does it with every file.
     *
     * @param verb for the summary, such as {@code sealed}
     * @param name the result's name of a file's name
     */
    ExitCode run(Io io, String verb, UnaryOperator<String> name, Work work) {
        refuseEqualNames(name);
        AtomicBoolean stop = new AtomicBoolean();
        long began = System.nanoTime();
        long bytes = 0;
        int done = 0;
        try (ProgressBar bar =
                        new ProgressBar(io.err(), quiet ? io.errTerminal().quiet() : io.errTerminal());
                Interruption _ = new Interruption(
                        () -> stop.set(true), () -> io.err().println("cordon: " + CliError.INTERRUPTED.message()))) {
            bar.expect(total(), files.size());
            for (Path file : files) {
                try {
                    bytes += one(file, output(file, name), work, bar, stop);
                    done++;
                } catch (CordonException e) {
                    if (e.code() == CliError.INTERRUPTED) {
                        return ExitCode.INTERRUPTED;
                    }
                    bar.message("cordon: " + file + ": " + e.getMessage());
                }
                bar.fileDone();
            }
        }
        if (!quiet) {
            double seconds = (System.nanoTime() - began) / 1e9;
            io.err()
                    .println("cordon: " + verb + " " + Amounts.count(done, "file") + ", " + Amounts.bytes(bytes)
                            + (seconds < 1 ? "" : ", " + Amounts.rate(bytes, seconds)));
        }
        return done == files.size() ? ExitCode.OK : ExitCode.SOME_FAILED;
    }

    private long one(Path file, Path output, Work work, ProgressBar bar, AtomicBoolean stop) {
        if (!Files.exists(file)) {
            throw new CordonException(CliError.NO_INPUT);
        }
        if (!Files.isRegularFile(file)) {
            throw new CordonException(CliError.NOT_A_FILE);
        }
        long[] last = new long[1];
        return work.done(file, output, overwrite, sofar -> {
            bar.advance(sofar - last[0]);
            last[0] = sofar;
            if (stop.get()) {
                throw new CordonException(CliError.INTERRUPTED);
            }
        });
    }

    private Path output(Path file, UnaryOperator<String> name) {
        String result = name.apply(
                Objects.requireNonNull(file.toAbsolutePath().getFileName()).toString());
        return out == null ? file.resolveSibling(result) : out.resolve(result);
    }

    private void refuseEqualNames(UnaryOperator<String> name) {
        Set<Path> outputs = new HashSet<>();
        for (Path file : files) {
            Path output = output(file, name);
            if (!outputs.add(output.toAbsolutePath().normalize())) {
                throw new CordonException(CliError.SAME_OUTPUT, SafeArg.path(output));
            }
        }
        try {
            if (out != null) {
                Files.createDirectories(out);
            }
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_WRITE, e, SafeArg.path(out), SafeArg.cause(e));
        }
    }

    private long total() {
        long total = 0;
        for (Path file : files) {
            try {
                total += Files.size(file);
            } catch (IOException e) {
                // Its own turn says what is wrong with it.
            }
        }
        return total;
    }
}

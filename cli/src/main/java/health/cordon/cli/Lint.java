package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Paint;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Checks files and tells every problem of each. */
final class Lint {

    private Lint() {}

    /**
     * Tells them.
     *
     * @param problems those of a file, each told by its line
     * @return the command's exit code
     * @throws CordonException if one is no file
     */
    static int of(List<Path> files, Io io, Function<Path, ? extends List<?>> problems) {
        boolean clean = true;
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new CordonException(CliError.BAD_SETTING_FILE, SafeArg.path(file));
            }
            List<?> found = problems.apply(file);
            found.forEach(problem -> io.println(file + ":" + problem));
            clean &= found.isEmpty();
            if (found.isEmpty()) {
                io.println(file + ": " + Paint.GOOD.on(io.outTerminal(), "ok"));
            }
        }
        return (clean ? ExitCode.OK : ExitCode.CONFIGURATION).code();
    }
}

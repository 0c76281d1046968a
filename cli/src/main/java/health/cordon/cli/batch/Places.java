package health.cordon.cli.batch;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which folders may be written to. */
public final class Places {

    private Places() {}

    /**
     * Refuses an output folder that is, or lies inside, an input folder: the next run would take its outputs for inputs.
     * Links do not hide it.
     */
    public static void refuseInside(Path out, List<Path> inputs) {
        Path real = real(out);
        for (Path input : inputs) {
            if (Files.isDirectory(input) && real.startsWith(real(input))) {
                throw new CordonException(CliError.OUT_INSIDE_INPUT, SafeArg.path(out));
            }
        }
    }

    /** Refuses an output that is its own input, by whatever name. */
    public static void refuseSame(Path input, Path output) {
        try {
            if (Files.exists(output) && Files.isSameFile(input, output)) {
                throw new CordonException(CliError.OVER_THE_INPUT, SafeArg.path(output));
            }
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_READ, e, SafeArg.path(input));
        }
    }

    /** The real path of what is there, with the rest that is not there yet behind it. */
    private static Path real(Path path) {
        Path there = path.toAbsolutePath().normalize();
        Path rest = Path.of("");
        while (there.getParent() != null && !Files.exists(there)) {
            rest = there.getFileName().resolve(rest);
            there = there.getParent();
        }
        try {
            return there.toRealPath().resolve(rest).normalize();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}

package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.store.Target;
import health.cordon.store.Tenant;
import health.cordon.store.governed.RecordKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a purge is about. A patient's id is PHI and every process may read a command line: it comes from a file. */
final class StoreTarget {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private One one = new One();

    /** One of them. */
    private static final class One {

        @Option(
                names = "--patient-file",
                required = true,
                paramLabel = "FILE",
                description = "The patient whose id is in this file's first line.")
        @Nullable
        Path patient;

        @Option(
                names = "--collection",
                required = true,
                paramLabel = "KIND/NAME",
                description = "The collection of this name; kinds are inference_log, prompt_history and"
                        + " evaluation_dataset.")
        @Nullable
        String collection;
    }

    Target of(Tenant tenant) {
        return one.patient != null
                ? tenant.holds().subject(patient(one.patient))
                : collection(one.collection == null ? "" : one.collection);
    }

    static Phi patient(Path file) {
        try {
            String id = Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
            if (id.isEmpty()) {
                throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--patient-file"));
            }
            return Phi.of(id);
        } catch (IOException e) {
            throw new CordonException(CliError.BAD_SETTING_FILE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    static Target collection(String text) {
        int slash = text.indexOf('/');
        try {
            return Target.collection(
                    RecordKind.valueOf(text.substring(0, Math.max(0, slash)).toUpperCase(Locale.ROOT)),
                    text.substring(slash + 1));
        } catch (IllegalArgumentException e) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--collection"));
        }
    }
}

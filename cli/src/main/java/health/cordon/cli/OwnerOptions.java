package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.core.Phi;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.crypto.keyring.KeyOwner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Whose key. A patient's id is PHI and every process may read a command line, so it comes from a file. */
final class OwnerOptions {

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Owner owner = new Owner();

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            description = "The organisation that the owner belongs to, where there are several.")
    private String tenant = "";

    /** One of them. */
    private static final class Owner {

        @Option(
                names = "--dataset",
                required = true,
                paramLabel = "NAME",
                description = "The key of this dataset. The name is kept in clear: no patient in it.")
        @Nullable
        String dataset;

        @Option(
                names = "--model",
                required = true,
                paramLabel = "NAME",
                description = "The key of this model. The name is kept in clear: no patient in it.")
        @Nullable
        String model;

        @Option(
                names = "--patient-file",
                required = true,
                paramLabel = "FILE",
                description = "The key of the patient whose id is in this file's first line.")
        @Nullable
        Path patient;
    }

    KeyOwner owner() {
        return named().in(tenant);
    }

    private KeyOwner named() {
        if (owner.dataset != null) {
            return KeyOwner.dataset(filled("--dataset", owner.dataset));
        }
        if (owner.model != null) {
            return KeyOwner.model(filled("--model", owner.model));
        }
        Path file = owner.patient;
        if (file == null) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", "--dataset"));
        }
        return KeyOwner.patient(Phi.of(filled("--patient-file", firstLine(file))));
    }

    private static String filled(String option, String name) {
        if (name.isBlank()) {
            throw new CordonException(CliError.BAD_VALUE, SafeArg.key("option", option));
        }
        return name;
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
        } catch (IOException e) {
            throw new CordonException(CliError.BAD_SETTING_FILE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }
}

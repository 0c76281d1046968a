package health.cordon.cli;

import health.cordon.access.policy.AccessPolicies;
import health.cordon.access.policy.AccessPolicy;
import health.cordon.access.policy.PolicyProblem;
import health.cordon.cli.outcome.CliError;
import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Paint;
import health.cordon.core.config.NearestWord;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cordon access}: the small subcommands; the others have a class each. */
@Command(
        name = "access",
        header = "Ask, test, check and show access policies.",
        description =
                "Access policies say who may do what, and why, in Cedar. What no policy permits is denied. The built-in ones"
                        + " work from the first day; a folder of your own adds to them.",
        footer = {
            "  cordon access explain --role data-scientist --purpose HRESCH --action train --resource TrainingData",
            "  cordon access test my-tests.yaml --policies my-policies/",
            "  cordon access show --out my-policies/"
        })
final class AccessCommand {

    private final Io io;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    AccessCommand(Io io) {
        this.io = io;
    }

    @Command(
            name = "lint",
            description =
                    "Check a folder of policies together with the built-in ones; every problem is told with its line. Ends"
                            + " with 3 if there is any.",
            footer = "  cordon access lint my-policies/")
    int lint(
            @Parameters(paramLabel = "DIR", description = "A folder of .cedar files.") Path folder,
            @Option(names = "--only", description = "Check them alone, without the built-in ones.") boolean only,
            @Mixin StandardOptions options) {
        List<PolicyProblem> problems = AccessPolicies.lint(folder, only);
        problems.forEach(problem -> io.println(problem.toString()));
        if (problems.isEmpty()) {
            io.println(folder + ": " + Paint.GOOD.on(io.outTerminal(), "ok"));
        }
        return (problems.isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION).code();
    }

    @Command(
            name = "show",
            description = "List the built-in policies, or write them to a folder to change them there.",
            footer = {"  cordon access show", "  cordon access show --out my-policies/"})
    int show(
            @Option(
                            names = "--out",
                            paramLabel = "DIR",
                            description =
                                    "Write the files into this folder, the schema and the tests among them. No file is"
                                            + " replaced.")
                    @Nullable
                    Path out,
            @Mixin StandardOptions options) {
        AccessPolicies policies = AccessPolicies.builtIn();
        if (out != null) {
            policies.files().forEach((name, text) -> write(out.resolve(name), text));
            write(out.resolve("tests.yaml"), AccessPolicies.builtInTests());
            io.println("wrote " + (policies.files().size() + 1) + " files to " + out);
            return 0;
        }
        String file = "";
        for (AccessPolicy policy : policies.all()) {
            if (!policy.file().equals(file)) {
                file = policy.file();
                io.println(Paint.STRONG.on(io.outTerminal(), file));
            }
            io.println(String.format(
                    Locale.ROOT, "  %-42s %s%s", policy.id(), policy.forbids() ? "FORBIDS. " : "", policy.says()));
        }
        return 0;
    }

    private static void write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CordonException(CliError.FILE_EXISTS, e, SafeArg.path(file));
        } catch (IOException e) {
            throw new CordonException(CliError.CANNOT_WRITE, e, SafeArg.path(file));
        }
    }

    /** The text of a file that a command was given. */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CordonException(CliError.BAD_SETTING_FILE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }

    /** A word that an option does not take, with the nearest one that it does. */
    static CordonException unknown(String option, String word, Collection<String> known) {
        return new CordonException(
                CliError.BAD_VALUE, SafeArg.key("option", option), SafeArg.key("hint", NearestWord.hint(word, known)));
    }
}

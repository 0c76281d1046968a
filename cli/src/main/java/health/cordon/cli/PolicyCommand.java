package health.cordon.cli;

import health.cordon.cli.outcome.CliError;
import health.cordon.cli.terminal.Paint;
import health.cordon.core.PhiKind;
import health.cordon.core.error.CordonException;
import health.cordon.core.error.SafeArg;
import health.cordon.deid.policy.Imported;
import health.cordon.deid.policy.PhilterImport;
import health.cordon.deid.policy.Policy;
import health.cordon.deid.policy.PolicySchema;
import health.cordon.deid.policy.PresidioImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cordon policy}: one method a subcommand. */
@Command(
        name = "policy",
        header = "List, show, check and import policies.",
        description = "A policy says what is done with each kind of PHI. It is a few lines of YAML.",
        footer = {
            "  cordon policy show safe-harbor > my-policy.yaml",
            "  cordon policy lint my-policy.yaml",
            "  cordon policy kinds"
        })
final class PolicyCommand {

    private final Io io;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    PolicyCommand(Io io) {
        this.io = io;
    }

    @Command(name = "list", description = "List the built-in policies.", footer = "  cordon policy list")
    int list(@Mixin StandardOptions options) {
        for (String name : Policy.names()) {
            io.println(Paint.STRONG.on(io.outTerminal(), String.format(Locale.ROOT, "%-18s", name)) + " "
                    + Policy.named(name).description());
        }
        return 0;
    }

    @Command(
            name = "show",
            description = "Write a policy out in full, as YAML, with its hash.",
            footer = "  cordon policy show research-dates")
    int show(
            @Parameters(
                            paramLabel = "NAME|FILE",
                            description = "A built-in policy or a file.",
                            defaultValue = "safe-harbor")
                    String policy,
            @Mixin StandardOptions options) {
        Policy shown = Engine.policy(policy);
        io.println("# sha256 " + shown.hash());
        io.print(shown.toYaml());
        return 0;
    }

    @Command(
            name = "lint",
            description = "Check policy files; every problem is told with its line. Ends with 3 if there is any.",
            footer = "  cordon policy lint policies/*.yaml")
    int lint(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Policy files.") List<Path> files,
            @Mixin StandardOptions options) {
        return Lint.of(files, io, Policy::lint);
    }

    @Command(
            name = "kinds",
            description = "List the kinds of PHI with their paragraphs of 45 CFR 164.514(b)(2)(i).",
            footer = "  cordon policy kinds")
    int kinds(@Mixin StandardOptions options) {
        for (PhiKind kind : PhiKind.values()) {
            io.println(Paint.of(kind).on(io.outTerminal(), String.format(Locale.ROOT, "%-16s", kind.name())) + " ("
                    + kind.paragraph() + ")  " + kind.title());
        }
        return 0;
    }

    @Command(
            name = "schema",
            description = "Write the JSON Schema of policies, for editors.",
            footer = "  cordon policy schema > cordon-policy.schema.json")
    int schema(@Mixin StandardOptions options) {
        io.print(PolicySchema.json());
        return 0;
    }

    @Command(
            name = "import",
            description =
                    "Turn another engine's file into Cordon's YAML on standard output: recognisers of Presidio become"
                            + " site rules, a policy of Philter becomes a policy. What cannot be carried over is told.",
            footer = {
                "  cordon policy import presidio recognizers.yaml > site-rules.yaml",
                "  cordon policy import philter policy.json > policy.yaml"
            })
    int importFrom(
            @Parameters(paramLabel = "presidio|philter", description = "Whose file it is.") Source source,
            @Parameters(paramLabel = "FILE", description = "The file.") Path file,
            @Mixin StandardOptions options) {
        String text = read(file);
        Imported imported = source == Source.PRESIDIO ? PresidioImport.read(text) : PhilterImport.read(text);
        imported.warnings().forEach(warning -> io.err().println("cordon: " + warning));
        io.print(imported.yaml());
        return 0;
    }

    /** Engines whose files can be read. */
    enum Source {
        PRESIDIO,
        PHILTER
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CordonException(CliError.BAD_SETTING_FILE, e, SafeArg.path(file), SafeArg.cause(e));
        }
    }
}

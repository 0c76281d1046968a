package health.cordon.cli;

import health.cordon.access.minimum.MinimumNecessary;
import health.cordon.access.minimum.MinimumRule;
import health.cordon.access.minimum.MinimumSchema;
import health.cordon.cli.terminal.Paint;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cordon minimum}: the small subcommands. */
@Command(
        name = "minimum",
        header = "Cut records down to the minimum necessary.",
        description =
                "A rule says, for a consuming function, a purpose and a role, which fields of a record are given. Fields that"
                        + " no rule names are withheld (45 CFR 164.502(b), 164.514(d)).",
        footer = {
            "  cordon minimum filter patients.ndjson --function cohort --purpose HRESCH --role data-scientist",
            "  cordon minimum show > my-rules.yaml",
            "  cordon minimum lint my-rules.yaml"
        })
final class MinimumCommand {

    private final Io io;

    @Mixin
    private StandardOptions standard = new StandardOptions();

    MinimumCommand(Io io) {
        this.io = io;
    }

    /** Built-in rules by name, or a file. */
    static MinimumNecessary rules(String nameOrFile) {
        return MinimumNecessary.names().contains(nameOrFile)
                ? MinimumNecessary.named(nameOrFile)
                : MinimumNecessary.load(Path.of(nameOrFile));
    }

    @Command(
            name = "list",
            description = "List the rules, with what each is for.",
            footer = {"  cordon minimum list", "  cordon minimum list my-rules.yaml"})
    int list(
            @Parameters(paramLabel = "NAME|FILE", description = "Built-in rules or a file.", defaultValue = "standard")
                    String name,
            @Mixin StandardOptions options) {
        for (MinimumRule rule : rules(name).rules()) {
            String roles = rule.roles().stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
            io.println(Paint.STRONG.on(io.outTerminal(), String.format(Locale.ROOT, "%-18s", rule.id())) + " "
                    + String.join(", ", rule.functions()) + "; "
                    + rule.purposes().stream().map(Enum::name).sorted().collect(Collectors.joining(", ")) + "; "
                    + (roles.isEmpty() ? "any role" : roles));
            io.println("                   " + rule.says());
        }
        return 0;
    }

    @Command(
            name = "show",
            description = "Write rules out, as YAML, with their hash.",
            footer = "  cordon minimum show > my-rules.yaml")
    int show(
            @Parameters(paramLabel = "NAME|FILE", description = "Built-in rules or a file.", defaultValue = "standard")
                    String name,
            @Mixin StandardOptions options) {
        MinimumNecessary rules = rules(name);
        io.println("# sha256 " + rules.hash());
        io.print(rules.text());
        return 0;
    }

    @Command(
            name = "lint",
            description = "Check files of rules; every problem is told with its line. Ends with 3 if there is any.",
            footer = "  cordon minimum lint my-rules.yaml")
    int lint(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of rules.") List<Path> files,
            @Mixin StandardOptions options) {
        return Lint.of(files, io, MinimumNecessary::lint);
    }

    @Command(
            name = "schema",
            description = "Write the JSON Schema of rules, for editors.",
            footer = "  cordon minimum schema > minimum-necessary.schema.json")
    int schema(@Mixin StandardOptions options) {
        io.print(MinimumSchema.json());
        return 0;
    }
}

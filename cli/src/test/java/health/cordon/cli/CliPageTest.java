package health.cordon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.cordon.cli.outcome.ExitCode;
import health.cordon.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/cli.md} says of every command and every option what its help says, and help holds to its form. */
class CliPageTest {

    private static final Set<String> EVERYWHERE = Set.of("--help", "--debug");

    @Test
    void everyCommandHasItsHeadingAndEveryOptionItsRow() throws IOException {
        List<String> missing = new ArrayList<>();
        collect(tree(), page(), missing);
        assertThat(missing).as("lines that docs/cli.md lacks").isEmpty();
    }

    @Test
    void everyExitCodeIsThere() throws IOException {
        for (ExitCode exit : ExitCode.values()) {
            assertThat(page()).contains("| " + exit.code() + " | ");
        }
    }

    @Test
    void everyHelpHasADescriptionExamplesAndExitCodes() {
        forEach(tree(), command -> {
            String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
            assertThat(help).contains("Usage: cordon", "Examples:\n  ", "Exit codes:", "130");
            assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(String.join("", option.description()))
                        .as(option.longestName())
                        .endsWith(".");
            }
        });
    }

    private static void collect(CommandLine command, String page, List<String> missing) {
        CommandSpec spec = command.getCommandSpec();
        String heading = "## `" + spec.qualifiedName() + "`\n";
        int at = page.indexOf(heading);
        if (at < 0) {
            missing.add(heading);
        }
        int end = at < 0 ? -1 : page.indexOf("\n## ", at);
        String section = at < 0 ? "" : page.substring(at, end < 0 ? page.length() : end);
        for (OptionSpec option : spec.options()) {
            String row = "| `" + option.longestName() + (option.arity().max() > 0 ? " " + option.paramLabel() : "")
                    + "` | " + String.join(" ", option.description()) + " |";
            String escaped = row.replace("|text", "\\|text").replaceAll("(?<=\\w)\\|(?=\\w)", "\\\\|");
            if (!EVERYWHERE.contains(option.longestName()) && !section.contains(escaped)) {
                missing.add(spec.qualifiedName() + ": " + escaped);
            }
        }
        command.getSubcommands().values().stream().distinct().forEach(inner -> collect(inner, page, missing));
    }

    private static void forEach(CommandLine command, java.util.function.Consumer<CommandLine> check) {
        check.accept(command);
        command.getSubcommands().values().stream().distinct().forEach(inner -> forEach(inner, check));
    }

    private static CommandLine tree() {
        return Cordon.tree(new Io(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                Terminal.NONE,
                Terminal.NONE));
    }

    private static String page() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        Path page = folder.resolve("docs/cli.md");
        return Files.exists(page) ? Files.readString(page) : "";
    }
}
